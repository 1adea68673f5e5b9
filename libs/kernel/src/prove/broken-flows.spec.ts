import { describe, expect, it } from '@jest/globals';
import { flows } from '@lib/cases';
import { breakings, withOddDeadlines } from './breaking.fixture.js';
import { BruteForce, verdictOf } from './brute-force.fixture.js';
import { faultInWords } from './fault.js';
import { town } from './ground.fixture.js';
import type { ProofGround, ProvableFlow } from './provable-flow.js';
import { prove } from './prove.js';
import { Dice, randomFlow, randomGround } from './random-flow.fixture.js';

const many = 500;
/** The declared flows are large: of the broken ones one in so many is one of them, the others are random. */
const large = process.env['TEST_LANE'] === 'long' ? 10 : 50;

interface Sound {
  readonly flow: ProvableFlow;
  readonly ground: ProofGround;
}

const declared: readonly Sound[] = flows.map((flow) => ({ flow, ground: town() }));

/** A random flow that the proof accepts. */
function soundFlow(dice: Dice): Sound {
  for (;;) {
    const sound = { flow: randomFlow(dice, 0.05), ground: randomGround(dice, 0) };
    if (prove(sound.flow, sound.ground).length === 0) return sound;
  }
}

describe(`${many} flows, each broken in one way`, () => {
  it('are refused for that, and each fault is shown with a shortest way to it', () => {
    const hows = Object.entries(breakings);
    const done = new Map<string, number>();
    for (let seed = 1, made = 0; made < many; seed += 1) {
      const dice = new Dice(seed);
      const sound = seed % large === 0 ? dice.pick(declared) : soundFlow(dice);
      const [how, breaking] = hows[seed % hows.length] ?? [];
      const broken = breaking?.(sound.flow, withOddDeadlines(sound.ground), dice);
      if (!how || !broken) continue;
      made += 1;
      done.set(how, (done.get(how) ?? 0) + 1);

      const faults = prove(broken.flow, broken.ground);
      const put = faults.find(({ code, state }) => code === broken.code && state === broken.state);
      if (!put) expect({ seed, how, faults, flow: broken.flow }).toEqual({ seed, how, faults: broken.code, flow: broken.flow });
      // The judge walks in whole rounds: what it finds at a distance lies at no shorter one.
      const judge = new BruteForce(broken.flow, broken.ground);
      const verdicts = judge.verdicts();
      const wrong = faults.filter((fault) => !verdicts.has(verdictOf(fault)) || (fault.path !== null && !judge.walks(fault.path)));
      const unsaid = faults.map((fault) => faultInWords(broken.flow, fault)).filter(({ zh, en }) => /^$|undefined/.test(`${zh}${en}`));
      if (wrong.length > 0 || unsaid.length > 0) expect({ seed, how, wrong, unsaid }).toEqual({ seed, how, wrong: [], unsaid: [] });
    }
    expect([...done.keys()].toSorted()).toEqual(Object.keys(breakings).toSorted());
    expect(Math.min(...done.values())).toBeGreaterThanOrEqual(5);
  }, 120_000);

  it('and before they were broken they were proved', () => {
    for (const { flow, ground } of declared) expect(prove(flow, withOddDeadlines(ground))).toEqual([]);
  });
});
