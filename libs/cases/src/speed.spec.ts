import { describe, expect, it } from '@jest/globals';
import { accepted, given, registered, type Story } from './testing/given.fixture.js';
import { people, worldAt } from './testing/two-villages.fixture.js';
import { decide, edgeFrom } from './decide.js';

const decisions = 20_000;
const warmUps = 5_000;

const medianOf = (story: Story, action: string): number => {
  const world = worldAt(story.now);
  const actor = people.mediatorJia;
  const input = edgeFrom(story.dispute, action)?.example(story.dispute, world, { personId: actor.personId, organisations: [] }) ?? {};
  const command = { action, actor, input };
  for (let warmUp = 0; warmUp < warmUps; warmUp += 1) decide(command, story.dispute, world);
  const times = new Float64Array(decisions);
  for (let round = 0; round < decisions; round += 1) {
    const began = performance.now();
    const decision = decide(command, story.dispute, world);
    times[round] = (performance.now() - began) * 1000;
    if (!decision.ok) throw new Error(decision.rejection.code);
  }
  return times.toSorted()[decisions / 2] ?? Number.NaN;
};

// Microseconds. An entry took 4, a decision that ends clocks and arms others 11 to 15; the bounds leave room for a busy machine.
describe('a decision, at the median of 20,000', () => {
  it.each([
    ['record-session', given(accepted), 20],
    ['agree', given(accepted), 60],
    ['accept', registered(), 60],
  ])('%s is far cheaper than one round trip to the database', (action, story, bound) => {
    const median = medianOf(story, action);
    process.stdout.write(`decide ${action}: median ${median.toFixed(2)} µs\n`);
    expect(median).toBeLessThan(bound);
  });
});
