import { describe, expect, it } from '@jest/globals';
import { BruteForce, verdictOf } from './brute-force.fixture.js';
import { prove } from './prove.js';
import { Dice, randomFlow, randomGround } from './random-flow.fixture.js';

const rounds = process.env['TEST_LANE'] === 'long' ? 10_000 : 300;

describe(`on ${rounds} random small flows`, () => {
  it('the proof and a naive enumeration of everything find the same faults at the same distance, and each way can be gone', () => {
    const seen = new Map<string, number>();
    for (let seed = 1; seed <= rounds; seed += 1) {
      const dice = new Dice(seed);
      const noise = [0.05, 0.2, 0.5][seed % 3] ?? 0;
      const flow = randomFlow(dice, noise);
      const ground = randomGround(dice, noise / 4);
      const faults = prove(flow, ground);
      const judge = new BruteForce(flow, ground);
      const found = [...new Set(faults.map(verdictOf))].toSorted();
      const expected = [...judge.verdicts()].toSorted();
      const strays = faults.filter(({ path }) => path !== null && !judge.walks(path));
      // Compared as text first: 10,000 deep comparisons would take longer than all the proofs.
      if (found.join() !== expected.join() || strays.length > 0)
        expect({ seed, flow, found, strays }).toEqual({ seed, flow, found: expected, strays: [] });
      for (const code of faults.length === 0 ? ['proved'] : new Set(faults.map((fault) => fault.code)))
        seen.set(code, (seen.get(code) ?? 0) + 1);
    }
    // The agreement says something only if both answers and every kind of fault occur.
    expect([...seen.keys()].toSorted()).toEqual(everyAnswer);
    expect(seen.get('proved')).toBeGreaterThan(rounds / 10);
  }, 300_000);
});

const everyAnswer = [
  'flow/action-never-possible',
  'flow/clock-never-comes',
  'flow/move-not-possible',
  'flow/no-deadline',
  'flow/no-end',
  'flow/no-holder',
  'flow/no-initial',
  'flow/no-owner',
  'flow/no-role',
  'flow/rule-never-holds',
  'flow/rules-contradict',
  'flow/unknown-deadline',
  'flow/unknown-fact',
  'flow/unknown-holder',
  'flow/unknown-role',
  'flow/unknown-target',
  'flow/unreachable',
  'proved',
];
