import { due, dueFromDate, parseLimit, rungAt, shanghaiDate, type Calendar, type DeadlineRule, type Due, type Rung } from '@lib/calendar';
import type { Armed } from './case.js';
import type { World } from './world.js';

/** A limit in days depends on the legal day and on what has changed its length, and its derivation costs more than all else in a decision. */
const limits = new WeakMap<Calendar, WeakMap<DeadlineRule, Map<string, Due>>>();
const daysKept = 1_000;

/** Since when a limit counts, and what has changed its length. */
export type Span = Pick<Armed, 'startedAt' | 'limit' | 'until' | 'pausedDays' | 'extendedBy'>;

export function limitOf(rule: DeadlineRule, span: Span, calendar: Calendar): Due {
  if (parseLimit(span.limit ?? rule.limit).unit === 'h') return limitOfItsOwn(rule, span, calendar);
  const ofRule = limits.get(calendar)?.get(rule) ?? new Map<string, Due>();
  const day = keyOf(span);
  const known = ofRule.get(day);
  if (known) return known;
  if (ofRule.size >= daysKept) ofRule.clear();
  const { startedOn, dueOn, dueAt, provisional, why } = limitOfItsOwn(rule, span, calendar);
  // With its sentences, which are drawn once for all cases of that day: what is armed carries them.
  const limit = { startedOn, dueOn, dueAt, provisional, why };
  const ofCalendar = limits.get(calendar) ?? new WeakMap<DeadlineRule, Map<string, Due>>();
  limits.set(calendar, ofCalendar.set(rule, ofRule.set(day, limit)));
  return limit;
}

/** The day, and what has changed the length. */
function keyOf({ startedAt, limit, until, pausedDays, extendedBy }: Span): string {
  const day = shanghaiDate(startedAt);
  const usual = limit === undefined && until === undefined && pausedDays === undefined && extendedBy === undefined;
  return usual ? day : `${day}/${limit ?? ''}/${until ?? ''}/${pausedDays ?? ''}/${extendedBy ?? ''}`;
}

const agreedDay = { zh: '约定期限', en: 'Day that was set' };

function limitOfItsOwn(rule: DeadlineRule, { startedAt, limit, until, pausedDays, extendedBy }: Span, calendar: Calendar): Due {
  const options = { ends: rule.ends, trigger: rule.trigger, pausedDays, extendedBy };
  const usual = due(limit ?? rule.limit, startedAt, calendar, options);
  if (until === undefined) return usual;
  const sooner = dueFromDate('0 D', until, calendar, { ...options, trigger: agreedDay });
  return sooner.dueAt < usual.dueAt ? { ...sooner, startedOn: usual.startedOn } : usual;
}

/** When this step of the ladder comes, counted from the limit as it is now. Repeats that were missed are passed over. */
export const rungInstant = (
  rule: DeadlineRule,
  step: number,
  { dueOn, limitAt, startedAt }: Pick<Armed, 'dueOn' | 'limitAt' | 'startedAt'>,
  { calendar, now }: Pick<World, 'calendar' | 'now'>,
): number | null =>
  rungAt(rule, step, { dueOn, dueAt: limitAt }, startedAt, calendar, { notBefore: step >= rule.ladder.length ? now : -Infinity });

/** The step of the ladder that this rung is; beyond the ladder the last one repeats. */
export const rungOf = (rule: DeadlineRule, { rung, climbedFrom = 0 }: Pick<Armed, 'rung' | 'climbedFrom'>): Rung | undefined =>
  rule.ladder[Math.min(rung - climbedFrom, rule.ladder.length - 1)];
