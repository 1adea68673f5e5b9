/** A legal day in Asia/Shanghai, `YYYY-MM-DD`, years 0001 to 9999. */
export type PlainDate = string;

/** Days since 1970-01-01; arithmetic is done on these. */
export type DayNumber = number;

export const dayMs = 86_400_000;
/** China Standard Time all year round; legal days never use the server's zone. */
const zoneMs = 8 * 3_600_000;

/** 0001-01-01 and 9999-12-31: sums stop here, so that a strange input stays a date. */
export const firstDay: DayNumber = -719_162;
export const lastDay: DayNumber = 2_932_896;

/** Days since 1970-01-01 of a civil date (Gregorian, proleptic); Hinnant's algorithm, without Date. */
export function dayOf(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function civilOf(dayNumber: DayNumber): Civil {
  const z = dayNumber + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1 };
}

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

function civilFrom(text: string): Civil | null {
  const match = shape.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? { year, month, day } : null;
}

/** True for a day that exists: `2026-02-30` does not. */
export const isPlainDate = (text: unknown): text is PlainDate => typeof text === 'string' && civilFrom(text) !== null;

/** @throws RangeError when the text is no day that exists; check at the door with {@link isPlainDate}. */
export function dayNumber(date: PlainDate): DayNumber {
  const civil = civilFrom(date);
  if (!civil) throw new RangeError(`not a date: ${JSON.stringify(date)}`);
  return dayOf(civil.year, civil.month, civil.day);
}

export const clampDay = (day: DayNumber): DayNumber => Math.min(Math.max(day, firstDay), lastDay);

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

export function plainDate(day: DayNumber): PlainDate {
  const civil = civilOf(clampDay(day));
  return `${String(civil.year).padStart(4, '0')}-${two(civil.month)}-${two(civil.day)}`;
}

export const addDays = (date: PlainDate, days: number): PlainDate => plainDate(clampDay(dayNumber(date) + days));

/** Calendar days from one day to another; negative where the other is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => dayNumber(to) - dayNumber(from);

export const yearOf = (date: PlainDate): number => Number(date.slice(0, 4));

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: DayNumber): number => (((day + 4) % 7) + 7) % 7;

export const dayOfInstant = (ms: number): DayNumber => Math.floor((ms + zoneMs) / dayMs);

/** First instant of a day in Shanghai, epoch ms. */
export const startOfDayNumber = (day: DayNumber): number => day * dayMs - zoneMs;

export const startOfDay = (date: PlainDate): number => startOfDayNumber(dayNumber(date));

/** The day on which an instant falls in Shanghai. */
export const shanghaiDate = (ms: number): PlainDate => plainDate(clampDay(dayOfInstant(ms)));

/** `2026-09-05T10:00:00.000+08:00`; a year beyond 9999 (the end of its last day) in ISO 8601's expanded form. */
export function isoShanghai(ms: number): string {
  const day = dayOfInstant(ms);
  const rest = ms - startOfDayNumber(day);
  const civil = civilOf(day);
  const year = civil.year > 9999 ? `+${String(civil.year).padStart(6, '0')}` : String(civil.year).padStart(4, '0');
  const [hour, minute, second] = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60, Math.floor(rest / 1000) % 60];
  const milli = String(Math.floor(rest % 1000)).padStart(3, '0');
  return `${year}-${two(civil.month)}-${two(civil.day)}T${two(hour)}:${two(minute)}:${two(second)}.${milli}+08:00`;
}

/** Milliseconds from midnight of `HH:MM`. @throws RangeError when it is no time of day. */
export function timeOfDay(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!match) throw new RangeError(`not a time of day: ${JSON.stringify(text)}`);
  return Number(match[1]) * 3_600_000 + Number(match[2]) * 60_000;
}
