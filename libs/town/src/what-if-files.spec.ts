import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configRoot, faultOf } from './changed-config.fixture.js';
import { loadLaw } from './load-law.js';
import { loadTown } from './load-town.js';
import { loadChangedDeadlines, loadRouting } from './what-if-files.js';

describe('what is to be tried', () => {
  let folder: string;
  const law = loadLaw(configRoot);
  const village = loadTown(configRoot, 'duliu').villages[0]?.id ?? '';
  const file = (text: string): string => {
    const path = join(folder, 'tried.yaml');
    writeFileSync(path, text);
    return path;
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'what-if-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is the law but for the limits that a file names', () => {
    const tried = loadChangedDeadlines(configRoot, file('S-08: 5 D\n'), law);
    expect(tried.get('S-08')).toEqual({ ...law.deadlines.get('S-08'), limit: '5 D' });
    expect([...tried].filter(([id]) => id !== 'S-08')).toEqual([...law.deadlines].filter(([id]) => id !== 'S-08'));
  });

  it('is another length of an extension, with another limit or without', () => {
    const [village, ruling] = [law.deadlines.get('S-08'), law.deadlines.get('T-03')];
    const tried = loadChangedDeadlines(configRoot, file('S-08: { extension: 10 D }\nT-03: { limit: 20 D, extension: 5 D }\n'), law);
    expect(tried.get('S-08')).toEqual({ ...village, extension: { ...village?.extension, limit: '10 D' } });
    expect(tried.get('T-03')).toEqual({ ...ruling, limit: '20 D', extension: { ...ruling?.extension, limit: '5 D' } });
  });

  it('is a whole law where a folder has one', () => {
    expect(loadChangedDeadlines(configRoot, join(configRoot, 'law'), law)).toEqual(law.deadlines);
  });

  it.each([
    ['S-88: 5 D', '/S-88: the law has no rule S-88'],
    ['S-08: five days', '/S-08: "five days" is not a limit like 15 D or 3 WD'],
    ['T-02: { extension: 5 D }', '/T-02/extension: T-02 knows no extension'],
    ['S-08: { extension: five }', '/S-08/extension: "five" is not a limit like 15 D or 3 WD'],
    ['S-08: { days: 5 D }', '/S-08/days: unknown key; known here: limit, extension'],
    ['- S-08', ': should be a mapping, not ["S-08"]'],
  ])('is refused with its place: %s', (text, fault) => {
    expect(faultOf(() => loadChangedDeadlines(configRoot, file(text), law))).toBe(fault);
  });

  it('is a routing by office, of some tiles or of all', () => {
    const text = '- { lead: mediators, to: police }\n- { lead: police, to: mediators, tiles: [land] }\n';
    expect(loadRouting(configRoot, 'duliu', file(text))).toEqual([
      { lead: 'mediators', to: 'police' },
      { lead: 'police', to: 'mediators', tiles: ['land'] },
    ]);
  });

  it('is a routing by category, village and risk', () => {
    const text = `- { categories: ['07', '0201'], villages: [${village}], risks: [red, orange], to: police }\n`;
    expect(loadRouting(configRoot, 'duliu', file(text))).toEqual([
      { categories: ['07', '0201'], villages: [village], risks: ['red', 'orange'], to: 'police' },
    ]);
  });

  it.each([
    ['- { lead: nobody, to: police }', /^\/0\/lead: "nobody" is not one of/],
    ['- { lead: police, to: mediators, tiles: [noise] }', /^\/0\/tiles\/0: "noise" is not one of/],
    ['- { lead: police, to: mediators, when: now }', /^\/0\/when: unknown key/],
    ["- { categories: ['7'], to: police }", /^\/0\/categories\/0: "7" is not one of/],
    ['- { villages: [atlantis], to: police }', /^\/0\/villages\/0: "atlantis" is not one of/],
    ['- { risks: [purple], to: police }', /^\/0\/risks\/0: "purple" is not one of blue, yellow, orange, red/],
    ['- { to: police }', /^\/0: the route must say whom it concerns/],
  ])('is refused with its place: %s', (text, fault) => {
    expect(faultOf(() => loadRouting(configRoot, 'duliu', file(text)))).toMatch(fault);
  });
});
