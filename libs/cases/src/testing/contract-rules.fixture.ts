import type { Decision, Rejection } from '@lib/kernel';
import { isLive } from '../arms.js';
import type { Case } from '../case.js';
import { stateOf } from '../flows.js';
import { kept, type Story } from './given.fixture.js';
import { isOpenOrder, workOrderRule } from '../work-orders.js';
import { worldAt } from './two-villages.fixture.js';

/** A case on its way, and every deadline that its history ever set. */
export interface Watched {
  readonly story: Story;
  readonly set: Set<string>;
  readonly ended: Set<string>;
}

const nameOf = ({ rule, occurrence, rung }: { readonly rule?: unknown; readonly occurrence?: unknown; readonly rung?: unknown }): string =>
  `${String(rule)}/${String(occurrence)}/${String(rung)}`;

/** Freezes whatever is not frozen yet, so that a decision that writes into its arguments throws. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}

/** Begins to watch a case whose first step has been taken. */
export const watched = (story: Story): Watched => noted({ story: frozen(story), set: new Set(), ended: new Set() }, 0);

/** The case after this decision, once nothing of CONTRACT section 3 is broken by it. @throws saying what is */
export function stepped({ story: before, ...known }: Watched, decision: Decision): Watched {
  const story = frozen(kept(before, decision));
  const { dispute } = story;
  if (dispute.version !== before.dispute.version + 1) throw new Error(`version ${before.dispute.version} became ${dispute.version}`);
  const fresh = story.events.slice(before.events.length);
  if (fresh.length === 0) throw new Error('a change without an event');
  if (fresh.some(({ seq }, index) => seq !== before.dispute.seq + index + 1) || dispute.seq !== story.events.length)
    throw new Error('a gap in the stream');
  return noted({ story, ...known }, before.events.length);
}

function noted(watched: Watched, from: number): Watched {
  const { story, set, ended } = watched;
  for (const { type, data } of story.events.slice(from)) {
    const name = nameOf(data);
    if (type === 'DeadlineSet') {
      if (set.has(name)) throw new Error(`${name} was set twice`);
      set.add(name);
    } else if (type === 'DeadlineFired' || type === 'DeadlineCancelled') {
      if (!set.has(name)) throw new Error(`${name} ended and was never set`);
      if (ended.has(name)) throw new Error(`${name} ended twice`);
      ended.add(name);
    }
  }
  const running = new Set(story.dispute.deadlines.filter(isLive).map(nameOf));
  for (const name of running) if (!set.has(name) || ended.has(name)) throw new Error(`${name} runs, and its history says otherwise`);
  if (set.size !== ended.size + running.size) throw new Error(`${set.size} set, ${ended.size} ended, ${running.size} live`);
  noOrphan(story.dispute, running.size, story.now);
  noHelperWithoutClock(story.dispute);
  return watched;
}

/** An office that is asked to assist is reminded of it by a clock of its own, for as long as it is asked. */
function noHelperWithoutClock({ assisting, deadlines, state }: Case): void {
  for (const order of assisting.filter(isOpenOrder))
    if (!deadlines.some((armed) => isLive(armed) && armed.rule === workOrderRule && armed.occurrence === order.occurrence))
      throw new Error(`${order.organisation} is ${order.status} in ${state} and has no clock`);
}

function noOrphan(one: Case, clocks: number, now: number): void {
  const { holder } = one;
  if (!stateOf(one).open) {
    if (holder) throw new Error(`an ended case (${one.state}) with a holder`);
    if (clocks > 0) throw new Error(`an ended case (${one.state}) with a clock`);
    return;
  }
  const { roster } = worldAt(now);
  if (!holder) throw new Error(`an open case (${one.state}) without a holder`);
  if (!roster.membersOf(holder.organisation).some(({ role }) => role === holder.post)) throw new Error(`nobody is ${holder.post}`);
  if (clocks === 0) throw new Error(`an open case (${one.state}) without a clock`);
}

/** No quiet refusal: a code, a sentence in both languages, and whatever else is said is said in both. */
export function spokenAloud({ code, says, next, article }: Rejection): void {
  if (!/^[a-z]+\/[a-z-]+$/.test(code)) throw new Error(`a refusal with the code ${code}`);
  for (const words of [says, ...(next ? [next] : [])])
    if (!/\p{Script=Han}/u.test(words.zh) || !/[A-Za-z]/.test(words.en)) throw new Error(`${code} says ${JSON.stringify(words)}`);
  if (article !== undefined && article.trim() === '') throw new Error(`${code} names an empty article`);
}
