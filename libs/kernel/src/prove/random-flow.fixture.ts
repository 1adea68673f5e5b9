import type { FactCase, FactCatalogue, FactChange } from '../facts.js';
import type { ProofGround, ProvableEdge, ProvableFlow, ProvableRule, ProvableState } from './provable-flow.js';

/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  /** At least 0, below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** @throws where there is nothing to pick from */
  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  some<T>(from: readonly T[], share: number): readonly T[] {
    return from.filter(() => this.chance(share));
  }
}

const words = { zh: '事', en: 'fact' };
const knownRoles = ['clerk', 'head'];

/** A ground of one to three villages. `clerk` sits in the village, `head` in the town. */
export function randomGround(dice: Dice, holes: number): ProofGround {
  const villages = ['jia', 'yi', 'bing'].slice(0, 1 + dice.below(3));
  const empty = new Set(villages.flatMap((village) => dice.some(knownRoles, holes).map((role) => `${role} ${village}`)));
  return {
    villages,
    staffed: (role, village) => knownRoles.includes(role) && !empty.has(`${role} ${village}`),
    holderRoles: (holder) => ({ room: ['clerk'], office: ['clerk', 'head'] })[holder] ?? [],
    knownRole: (role) => knownRoles.includes(role),
    deadline: (rule) =>
      ({
        again: { moves: [], rearms: true },
        rest: { moves: [], rearms: false },
        'move-0': { moves: [{ action: 'do-0', otherwise: false }], rearms: false },
        'move-1': { moves: [{ action: 'do-1', otherwise: true }], rearms: dice.chance(0) },
      })[rule],
  };
}

/** A flow of at most five states and three facts; the more `noise`, the more of it is wrong. */
export function randomFlow(dice: Dice, noise: number): ProvableFlow {
  const facts: FactCatalogue = Object.fromEntries([
    ...['a', 'b'].slice(0, dice.below(3)).map((fact) => [
      fact,
      {
        says: words,
        of: 'case',
        values: ['no', 'yes'],
        ...(dice.chance(0.2) ? { initial: ['no', 'yes'] } : {}),
        ...(dice.chance(0.3) ? { changedBy: randomChanges(dice) } : {}),
      },
    ]),
    ...(dice.chance(0.5) ? [['said', { says: words, of: 'command', values: ['x', 'y', 'z'] }]] : []),
  ]) as FactCatalogue;
  const open = Array.from({ length: 1 + dice.below(4) }, (_, index) => `s${index}`);
  const names = [...open, 'end'];
  const states = open.map((name, index): readonly [string, ProvableState] => {
    const onward = names[index + 1] ?? 'end';
    const edges = Array.from({ length: 1 + dice.below(3) }, (_, number): readonly [string, ProvableEdge] => [
      `do-${number}`,
      randomEdge(
        dice,
        noise,
        number === 0 ? onward : dice.pick(dice.chance(noise) ? [...names, 'same', 'nowhere'] : [...names, 'same']),
        facts,
      ),
    ]);
    const within = dice.chance(1 - noise) ? ['again'] : dice.some(['again', 'rest', 'move-0', 'move-1', 'unknown'], 0.4);
    const more = dice.chance(0.2) && edges[0]?.[1].by.includes('clock') ? ['move-0'] : [];
    return [
      name,
      {
        open: true,
        holder: dice.chance(noise / 3) ? dice.some(['room', 'nobody'], 0.4) : [dice.pick(['room', 'office'])],
        within: [...within, ...more],
        on: Object.fromEntries(edges),
      },
    ];
  });
  const end: ProvableState = { open: false, on: dice.chance(0.2) ? { back: randomEdge(dice, noise, dice.pick(open), facts) } : {} };
  return { name: 'random', initial: dice.chance(noise / 20) ? 'nowhere' : 's0', facts, states: { ...Object.fromEntries(states), end } };
}

/** What two of the actions make of a fact of the case. */
const randomChanges = (dice: Dice): { readonly [action: string]: FactChange } => {
  const change = (): FactChange => dice.pick<FactChange>([['no'], ['no', 'yes'], ['yes'], 'answered', { end: ['yes'], s1: ['no'] }]);
  return { 'do-0': change(), ...(dice.chance(0.5) ? { 'do-1': change() } : {}) };
};

function randomEdge(dice: Dice, noise: number, to: string, facts: FactCatalogue): ProvableEdge {
  const doers = dice.chance(noise) ? ['holder', 'lead', 'assisting', 'clock', 'clerk', 'head', 'wizard'] : ['holder', 'head'];
  const by = dice.chance(noise) ? dice.some(doers, 0.3) : [dice.pick(doers)];
  const names = Object.keys(facts);
  const ofCase = names.filter((fact) => facts[fact]?.of === 'case');
  return {
    to: dice.chance(0.2) ? [to, 'end'] : to,
    by: dice.chance(0.2) ? [...by, 'clock'] : by,
    ...(names.length > 0 && dice.chance(0.4)
      ? { when: Array.from({ length: 1 + dice.below(2) }, (_, index) => randomRule(dice, noise, `rule-${index}`, facts)) }
      : {}),
    ...(ofCase.length > 0 && dice.chance(0.2) ? { answers: dice.some(ofCase, 0.5) } : {}),
    ...(ofCase.length > 0 && dice.chance(0.5) ? { establishes: randomCase(dice, noise / 2, ofCase, facts) } : {}),
    ...(ofCase.length > 0 && dice.chance(0.1) ? { establishesAt: { end: randomCase(dice, 0, ofCase, facts) } } : {}),
  };
}

const randomRule = (dice: Dice, noise: number, code: string, facts: FactCatalogue): ProvableRule => {
  const names = [...Object.keys(facts), 'doer'];
  const one = (): FactCase => randomCase(dice, noise, names, facts);
  return { code, onlyWhen: dice.chance(0.3) ? [one(), one()] : one() };
};

function randomCase(dice: Dice, noise: number, names: readonly string[], facts: FactCatalogue): FactCase {
  return Object.fromEntries(
    dice.some(names, 0.5).map((fact) => {
      const values = facts[fact]?.values ?? ['person', 'clock'];
      const some = dice.some(values, 0.6);
      const chosen = some.length > 0 || dice.chance(noise / 4) ? some : values;
      return [dice.chance(noise / 10) ? `${fact}x` : fact, dice.chance(noise / 10) ? [...chosen, 'odd'] : chosen];
    }),
  );
}
