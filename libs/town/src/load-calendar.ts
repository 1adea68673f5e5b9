import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarData, CalendarYear, SpecialDay } from '@lib/calendar';
import { ConfigFault } from './config-fault.js';
import { readConfig, refuseTwice, type ConfigField } from './config-field.js';

/**
 * Rest days and make-up workdays of `config/calendars`: one file a published year, and `overrides.yaml`, whose days stand
 * against those of the year's file. The version changes whenever a day does. @throws ConfigFault on the first fault.
 */
export function loadCalendar(configRoot: string): CalendarData {
  const folder = join(configRoot, 'calendars');
  if (!existsSync(folder)) throw new ConfigFault(folder, '', 'the folder of calendars is missing');
  const overrides = overridesOf(join(folder, 'overrides.yaml'));
  const years = readdirSync(folder)
    .filter((name) => /^\d{4}\.json$/.test(name))
    .sort()
    .map((name) => overridden(yearOf(readConfig(join(folder, name)), Number(name.slice(0, 4))), overrides));
  const stray = [...overrides.keys()].find((date) => !years.some(({ year }) => date.startsWith(`${year}-`)));
  if (stray) throw new ConfigFault(join(folder, 'overrides.yaml'), '', `${stray} is in a year without a file of its own`);
  const digest = createHash('sha256').update(JSON.stringify(years)).digest('hex').slice(0, 8);
  return { version: `${years[0]?.year ?? 'none'}-${years.at(-1)?.year ?? 'none'}-${digest}`, years };
}

function yearOf(file: ConfigField, expected: number): CalendarYear {
  const { year, source, days } = file.object(['year', 'source', 'days']);
  source.text();
  if (year.integer() !== expected) throw year.fault(`the file is named after ${expected}`);
  const seen = new Set<string>();
  return { year: expected, days: days.list((item) => dayOf(item, ['date', 'off', 'name'], seen, expected)) };
}

function overridesOf(file: string): ReadonlyMap<string, SpecialDay> {
  if (!existsSync(file)) return new Map();
  const seen = new Set<string>();
  const days = readConfig(file).list((item) => {
    item.object(['date', 'off', 'name', 'because']).because.text();
    return dayOf(item, ['date', 'off', 'name', 'because'], seen);
  });
  return new Map(days.map((day) => [day.date, day]));
}

function dayOf(item: ConfigField, keys: readonly ('date' | 'off' | 'name' | 'because')[], seen: Set<string>, year?: number): SpecialDay {
  const fields = item.object(keys);
  const date = fields.date.date();
  if (year !== undefined && !date.startsWith(`${year}-`)) throw fields.date.fault(`${date} is not in ${year}`);
  refuseTwice(item, seen, date, 'the day');
  return { date, off: fields.off.flag(), name: fields.name.words() };
}

function overridden({ year, days }: CalendarYear, overrides: ReadonlyMap<string, SpecialDay>): CalendarYear {
  const all = new Map(days.map((day) => [day.date, day]));
  for (const [date, day] of overrides) if (date.startsWith(`${year}-`)) all.set(date, day);
  return { year, days: [...all.values()].sort((a, b) => (a.date < b.date ? -1 : 1)) };
}
