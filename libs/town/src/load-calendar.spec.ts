import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { makeCalendar } from '@lib/calendar';
import { configRoot, faultOf, withChanged } from './changed-config.fixture.js';
import { loadCalendar } from './load-calendar.js';

const override = (date: string): string =>
  `- { date: '${date}', off: true, name: { zh: 特别假期, en: special holiday }, because: notice 1 }\n`;
/** Leaves the year's file as it is and writes one of overrides beside it. */
const withOverrides = <T>(text: string, run: (root: string) => T): T =>
  withChanged('calendars/2026.json', '"year": 2026', '"year": 2026', (root) => {
    writeFileSync(join(root, 'calendars', 'overrides.yaml'), text);
    return run(root);
  });

describe('the calendars', () => {
  it('are published from 2020 to 2026', () => {
    expect(loadCalendar(configRoot).years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026]);
  });
  it('may be overridden by hand, which makes another version', () => {
    withOverrides(override('2026-11-25'), (root) => {
      const data = loadCalendar(root);
      expect(makeCalendar(data).restDay('2026-11-25')?.zh).toBe('特别假期');
      expect(data.version).not.toBe(loadCalendar(configRoot).version);
    });
  });
  it('without a year leave that year unpublished', () => {
    withChanged('calendars/2026.json', '"year": 2026', '"year": 2026', (root) => {
      rmSync(join(root, 'calendars', '2025.json'));
      const calendar = makeCalendar(loadCalendar(root));
      expect([2024, 2025, 2026].map((year) => calendar.published(year))).toEqual([true, false, true]);
    });
  });
  it.each([
    ['a day that does not exist', '2026-01-01', '2026-01-32', /^\/days\/0\/date: should be a date that exists/],
    ['a day of another year', '2026-01-01', '2025-01-01', /^\/days\/0\/date: 2025-01-01 is not in 2026/],
    ['a day twice', '2026-01-02', '2026-01-01', /^\/days\/1: the day 2026-01-01 stands twice/],
    ['a year that is not its file', '"year": 2026', '"year": 2025', /^\/year: the file is named after 2026/],
  ])('are refused for %s', (_, from, to, expected) => {
    expect(withChanged('calendars/2026.json', from, to, (root) => faultOf(() => loadCalendar(root)))).toMatch(expected);
  });
  it('are refused for an override in a year without a file', () => {
    expect(withOverrides(override('2031-01-01'), (root) => faultOf(() => loadCalendar(root)))).toMatch(
      /2031-01-01 is in a year without a file/,
    );
  });
});
