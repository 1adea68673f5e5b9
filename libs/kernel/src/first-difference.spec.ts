import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstDifference } from './first-difference.js';

describe('the first difference of two values', () => {
  it.each([
    [
      { a: 1, b: [1, 2] },
      { b: [1, 2], a: 1 },
    ],
    [{ a: undefined }, {}],
    [null, null],
    [[], []],
  ])('is none between equals, whatever the order of their members: %j', (one, other) => {
    expect(firstDifference(one, other)).toBeNull();
  });

  it.each([
    [{ a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 3 }] } }, '/a/b/1/c'],
    [{ a: [1] }, { a: [1, 2] }, '/a/1'],
    [{ a: 1 }, {}, '/a'],
    [{}, { a: 1 }, '/a'],
    [{ a: null }, {}, '/a'],
    [[], {}, ''],
    ['1', 1, ''],
    [{ 'a/b~c': 1 }, { 'a/b~c': 2 }, '/a~1b~0c'],
  ])('of %j and %j stands at %s', (expected, found, pointer) => {
    expect(firstDifference(expected, found)?.pointer).toBe(pointer);
  });

  it('is found wherever one leaf is changed', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { minKeys: 1 }), (value) => {
        const [name = ''] = Object.keys(value);
        fc.pre(value[name] !== 'another');
        const changed = { ...value, [name]: 'another' };
        expect(firstDifference(value, changed)?.pointer).toBe(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
      }),
    );
  });
});
