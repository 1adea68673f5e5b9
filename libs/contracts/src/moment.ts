import { isRealDay } from './real-day.js';

const shape = /^(\d{4}-\d{2}-\d{2})(?:T((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?)(Z|[+ -](?:0\d|1[0-4]):[0-5]\d))?$/;
const day = 86_400_000;

/**
 * The instant (epoch ms) that a text names: ISO 8601 with offset, or a plain day of Asia/Shanghai, which means its end.
 * Null where it names none. A `+` that an address turned into a space is read as what it was.
 */
export function momentOf(text: string): number | null {
  const [, date, time, offset] = shape.exec(text) ?? [];
  if (date === undefined || !isRealDay(date) || date < '1900-01-01') return null;
  if (time === undefined || offset === undefined) return Date.parse(`${date}T00:00:00+08:00`) + day - 1;
  const instant = Date.parse(`${date}T${time}${offset.replace(' ', '+')}`);
  return Number.isNaN(instant) ? null : instant;
}
