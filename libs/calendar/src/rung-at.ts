import type { Calendar } from './calendar.js';
import type { DeadlineRule, LimitText } from './deadline-rule.js';
import { count, endOfDay, type Due } from './due.js';
import { parseLimit } from './limit.js';
import { clampDay, dayNumber, dayOfInstant, firstDay, lastDay, startOfDayNumber } from './plain-date.js';
import type { DayNumber } from './plain-date.js';

export type DueMoment = Pick<Due, 'dueOn' | 'dueAt'>;

const opening = (day: DayNumber, calendar: Calendar): number => startOfDayNumber(day) + calendar.opensAtMs;

/** The opening of the day on which that fraction of the time is over; never before the start nor after the end. Epoch ms. */
export function share(due: DueMoment, startedAt: number, fraction: number, calendar: Calendar): number {
  const day = clampDay(dayOfInstant(startedAt + fraction * (due.dueAt - startedAt)));
  return Math.min(Math.max(opening(day, calendar), startedAt), due.dueAt);
}

/** The opening of the day so long before the last day (hours: before the end itself). @throws RangeError for months, years. */
export function before(due: DueMoment, span: LimitText, calendar: Calendar): number {
  const { n, unit } = parseLimit(span);
  if (unit === 'h') return due.dueAt - n * 3_600_000;
  if (unit === 'M' || unit === 'Y') throw new RangeError(`cannot count back by ${span}`);
  let day = dayNumber(due.dueOn);
  if (unit === 'D') day -= n;
  else for (let left = n; left > 0 && day > firstDay;) if (!calendar.isRest((day -= 1))) left -= 1;
  return opening(clampDay(day), calendar);
}

/** So long after the last day, ending as the rule ends (hours: after the end itself). Epoch ms. */
export function after(due: DueMoment, span: LimitText, ends: DeadlineRule['ends'], calendar: Calendar): number {
  const limit = parseLimit(span);
  if (limit.unit === 'h') return due.dueAt + limit.n * 3_600_000;
  return endOfDay(count(limit, dayNumber(due.dueOn), calendar).last, ends, calendar);
}

export interface RungOptions {
  /** Repeats at or before this instant were missed and are passed over: pass the present time when arming the next rung. */
  readonly notBefore?: number;
}

/**
 * The instant (epoch ms) at which a rung fires; null when the ladder has no such rung.
 * Indexes from the ladder's length on are the repeats of a last rung with `again`. With `notBefore`, a repeat is the first
 * one after it, so that a long outage is followed by one reminder and not by all that were missed.
 */
export function rungAt(
  rule: Pick<DeadlineRule, 'ladder' | 'ends'>,
  index: number,
  due: DueMoment,
  startedAt: number,
  calendar: Calendar,
  { notBefore = -Infinity }: RungOptions = {},
): number | null {
  const rung = rule.ladder[index];
  if (rung) {
    if (rung.at === 'due') return due.dueAt;
    if ('share' in rung.at) return share(due, startedAt, rung.at.share, calendar);
    if ('before' in rung.at) return before(due, rung.at.before, calendar);
    return after(due, rung.at.after, rule.ends, calendar);
  }
  const lastIndex = rule.ladder.length - 1;
  const again = rule.ladder[lastIndex]?.again;
  if (again === undefined || index < 0) return null;
  const last = rungAt(rule, lastIndex, due, startedAt, calendar);
  return last === null ? null : repeat(last, again, index - lastIndex, rule.ends, calendar, notBefore);
}

/** The n-th of the distinct repeats after `from`, or the first of them after `notBefore` if that is later. */
function repeat(from: number, again: LimitText, n: number, ends: DeadlineRule['ends'], calendar: Calendar, notBefore: number): number {
  const { n: length, unit } = parseLimit(again);
  // A span of nothing would stand still for ever; the loader of the law refuses it too.
  const span = { n: Math.max(length, 1), unit };
  if (span.unit === 'h') {
    const step = span.n * 3_600_000;
    return from + Math.max(n, notBefore >= from ? Math.floor((notBefore - from) / step) + 1 : n) * step;
  }
  // The repeats keep to their own grid, so that a repeat moved by a holiday does not move the ones after it.
  let grid = dayOfInstant(from - 1);
  let at = from;
  for (let passed = 0; (passed < n || at <= notBefore) && grid < lastDay;) {
    grid = span.unit === 'D' ? clampDay(grid + span.n) : count(span, grid, calendar).last;
    const next = endOfDay(count({ n: 0, unit: 'D' }, grid, calendar).last, ends, calendar);
    if (next > at) {
      at = next;
      passed += 1;
    }
  }
  return at;
}
