import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { yearFromPackage } from './calendar-from-package.js';

const folder = join(process.cwd(), 'config', 'calendars');
const years = [2020, 2021, 2022, 2023, 2024, 2025, 2026] as const;
const fileOf = (year: number): string => join(folder, `${year}.json`);

/** UPDATE_CALENDARS=2027 writes the file of a newly published year; UPDATE_CALENDARS=all writes all of them anew. */
function update(): void {
  const wanted = process.env['UPDATE_CALENDARS'];
  if (!wanted) return;
  for (const year of wanted === 'all' ? years : [Number(wanted)]) {
    const found = yearFromPackage(year);
    if (!found) throw new Error(`chinese-days knows no holidays of ${year}`);
    writeFileSync(fileOf(year), formatted(found));
  }
}

/** One day a line, so that a correction is one line of a diff. */
function formatted(found: NonNullable<ReturnType<typeof yearFromPackage>>): string {
  const lines = found.days.map(
    ({ date, off, name }) =>
      `    { "date": "${date}", "off": ${off}, "name": { "zh": ${JSON.stringify(name.zh)}, "en": ${JSON.stringify(name.en)} } }`,
  );
  return `{\n  "year": ${found.year},\n  "source": "chinese-days",\n  "days": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

describe('config/calendars', () => {
  update();

  it.each(years)('%d agrees with the chinese-days package', (year) => {
    const { days }: { days: unknown } = JSON.parse(readFileSync(fileOf(year), 'utf8'));
    expect(days).toEqual(yearFromPackage(year)?.days);
  });

  it('has no year that the package does not know yet', () => {
    expect(yearFromPackage(2035)).toBeNull();
  });
});
