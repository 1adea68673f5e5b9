import { addDays, daysBetween, parseLimit, type DeadlineRule, type Due, type PlainDate } from '@lib/calendar';
import type { NewEvent } from '@lib/kernel';
import { event } from './actions/edge.js';
import { limitOf, rungInstant } from './limits.js';
import type { Armed, Case } from './case.js';
import type { World } from './world.js';

/** How a client names a running deadline: its rule and the event that started it. */
export const nameOf = ({ rule, occurrence }: Pick<Armed, 'rule' | 'occurrence'>): string => `${rule}/${occurrence}`;

export const isPaused = ({ status }: Armed): boolean => status === 'paused';

/** Deadlines whose count may stand still and that still run; a limit that is over cannot be stopped afterwards. */
export const pausable = (one: Case, { deadlineRules, now }: World): readonly Armed[] =>
  one.deadlines.filter(
    ({ status, rule, limitAt }) => status === 'pending' && limitAt > now && deadlineRules.get(rule)?.pause !== undefined,
  );

/** Running deadlines whose rule knows an extension. */
export const extendable = (one: Case, { deadlineRules }: Pick<World, 'deadlineRules'>): readonly Armed[] =>
  one.deadlines.filter(({ status, rule }) => status === 'pending' && deadlineRules.get(rule)?.extension !== undefined);

/** Calendar days for which this deadline may still stand still. */
export const pauseLeft = ({ pausedDays = 0 }: Armed, rule: DeadlineRule): number =>
  rule.pause ? parseLimit(rule.pause.atMost).n - pausedDays : 0;

const key = ({ rule, occurrence, rung }: Armed): Pick<Armed, 'rule' | 'occurrence' | 'rung'> => ({ rule, occurrence, rung });

/** The day of the pause itself no longer counts. */
export const paused = (armed: Armed, on: PlainDate, until: PlainDate): NewEvent =>
  event('DeadlinePaused', {
    ...key(armed),
    pausedOn: on,
    pausedUntil: until,
    why: [...armed.why, { zh: `自 ${on} 起暂停，预计至 ${until}`, en: `stands still from ${on}, until ${until} as planned` }],
  });

/** From `on` the days count again: the last day moves by the days that did not count, and only then rolls over. */
export function resumed(armed: Armed, rule: DeadlineRule, on: PlainDate, world: World): NewEvent {
  const pausedDays = (armed.pausedDays ?? 0) + Math.max(0, daysBetween(armed.pausedOn ?? on, on));
  const counted = { ...armed, pausedDays: pausedDays === 0 ? undefined : pausedDays };
  const limit = limitOf(rule, counted, world.calendar);
  const moved = { startedAt: armed.startedAt, dueOn: limit.dueOn, limitAt: limit.dueAt };
  const dueAt = rungInstant(rule, armed.rung - (armed.climbedFrom ?? 0), moved, world) ?? limit.dueAt;
  return event('DeadlineResumed', { ...key(armed), ...counts(limit, world), dueAt, pausedDays: counted.pausedDays });
}

/** One extension more. The ladder is climbed anew, from the first step that is still to come; the rung stays the same row. */
export function extended(armed: Armed, rule: DeadlineRule, world: World): NewEvent {
  const more = extendedOnce(armed, rule);
  const limit = limitOf(rule, { ...armed, ...more }, world.calendar);
  const moved = { startedAt: armed.startedAt, dueOn: limit.dueOn, limitAt: limit.dueAt };
  const steps = rule.ladder.map((_, step) => rungInstant(rule, step, moved, world) ?? limit.dueAt);
  const ahead = steps.findIndex((at) => at > world.now);
  const step = ahead < 0 ? rule.ladder.length - 1 : ahead;
  const { do: deed = 'remind', who = 'holder' } = rule.ladder[step] ?? {};
  return event('DeadlineExtended', {
    ...key(armed),
    ...counts(limit, world),
    ...more,
    dueAt: steps[step] ?? limit.dueAt,
    climbedFrom: armed.rung - step,
    does: { do: deed, who },
  });
}

const extendedOnce = ({ extensions = 0, extendedBy }: Armed, rule: DeadlineRule): Pick<Armed, 'extensions' | 'extendedBy'> => {
  const { n, unit } = parseLimit(rule.extension?.limit ?? '0 D');
  return { extensions: extensions + 1, extendedBy: `${n + (extendedBy === undefined ? 0 : parseLimit(extendedBy).n)} ${unit}` };
};

/** The end of the limit after one extension more, epoch milliseconds. */
export const extendedLimitAt = (armed: Armed, rule: DeadlineRule, { calendar }: World): number =>
  limitOf(rule, { ...armed, ...extendedOnce(armed, rule) }, calendar).dueAt;

const counts = (limit: Due, { calendar }: World): { readonly [field: string]: unknown } => ({
  dueOn: limit.dueOn,
  limitAt: limit.dueAt,
  provisional: limit.provisional,
  calendarVersion: calendar.version,
  why: limit.why,
});

/** The first day that counts again where nobody resumed before: the day after the last one planned. */
export const plannedEnd = (armed: Armed | undefined, today: PlainDate): PlainDate => {
  const next = armed?.pausedUntil === undefined ? today : addDays(armed.pausedUntil, 1);
  return next < today ? next : today;
};
