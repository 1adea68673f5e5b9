import { rungAt, type Calendar, type DeadlineRule, type PlainDate } from '@lib/calendar';
import { firstDifference } from '@lib/kernel';
import type { Armed, Case } from './case.js';
import { edgeFrom } from './decide.js';
import { data } from './fold.js';
import { limitOf } from './limits.js';
import type { PlacedEvent } from './placed-event.js';
import { caseOf } from './register.js';

export type LimitRules = ReadonlyMap<string, DeadlineRule>;

/** Cases dispatched to `lead` (of these tiles, where some are named) go to another office instead. */
export interface Rerouting {
  readonly lead: string;
  readonly tiles?: readonly string[] | undefined;
  readonly to: string;
}

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

export interface Landing {
  /** Sequence number of the event that named the lead office. */
  readonly seq: number;
  readonly at: number;
  readonly recorded: string;
  readonly changed: string;
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
 * its own recorded start, with the pauses and extensions that it had. What people would have done otherwise is not guessed:
 * only the first consequence of each deadline is told. `now` (epoch ms) stands for the end of what still runs.
 */
export function whatIf(id: string, events: readonly PlacedEvent[], change: Change, calendar: Calendar, now: number): Outcomes {
  const rules = changedRules(change);
  const shifts =
    rules.size === 0 ? [] : [...coursesOf(events).values()].flatMap((course) => shiftOf(course, rules, { id, events, calendar, now }));
  return { shifts, landings: change.routing.length === 0 ? [] : landingsOf(id, events, change.routing) };
}

type Pair = readonly [before: DeadlineRule, after: DeadlineRule];

/** The rules whose limit, end of day or ladder is another. */
function changedRules({ before, after }: Change): ReadonlyMap<string, Pair> {
  const timing = ({ limit, ends, ladder }: DeadlineRule): object => ({ limit, ends, ladder });
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
}

function shiftOf({ armed, movedAt, actedAt }: Course, rules: ReadonlyMap<string, Pair>, record: Recorded): readonly Shift[] {
  const pair = rules.get(armed.rule);
  if (!pair) return [];
  const [recorded, changed] = pair.map((rule) => timesOf(rule, armed, record.calendar)) as [Times, Times]; // a pair in, a pair out
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

function landingsOf(id: string, events: readonly PlacedEvent[], routing: readonly Rerouting[]): readonly Landing[] {
  const tile: Case['tile'] | undefined = caseOf(id, events.slice(0, 1), null)?.tile;
  return events.flatMap(({ seq, at, data: { lead } }): readonly Landing[] => {
    const rerouted = routing.find((route) => route.lead === lead && (route.tiles === undefined || route.tiles.some((one) => one === tile)));
    return rerouted && rerouted.to !== lead ? [{ seq, at, recorded: rerouted.lead, changed: rerouted.to }] : [];
  });
}
