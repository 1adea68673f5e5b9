import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide } from './decide.js';
import { refold } from './evolve.js';
import { flowOf, flows, isOpen } from './flows.js';
import { balanceOf, buttons, expireAt, kept, live, registered, type Story } from './testing/given.fixture.js';
import { people, worldAt } from './testing/two-villages.fixture.js';

const everybody = Object.values(people);
const dayMs = 86_400_000;
const edges = flows.flatMap((flow) =>
  Object.entries(flow.states).flatMap(([state, { on }]) =>
    Object.entries(on).flatMap(([action, edge]) => (edge ? [{ flow, state, action, edge }] : [])),
  ),
);

describe('the declared flows', () => {
  it('are known by the kind of their cases', () => {
    expect(flows.map(({ name }) => flowOf(name) === flows.find((flow) => flow.name === name))).toEqual(flows.map(() => true));
    expect(new Set(flows.map(({ series }) => series.word)).size).toBe(flows.length);
    expect(new Set(flows.map(({ series }) => series.scope)).size).toBe(flows.length);
  });

  it('start every limit that a state names', () => {
    for (const { name, states, arms } of flows) {
      const named = Object.values(states).flatMap((state) => (state.open ? state.within : []));
      expect([name, named.filter((rule) => arms.every((arm) => arm.rule !== rule))]).toEqual([name, []]);
    }
  });

  it('say of every case that an action opens what it begins with', () => {
    const opening = edges.filter(({ edge }) => edge.opens !== undefined);
    expect([...new Set(opening.map(({ flow, action, edge }) => `${flow.name} ${action} ${edge.opens}`))]).toEqual([
      'dispute open-aid hardship-aid',
      'consultation to-dispute dispute',
    ]);
    for (const { name, openings } of flows) {
      const said = new Set(opening.filter(({ flow }) => flow.name === name).map(({ action }) => action));
      expect(Object.keys(openings)).toEqual([...said]);
    }
  });

  it('give a state of one name one label, so that the ledger can filter by it', () => {
    const labels = new Map<string, string>();
    for (const { states } of flows) {
      for (const [state, { label }] of Object.entries(states))
        expect(labels.get(state) ?? label.zh).toBe(labels.set(state, label.zh).get(state));
    }
  });
});

describe.each(['consultation', 'hardship-aid'] as const)('any walk of random people through %s, with jumps of the clock', (kind) => {
  const strides = fc.array(fc.record({ choice: fc.nat(10_000), idle: fc.oneof(fc.constant(0), fc.nat(4), fc.nat(60)) }), {
    minLength: 25,
    maxLength: 25,
  });

  const act = (story: Story, choice: number): Story => {
    const offers = everybody
      .flatMap((actor) => buttons(story, actor).map((offer) => ({ ...offer, actor })))
      .filter(({ refusal }) => !refusal);
    const chosen = offers[choice % offers.length];
    if (!chosen) return story;
    const { action, actor, example: input } = chosen;
    return kept(story, decide({ action, actor, input }, story.dispute, worldAt(story.now)));
  };

  const sweep = (begin: Story, idle: number): Story => {
    let story: Story = { ...begin, now: begin.now + idle * dayMs };
    for (let fired = 0; fired < 100; fired += 1) {
      const due = live(story).find(({ dueAt }) => dueAt <= story.now);
      if (!due) return story;
      story = kept(story, expireAt(story, due));
    }
    throw new Error('a ladder fires without end');
  };

  it('keeps a holder and a clock while it is open, neither when it has ended, and the deadlines in balance', () => {
    const visited = new Set<string>();
    fc.assert(
      fc.property(strides, (steps) => {
        let story: Story = registered({ kind, parties: [{ role: 'applicant', name: { $text: 'party-1', hash: '0' } }] });
        for (const { choice, idle } of steps) {
          story = sweep(act(story, choice), idle);
          visited.add(story.dispute.state);
          const open = isOpen(story.dispute);
          expect({ holder: story.dispute.holder !== null, clock: live(story).length > 0 }).toEqual({ holder: open, clock: open });
          const { set, fired, cancelled, live: running } = balanceOf(story);
          expect(set).toBe(fired + cancelled + running);
        }
        expect(refold(story.blank, story.events)).toEqual(story.dispute);
      }),
      { numRuns: process.env['TEST_LANE'] === 'long' ? 1_000 : 50 },
    );
    expect([...visited].toSorted()).toEqual(Object.keys(flowOf(kind).states).toSorted());
  }, 60_000);
});
