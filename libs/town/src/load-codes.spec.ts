import { describe, expect, it } from '@jest/globals';
import { configRoot, faultOf, withChanged } from './changed-config.fixture.js';
import { mojOf } from './codes.js';
import { loadCodes } from './load-codes.js';

const codes = loadCodes(configRoot);
const faultWith = (file: string, from: string, to: string): string =>
  withChanged(`codes/${file}`, from, to, (root) => faultOf(() => loadCodes(root)));

describe('the code lists', () => {
  it('have their sizes', () => {
    const { tiles, classes, moj, doors, roles, grades, serviceTypes, organisationKinds } = codes;
    const lists = { tiles, classes, moj, doors, roles, grades, serviceTypes, organisationKinds };
    expect(Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length]))).toEqual({
      tiles: 12,
      classes: 17,
      moj: 18,
      doors: 13,
      roles: 12,
      grades: 4,
      serviceTypes: 4,
      organisationKinds: 8,
    });
  });
  it('have every leaf in a class and every class with a leaf', () => {
    expect(new Set(codes.leaves.map(({ code }) => code.slice(0, 2)))).toEqual(new Set(codes.classes.map(({ code }) => code)));
  });
  it('reach every type of the Ministry of Justice', () => {
    const reached = new Set(codes.leaves.flatMap(({ moj, mojWhen }) => [moj, ...mojWhen.map((rule) => rule.moj)]));
    expect([...reached].sort()).toEqual(codes.moj.map(({ code }) => code));
  });
  it('derive the type from the leaf, and from a flag where the leaf does not decide', () => {
    expect(mojOf(codes, '0902')).toBe('M03');
    expect(mojOf(codes, '0701')).toBe('M11');
    expect(mojOf(codes, '0701', ['wage-arrears'])).toBe('M10');
    expect(mojOf(codes, '0601', ['tourism'])).toBe('M12');
    expect(mojOf(codes, '0777')).toBeUndefined();
  });
});

describe('a code file is refused, with its place, for', () => {
  it.each([
    ['a tile without a leaf', 'tiles.yaml', "leaf: '0299'", "leaf: '0298'", /^\/0\/leaf: "0298" is not one of /],
    ['a code twice', 'grades.yaml', 'code: yellow', 'code: blue', /^\/1: the code blue stands twice$/],
    ['a leaf without a type', 'categories.yaml', 'moj: M01', 'moj: M19', /^\/leaves\/0\/moj: "M19" is not one of /],
    ['a leaf outside the classes', 'categories.yaml', "code: '0101'", "code: '1701'", /^\/leaves\/0\/code: there is no class 17$/],
    ['a number without quotes', 'categories.yaml', "code: '0101'", 'code: 0101', /^\/leaves\/0\/code: should be a text/],
    [
      'a role at an unknown kind of office',
      'roles.yaml',
      'heldAt: [centre]',
      'heldAt: [center]',
      /^\/2\/heldAt\/0: "center" is not one of /,
    ],
  ])('%s', (_, file, from, to, expected) => {
    expect(faultWith(file, from, to)).toMatch(expected);
  });
});
