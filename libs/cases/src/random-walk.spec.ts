import { describe, expect, it } from '@jest/globals';
import type { Input, PersonActor } from '@lib/kernel';
import fc from 'fast-check';
import { decide } from './decide.js';
import { disputeFlow } from './dispute-flow.js';
import type { DisputeState } from './dispute.js';
import { refold } from './evolve.js';
import { balanceOf, buttons, expireAt, keysOf, kept, live, registered, type Story } from './testing/given.fixture.js';
import { people, worldAt } from './testing/two-villages.fixture.js';

const everybody: readonly PersonActor[] = Object.values(people);
const dayMs = 86_400_000;

/** Other answers than the example's, so that the walk also takes the roads that go wrong. */
const otherwise: { readonly [action: string]: Input } = {
  'record-confirmation': { ruling: 'refused' },
  'record-breach': { way: 'court' },
  agree: { form: 'oral' },
  'record-outcome': { resultKnown: false },
  grade: { grade: 'red' },
};

interface Stride {
  /** Which of everything that is offered to everybody. */
  readonly choice: number;
  /** Half of the strides choose among the moves only, so that the walk gets far. */
  readonly moves: boolean;
  readonly other: boolean;
  /** Days that pass afterwards without anybody acting. */
  readonly idle: number;
}
const strides = fc.array(
  fc.record({
    choice: fc.nat(10_000),
    moves: fc.boolean(),
    other: fc.boolean(),
    idle: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.nat(120) }),
  }),
  { minLength: 60, maxLength: 60 },
);

/** What holds after every step, whoever took it. */
function keepsTheRules(before: Story, after: Story): void {
  const { dispute } = after;
  const wrong: string[] = [];
  if (disputeFlow.states[dispute.state].open) {
    if (!dispute.holder) wrong.push('an open case without a holder');
    if (live(after).length === 0) wrong.push('an open case without a clock');
  } else {
    if (dispute.holder) wrong.push('an ended case with a holder');
    if (live(after).length > 0) wrong.push('an ended case with a clock');
  }
  if (dispute.version !== before.dispute.version + 1) wrong.push('a version that does not follow');
  if (dispute.seq !== after.events.length || after.events.some(({ seq }, index) => seq !== index + 1)) wrong.push('a gap in the stream');
  const { set, fired, cancelled, live: running } = balanceOf(after);
  if (set !== fired + cancelled + running) wrong.push(`a balance of ${set} = ${fired} + ${cancelled} + ${running}`);
  if (wrong.length > 0) throw new Error(`${dispute.state}: ${wrong.join(', ')}`);
}

function act(story: Story, { choice, moves, other }: Stride): Story {
  const offers = everybody
    .flatMap((actor) => buttons(story, actor).map((offer) => ({ ...offer, actor })))
    .filter(({ refusal }) => !refusal);
  const leading = offers.filter(({ leadsTo, action }) => leadsTo !== null || action === 'add-mark' || action === 'accept');
  const among = moves && leading.length > 0 ? leading : offers;
  const chosen = among[choice % among.length];
  if (!chosen) return story;
  const { action, actor, example } = chosen;
  const input = other ? { ...example, ...otherwise[action] } : example;
  const decision = decide({ action, actor, input }, story.dispute, worldAt(story.now));
  if (!decision.ok) {
    if (!other) throw new Error(`${action} was offered and refused: ${decision.rejection.code}`);
    return story;
  }
  const after = kept(story, decision);
  keepsTheRules(story, after);
  return after;
}

/** A sweep that comes `idle` days later fires everything that is due, one command each. */
function sweep(begin: Story, idle: number): Story {
  let story: Story = { ...begin, now: begin.now + idle * dayMs };
  for (let fired = 0; ; fired += 1) {
    const due = live(story).find(({ status, dueAt }) => status === 'pending' && dueAt <= story.now);
    if (!due) return story;
    if (fired > 100) throw new Error(`${due.rule} fires without end`);
    const after = kept(story, expireAt(story, due));
    keepsTheRules(story, after);
    story = after;
  }
}

const visited = new Set<DisputeState>();
const walk = (begin: Story, steps: readonly Stride[]): Story =>
  steps.reduce((story, stride) => {
    const after = sweep(act(story, stride), stride.idle);
    visited.add(after.dispute.state);
    return after;
  }, begin);

describe('any walk of random people with jumps of the clock', () => {
  it('keeps every case with a holder and a clock, the stream without a gap and the deadlines in balance', () => {
    fc.assert(
      fc.property(strides, fc.boolean(), (steps, village) => {
        const story = walk(registered(village ? {} : { from: 'centre', village: null }), steps);
        expect(refold(story.blank, story.events)).toEqual(story.dispute);
        const keys = keysOf(story, 'DeadlineSet');
        expect(new Set(keys).size).toBe(keys.length);
        const ended = [...keysOf(story, 'DeadlineFired'), ...keysOf(story, 'DeadlineCancelled')];
        expect(new Set(ended).size).toBe(ended.length);
      }),
      { numRuns: process.env['TEST_LANE'] === 'long' ? 1_000 : 200 },
    );
  }, 120_000);
  it('and comes through every state of the flow', () => {
    expect([...visited].toSorted()).toEqual(Object.keys(disputeFlow.states).toSorted());
  });
});
