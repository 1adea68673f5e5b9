import { parseLimit, rungAt, startOfDay, type Calendar, type DeadlineRule, type PlainDate } from '@lib/calendar';
import { firstDifference } from '@lib/kernel';
import type { Armed } from './case.js';
import { edgeFrom } from './decide.js';
import { flowOf } from './flows.js';
import { data } from './fold.js';
import { limitOf } from './limits.js';
import type { PlacedEvent } from './placed-event.js';
import { caseOf } from './register.js';
import { landingsOf, type Landing, type Rerouting } from './rerouting.js';

export type LimitRules = ReadonlyMap<string, DeadlineRule>;

export interface Change {
  readonly before: LimitRules;
  readonly after: LimitRules;
  readonly routing: readonly Rerouting[];
}

/**
 * `moved`: the clock would have moved the case before anybody acted, or earlier than it did. `kept`: the clock did move it,
 * and would not have done so yet. `late`, `in-time`: nobody is moved, but the limit would have been over, or would not.
 */
export type Effect = 'moved' | 'kept' | 'late' | 'in-time';

export interface Shift {
  readonly rule: string;
  readonly occurrence: number;
  readonly effect: Effect;
  readonly startedOn: PlainDate;
  readonly dueOn: { readonly recorded: PlainDate; readonly changed: PlainDate };
  /** When the clock would have moved it or the limit would have been over, epoch ms; null: never. */
  readonly wouldAt: number | null;
  /** When the deadline ended in the record, epoch ms; null: it has not ended. */
  readonly endedAt: number | null;
}

export interface Outcomes {
  readonly shifts: readonly Shift[];
  readonly landings: readonly Landing[];
}

interface Course {
  readonly armed: Armed;
  /** When the clock moved the case by it. */
  readonly movedAt: number | null;
  /** When somebody's act ended it; null: it still runs, or ran out. */
  readonly actedAt: number | null;
}

/**
 * What a changed law or routing would have done to a case. Walks its recorded events; each deadline is counted anew from
 * its own recorded start, with the pauses and extensions that it had; one that counts from the last day of another moves with that
 * one. What people would have done otherwise is not guessed: only the first consequence of each deadline is told. `now` (epoch ms)
 * stands for the end of what still runs.
 */
export function whatIf(id: string, events: readonly PlacedEvent[], change: Change, calendar: Calendar, now: number): Outcomes {
  const rules = changedRules(change);
  if (rules.size === 0) return { shifts: [], landings: landingsOf(id, events, change.routing) };
  const courses = coursesOf(events);
  const record: Recorded = { id, events, calendar, now, courses, rules, all: change.after };
  return { shifts: [...courses.values()].flatMap((course) => shiftOf(course, record)), landings: landingsOf(id, events, change.routing) };
}

type Pair = readonly [before: DeadlineRule, after: DeadlineRule];

/** The rules whose limit, end of day, extension or ladder is another. */
function changedRules({ before, after }: Change): ReadonlyMap<string, Pair> {
  const timing = ({ limit, ends, extension, ladder }: DeadlineRule): object => ({ limit, ends, extension: extension?.limit, ladder });
  return new Map(
    [...before].flatMap(([id, rule]): readonly (readonly [string, Pair])[] => {
      const other = after.get(id);
      return other && firstDifference(timing(rule), timing(other)) ? [[id, [rule, other]]] : [];
    }),
  );
}

/** How each deadline went in the record, by rule and occurrence. */
function coursesOf(events: readonly PlacedEvent[]): ReadonlyMap<string, Course> {
  const courses = new Map<string, Course>();
  for (const event of events) {
    if (!event.type.startsWith('Deadline')) continue;
    const step = data<Armed & { do?: string }>(event);
    const key = `${step.rule}/${step.occurrence}`;
    const known = courses.get(key);
    if (event.type === 'DeadlineSet') courses.set(key, { movedAt: known?.movedAt ?? null, armed: step, actedAt: null });
    else if (!known) continue;
    else if (event.type === 'DeadlineFired') courses.set(key, step.do === 'move' ? { ...known, movedAt: event.at } : known);
    else if (event.type === 'DeadlineCancelled') courses.set(key, { ...known, actedAt: event.at });
    else courses.set(key, { ...known, armed: { ...known.armed, ...step } });
  }
  return courses;
}

