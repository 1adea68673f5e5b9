import { due, type DeadlineRule } from '@lib/calendar';
import { accept, reject, type Decision, type NewEvent, type Rejection } from '@lib/kernel';
import { event } from './actions/edge.js';
import type { Start } from './arms.js';
import { isLive, type Armed, type Case, type Matter } from './case.js';
import { refold } from './evolve.js';
import { matterFlowOf, type MatterFlow } from './flows.js';
import { limitOf, rungInstant, rungOf } from './limits.js';
import { place, type PlacedEvent } from './placed-event.js';
import type { World } from './world.js';

/**
 * Adds to what happened what follows for the clocks: deadlines that end, deadlines that start. A change that would
 * leave an open case without a running clock is refused, whatever caused it.
 */
export function clocked(one: Matter, happened: readonly NewEvent[], world: World, carriedOn: readonly NewEvent[] = []): Decision {
  const flow = matterFlowOf(one.kind, one.flowVersion);
  const version = one.version + 1;
  // The arms and folds of a flow meet matters of its own kind only.
  const { added, placed, after } = withWhatFollows(flow, one as Case, place(happened, one.seq, version, world.now), carriedOn);
  const ended = after.deadlines.filter((armed) => isLive(armed) && !livesIn(flow, after, armed)).map(cancelled);
  const before = one.version === 0 ? null : (one as Case);
  const started: NewEvent[] = [];
  for (const arm of flow.arms) for (const start of arm.starts(before, after, placed)) started.push(...firstRung(arm.rule, start, world));
  const kept = carriedOn.filter((next) => livesIn(flow, after, next.data as unknown as Armed)); // a DeadlineSet carries the armed deadline
  const running = after.deadlines.filter(isLive).length - ended.length + started.length + kept.length;
  if (flow.states[after.state]?.open && (!after.holder || running === 0)) return reject(orphan);
  return accept(...happened, ...added, ...ended, ...started, ...kept);
}

/** The case after what happened, and after what the flow says happens with it. `carriedOn`: deadlines that are set again by this very change. */
export function withWhatFollows(
  flow: MatterFlow,
  one: Case,
  happened: readonly PlacedEvent[],
  carriedOn: readonly NewEvent[] = [],
): { readonly added: readonly NewEvent[]; readonly placed: readonly PlacedEvent[]; readonly after: Case } {
  const after = refold(one, happened);
  const added = flow.follows?.(after, (rule, occurrence) => {
    if (occurrence > one.seq) return true; // asked for in this very change, which starts its deadline too
    const ofIt = (armed: Armed): boolean => armed.rule === rule && armed.occurrence === occurrence && livesIn(flow, after, armed);
    return after.deadlines.some((armed) => isLive(armed) && ofIt(armed)) || carriedOn.some(({ data }) => ofIt(data as unknown as Armed));
  });
  if (!added || added.length === 0) return { added: [], placed: happened, after };
  const more = place(added, after.seq, after.version, happened[0]?.at ?? 0);
  return { added, placed: [...happened, ...more], after: refold(after, more) };
}

export const orphan: Rejection = {
  code: 'case/no-orphan',
  says: { zh: '办理后案件将无人负责或没有时限，不能保存', en: 'The case would be left without a holder or a clock' },
  next: { zh: '请联系系统管理员', en: 'Tell the administrator' },
};

export const livesIn = (flow: MatterFlow, one: Case, armed: Armed): boolean =>
  flow.arms.some((arm) => arm.rule === armed.rule && arm.lives(one, armed));

export const cancelled = ({ rule, occurrence, rung }: Armed): NewEvent => event('DeadlineCancelled', { rule, occurrence, rung });

export function firstRung(ruleId: string, start: Start, world: World): readonly NewEvent[] {
  const rule = world.deadlineRules.get(ruleId);
  if (!rule) return [];
  const own = start.variant === undefined ? undefined : rule.variants?.find(({ id }) => id === start.variant)?.limit;
  const span = own === undefined ? start : { ...start, limit: own };
  const { startedOn, dueOn, dueAt, provisional, why } = limitOf(rule, span, world.calendar);
  const limitAt = start.endsAt ?? dueAt;
  const { startedAt, occurrence, subject, until } = start;
  // Named one by one, so that all moments look alike to the engine: copied together they were half the price of a decision.
  const moment: Limit = { startedOn, dueOn, limitAt, startedAt, provisional, why, occurrence, subject, limit: own, until };
  const ahead = start.aheadOnly ? rule.ladder.findIndex((_, step) => (rungInstant(rule, step, moment, world) ?? -Infinity) > world.now) : 0;
  if (ahead < 0) return start.lastAtLeast ? [armAt(rule, rule.ladder.length - 1, moment, world.now, world)] : [];
  const armed = arm(rule, ahead, moment, world);
  return armed ? [armed] : [];
}

