import {
  due,
  parseLimit,
  rungAt,
  shanghaiDate,
  type Calendar,
  type DeadlineRule,
  type Due,
  type PlainDate,
  type Rung,
} from '@lib/calendar';
import { accept, reject, type Decision, type NewEvent, type Rejection } from '@lib/kernel';
import { event } from './actions/edge.js';
import type { Start } from './arms.js';
import { isLive, type Armed, type Case } from './case.js';
import { refold } from './evolve.js';
import { flowOf, type CaseFlow } from './flows.js';
import { place } from './placed-event.js';
import type { World } from './world.js';

/**
 * Adds to what happened what follows for the clocks: deadlines that end, deadlines that start. A change that would
 * leave an open case without a running clock is refused, whatever caused it.
 */
export function clocked(one: Case, happened: readonly NewEvent[], world: World, carriedOn: readonly NewEvent[] = []): Decision {
  const flow = flowOf(one.kind, one.flowVersion);
  const version = one.version + 1;
  const placed = place(happened, one.seq, version, world.now);
  const after = refold(one, placed);
  const ended = after.deadlines.filter((armed) => isLive(armed) && !livesIn(flow, after, armed)).map(cancelled);
  const started = flow.arms.flatMap((arm) =>
    arm.starts(one.version === 0 ? null : one, after, placed).flatMap((start) => firstRung(arm.rule, start, world)),
  );
  const kept = carriedOn.filter((next) => livesIn(flow, after, next.data as unknown as Armed)); // a DeadlineSet carries the armed deadline
  const running = after.deadlines.filter(isLive).length - ended.length + started.length + kept.length;
  if (flow.states[after.state]?.open && (!after.holder || running === 0)) return reject(orphan);
  return accept(...happened, ...ended, ...started, ...kept);
}

const orphan: Rejection = {
  code: 'case/no-orphan',
  says: { zh: '办理后案件将无人负责或没有时限，不能保存', en: 'The case would be left without a holder or a clock' },
  next: { zh: '请联系系统管理员', en: 'Tell the administrator' },
};

const livesIn = (flow: CaseFlow, one: Case, armed: Armed): boolean =>
  flow.arms.some((arm) => arm.rule === armed.rule && arm.lives(one, armed));

const cancelled = ({ rule, occurrence, rung }: Armed): NewEvent => event('DeadlineCancelled', { rule, occurrence, rung });

function firstRung(ruleId: string, start: Start, world: World): readonly NewEvent[] {
  const rule = world.deadlineRules.get(ruleId);
  if (!rule) return [];
  const limit = limitOf(rule, start.startedAt, world.calendar);
  const armed = arm(
    rule,
    0,
    { ...limit, limitAt: limit.dueAt, startedAt: start.startedAt, occurrence: start.occurrence, subject: start.subject },
    world,
  );
  return armed ? [armed] : [];
}

/** A limit in days depends on the legal day alone, and its derivation costs more than all else in a decision. */
const limits = new WeakMap<Calendar, WeakMap<DeadlineRule, Map<PlainDate, Due>>>();
const daysKept = 1_000;

function limitOf(rule: DeadlineRule, startedAt: number, calendar: Calendar): Due {
  const options = { ends: rule.ends, trigger: rule.trigger };
  if (parseLimit(rule.limit).unit === 'h') return due(rule.limit, startedAt, calendar, options);
  const ofCalendar = limits.get(calendar) ?? new WeakMap<DeadlineRule, Map<PlainDate, Due>>();
  const ofRule = ofCalendar.get(rule) ?? new Map<PlainDate, Due>();
  limits.set(calendar, ofCalendar.set(rule, ofRule));
  const day = shanghaiDate(startedAt);
  const known = ofRule.get(day);
  if (known) return known;
  if (ofRule.size >= daysKept) ofRule.clear();
  const limit = due(rule.limit, startedAt, calendar, options);
  ofRule.set(day, limit);
  return limit;
}

interface Limit {
  readonly startedOn: string;
  readonly dueOn: string;
  readonly limitAt: number;
  readonly startedAt: number;
  readonly provisional: boolean;
  readonly why: Armed['why'];
  readonly occurrence: number;
  readonly subject?: string | undefined;
}

function arm(rule: DeadlineRule, rung: number, limit: Limit, world: World): NewEvent | null {
  const dueAt = rungAt(rule, rung, { dueOn: limit.dueOn, dueAt: limit.limitAt }, limit.startedAt, world.calendar, {
    notBefore: rung >= rule.ladder.length ? world.now : -Infinity,
  });
  return dueAt === null ? null : armAt(rule, rung, limit, dueAt, world);
}

function armAt(rule: DeadlineRule, rung: number, limit: Limit, dueAt: number, world: World): NewEvent {
  const step = rungOf(rule, rung);
  const { startedOn, dueOn, limitAt, startedAt, provisional, why, occurrence, subject } = limit;
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
    ...(subject === undefined ? {} : { subject }),
  });
}

/** The rung that stands at this step; beyond the ladder the last one repeats. */
export const rungOf = (rule: DeadlineRule, rung: number): Rung | undefined => rule.ladder[Math.min(rung, rule.ladder.length - 1)];

export const nextRung = (rule: DeadlineRule, armed: Armed, world: World): readonly NewEvent[] => {
  const next = arm(rule, armed.rung + 1, armed, world);
  return next ? [next] : [];
};

/** A move that the present state refused, as the last rung: it is tried again one working day later, so no clock is lost. */
export const triedAgain = (rule: DeadlineRule, armed: Armed, world: World): readonly NewEvent[] => [
  armAt(rule, armed.rung + 1, armed, due('1 WD', world.now, world.calendar, { ends: rule.ends }).dueAt, world),
];

/** The deadline that the database watches: the one that runs out first. */
export const watched = (one: Case): Armed | undefined =>
  one.deadlines
    .filter(isLive)
    .reduce<Armed | undefined>((first, armed) => (first && first.dueAt <= armed.dueAt ? first : armed), undefined);

/** The limit that ends first: what lists sort by and lights show. A rung of a ladder may fire before or after it. */
export const firstEnding = (one: Case): Armed | undefined =>
  one.deadlines
    .filter(isLive)
    .reduce<Armed | undefined>((first, armed) => (first && first.limitAt <= armed.limitAt ? first : armed), undefined);