interface Recorded {
  readonly id: string;
  readonly events: readonly PlacedEvent[];
  readonly calendar: Calendar;
  readonly now: number;
  readonly courses: ReadonlyMap<string, Course>;
  readonly rules: ReadonlyMap<string, Pair>;
  readonly all: LimitRules;
}

/** The deadline as the changed law would have counted it; undefined where the change does not reach it. */
function changedOf(armed: Armed, record: Recorded): { readonly pair: Pair; readonly as: Armed } | undefined {
  const own = record.rules.get(armed.rule);
  const base = baseOf(armed, record);
  const moved = base && changedOf(base, record);
  if (!own && !moved) return undefined;
  const same = record.all.get(armed.rule);
  const pair = own ?? (same && ([same, same] as const));
  if (!pair) return undefined;
  const startedAt = moved ? startOfDay(timesOf(moved.pair[1], moved.as, record.calendar).dueOn) : armed.startedAt;
  return { pair, as: { ...extendedAnew(armed, pair), startedAt } };
}

/** The deadline of the record from whose last day this one counts. */
function baseOf({ rule, occurrence }: Armed, { id, events, courses }: Recorded): Armed | undefined {
  const started = events.find(({ seq }) => seq === occurrence);
  const then = started && caseOf(id, events.slice(0, 1), null);
  const from = then && flowOf(then.kind, then.flowVersion).arms.find((arm) => arm.rule === rule)?.countsFrom;
  if (from === undefined || started?.data['rule'] !== from) return undefined;
  return courses.get(`${from}/${String(started.data['occurrence'])}`)?.armed;
}

/** Each extension that was granted is as long as the changed law has it. */
function extendedAnew(armed: Armed, [before, after]: Pair): Armed {
  const { extensions = 0 } = armed;
  if (extensions === 0 || after.extension === undefined || after.extension.limit === before.extension?.limit) return armed;
  const { n, unit } = parseLimit(after.extension.limit);
  return { ...armed, extendedBy: `${n * extensions} ${unit}` };
}

function shiftOf({ armed, movedAt, actedAt }: Course, record: Recorded): readonly Shift[] {
  const anew = changedOf(armed, record);
  if (!anew) return [];
  const [before, after] = anew.pair;
  const [recorded, changed] = [timesOf(before, armed, record.calendar), timesOf(after, anew.as, record.calendar)];
  const told = (effect: Effect, wouldAt: number | null): readonly Shift[] => {
    const { rule, occurrence, startedOn } = armed;
    const dueOn = { recorded: recorded.dueOn, changed: changed.dueOn };
    return [{ rule, occurrence, effect, startedOn, dueOn, wouldAt, endedAt: movedAt ?? actedAt }];
  };
  const moveAt = changed.move?.at ?? Infinity;
  const recordedMoveAt = recorded.move?.at ?? Infinity;
  if (movedAt !== null) {
    if (moveAt === recordedMoveAt) return [];
    return moveAt < recordedMoveAt ? told('moved', moveAt) : told('kept', changed.move?.at ?? null);
  }
  const end = actedAt ?? record.now;
  if (changed.move && moveAt <= end && recordedMoveAt > end && clockMay(changed.move.action, moveAt, record)) return told('moved', moveAt);
  const [wasLate, wouldBeLate] = [recorded.limitAt <= end, changed.limitAt <= end];
  if (wasLate === wouldBeLate) return [];
  return told(wouldBeLate ? 'late' : 'in-time', changed.limitAt);
}

interface Times {
  readonly dueOn: PlainDate;
  readonly limitAt: number;
  readonly move: { readonly at: number; readonly action: string } | null;
}

function timesOf(rule: DeadlineRule, armed: Armed, calendar: Calendar): Times {
  const { dueOn, dueAt: limitAt } = limitOf(rule, armed, calendar);
  const index = rule.ladder.findIndex((rung) => rung.do === 'move');
  const action = rule.ladder[index]?.action;
  const at = action === undefined ? null : rungAt(rule, index, { dueOn, dueAt: limitAt }, armed.startedAt, calendar);
  return { dueOn, limitAt, move: at === null || action === undefined ? null : { at, action } };
}

/** Whether the state of that moment has the move for the clock. */
function clockMay(action: string, at: number, { id, events }: Recorded): boolean {
  const then = caseOf(
    id,
    events.filter((event) => event.at < at),
    null,
  );
  return then !== undefined && (edgeFrom(then, action)?.by.includes('clock') ?? false);
}