type Limit = Omit<Armed, 'rule' | 'rung' | 'status' | 'calendarVersion' | 'does' | 'dueAt'>;

function arm(rule: DeadlineRule, rung: number, limit: Limit, world: World): NewEvent | null {
  const dueAt = rungInstant(rule, rung - (limit.climbedFrom ?? 0), limit, world);
  return dueAt === null ? null : armAt(rule, rung, limit, dueAt, world);
}

function armAt(rule: DeadlineRule, rung: number, limit: Limit, dueAt: number, world: World): NewEvent {
  const step = rungOf(rule, { rung, climbedFrom: limit.climbedFrom });
  const { startedOn, dueOn, limitAt, startedAt, provisional, why, occurrence } = limit;
  const does = { do: step?.do ?? 'remind', who: step?.who ?? 'holder' };
  return event('DeadlineSet', {
    rule: rule.id,
    occurrence,
    rung,
    startedOn,
    dueOn,
    limitAt,
    dueAt,
    startedAt,
    provisional,
    calendarVersion: world.calendar.version,
    why,
    does,
    ...lasting(limit),
  });
}

type Lasting = 'subject' | 'limit' | 'until' | 'pausedDays' | 'extensionAsked' | 'extensions' | 'extendedBy' | 'climbedFrom';

/** What one rung hands on to the next; most deadlines have nothing of it. */
function lasting(limit: Limit): Pick<Limit, Lasting> {
  const handed: { -readonly [field in Lasting]?: Limit[field] } = {};
  if (limit.subject !== undefined) handed.subject = limit.subject;
  if (limit.limit !== undefined) handed.limit = limit.limit;
  if (limit.until !== undefined) handed.until = limit.until;
  if (limit.pausedDays !== undefined) handed.pausedDays = limit.pausedDays;
  if (limit.extensionAsked !== undefined) handed.extensionAsked = limit.extensionAsked;
  if (limit.extensions !== undefined) handed.extensions = limit.extensions;
  if (limit.extendedBy !== undefined) handed.extendedBy = limit.extendedBy;
  if (limit.climbedFrom !== undefined) handed.climbedFrom = limit.climbedFrom;
  return handed;
}

export const nextRung = (rule: DeadlineRule, armed: Armed, world: World): readonly NewEvent[] => {
  const next = arm(rule, rule.missed === 'passed-over' ? firstAhead(rule, armed, world) : armed.rung + 1, armed, world);
  return next ? [next] : [];
};

/** The next rung, without the reminders before it whose time has gone by as well: after an outage one is sent and not all of them. */
function firstAhead(rule: DeadlineRule, armed: Armed, world: World): number {
  const passed = (rung: number): boolean => {
    const step = rungOf(rule, { rung, climbedFrom: armed.climbedFrom });
    const at = rungInstant(rule, rung - (armed.climbedFrom ?? 0), armed, world);
    return rung < rule.ladder.length - 1 && step?.do === 'remind' && at !== null && at <= world.now;
  };
  let rung = armed.rung + 1;
  while (passed(rung)) rung += 1;
  return rung;
}

/** A move that the present state refused, as the last rung: it is tried again one working day later, so no clock is lost. */
export const triedAgain = (rule: DeadlineRule, armed: Armed, world: World): readonly NewEvent[] => [
  armAt(rule, armed.rung + 1, armed, due('1 WD', world.now, world.calendar, { ends: rule.ends }).dueAt, world),
];

/** The deadline that the database watches: of those that run, the one that runs out first. A paused one waits behind all others. */
export const watched = (one: Pick<Matter, 'deadlines'>): Armed | undefined => soonest(one, ({ dueAt }) => dueAt);

/** The limit that ends first: what lists sort by and lights show. A rung of a ladder may fire before or after it. */
export const firstEnding = (one: Pick<Matter, 'deadlines'>): Armed | undefined => soonest(one, ({ limitAt }) => limitAt);

const soonest = (one: Pick<Matter, 'deadlines'>, at: (armed: Armed) => number): Armed | undefined => {
  const key = (armed: Armed): number => (armed.status === 'paused' ? Number.MAX_SAFE_INTEGER : at(armed));
  return one.deadlines
    .filter(isLive)
    .reduce<Armed | undefined>((first, armed) => (first && key(first) <= key(armed) ? first : armed), undefined);
};
