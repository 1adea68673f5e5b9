import { describe, expect, it } from '@jest/globals';
import { clock, targetsOf, type Actor, type Decision, type Input } from '@lib/kernel';
import { longLane, seed, seededNumbers } from '@lib/testing';
import type { Armed } from './case.js';
import { decide, edgeFrom, refusalOf } from './decide.js';
import { refold } from './evolve.js';
import { flows, stateOf, type CaseFlow } from './flows.js';
import { holdsPost } from './posts.js';
import { broken, oneFrom, type Dice } from './testing/broken-input.fixture.js';
import { frozen, spokenAloud, stepped, watched, type Watched } from './testing/contract-rules.fixture.js';
import { passesDoor } from './testing/door.fixture.js';
import { expireAt, registered, type Story } from './testing/given.fixture.js';
import { loadedRules, people, worldAt } from './testing/two-villages.fixture.js';

const walks = longLane ? 200 : 4;
const stepsOfAWalk = 1_000;
const mostWalksMore = 40;
const dayMs = 86_400_000;

const person = (personId: string, ...posts: readonly (readonly [role: string, organisation: string])[]): Actor => ({
  kind: 'person',
  personId,
  posts: posts.map(([role, organisation]) => ({ role, organisation })),
});
/** Everybody of the town, whoever has no business in a case, and the clock. */
const everybody: readonly Actor[] = [
  ...Object.values(people),
  person('p-auditor', ['auditor', 'town-government']),
  person('p-admin', ['admin', 'centre']),
  person('p-two-posts', ['village-mediator', 'room-yi'], ['police', 'police']),
  person('p-left'),
  clock,
];
const beginnings: readonly NonNullable<Parameters<typeof registered>[0]>[] = [
  {},
  { from: 'centre', village: null },
  { source: 'court-assigned', from: 'centre' },
  { peopleInvolved: 12, urgency: 'emergency' },
];
/** Other answers than the example's, for the roads that go wrong. */
const otherwise: { readonly [action: string]: Input } = {
  'record-confirmation': { ruling: 'refused' },
  'record-breach': { way: 'court' },
  agree: { form: 'oral' },
  'record-outcome': { resultKnown: false },
  grade: { grade: 'red' },
};

/** Steps that lead nowhere by themselves and without which nothing goes on. */
const preparing: ReadonlySet<string> = new Set(['accept', 'add-mark']);

/** What the walks came across; a walk that only ever met one of these would prove little. */
const met = { done: 0, refused: 0, stoppedAtDoor: 0, brokenBeforeRules: 0, expired: 0, expiryRefused: 0, cases: 0 };

class Walk {
  #watched: Watched;
  readonly #visited: Set<string>;
  constructor(
    readonly flow: CaseFlow,
    readonly dice: Dice,
    visited: Set<string>,
    /** Leaves a case for a new one now and then; otherwise it stays for as long as it can, and histories get long. */
    readonly restless: boolean,
  ) {
    this.#visited = visited;
    this.#watched = this.#begun(0);
  }

  get story(): Story {
    return this.#watched.story;
  }

  step(): void {
    const { dice, flow } = this;
    const { on, open } = stateOf(this.story.dispute);
    if ((!open && dice(2) === 0) || Object.keys(on).length === 0 || (this.restless && dice(20) === 0))
      this.#watched = this.#begun(this.story.now);
    const here = Object.keys(stateOf(this.story.dispute).on);
    const moves = here.filter((action) => edgeFrom(this.story.dispute, action)?.to !== 'same');
    const anywhere = Object.values(flow.states).flatMap((state) => Object.keys(state.on));
    const way = dice(8);
    if (way < 3) this.#willing(here);
    else if (way < 5) this.#somebody(oneFrom(here, dice));
    else if (way < 7) this.#wrongly(oneFrom(moves.length > 0 && dice(2) === 0 ? moves : here, dice));
    else this.#somebody(oneFrom(['no-such-action', 'constructor', ...anywhere], dice));
    this.#passTime(oneFrom([0, 0, 0, 0, 0, 0, 0, 1, 4, 35], dice));
    if (dice(3) === 0) this.#sweep();
    if (dice(10) === 0) this.#expire(oneFrom(this.story.dispute.deadlines, dice));
  }

  /** The case as its history alone tells it, after a way through the database. */
  refolded(): void {
    const { blank, events, dispute } = this.story;
    expect(refold(blank, JSON.parse(JSON.stringify(events)) as typeof events)).toEqual(dispute);
  }

  #begun(now: number): Watched {
    const changes = { ...oneFrom(beginnings, this.dice), kind: this.flow.name };
    met.cases += 1;
    return this.#seen(watched(now === 0 ? registered(changes) : registered(changes, now)));
  }

  #seen(after: Watched): Watched {
    this.#visited.add(after.story.dispute.state);
    return after;
  }

  #goesOn(action: string): boolean {
    const { dispute } = this.story;
    const edge = edgeFrom(dispute, action);
    return (
      edge !== undefined && targetsOf(dispute.state, edge.to).some((state) => state !== dispute.state && this.flow.states[state]?.open)
    );
  }

  #leadsToUnseen(action: string): boolean {
    const { dispute } = this.story;
    const edge = edgeFrom(dispute, action);
    return edge !== undefined && targetsOf(dispute.state, edge.to).some((state) => !this.#visited.has(state));
  }

  /**
   * Somebody who may do one of these: first what leads to a state not seen yet; then half of the time what a state asks for before it
   * lets go, and a move that ends nothing, so that the walk gets far.
   */
  #willing(actions: readonly string[]): void {
    const { dispute, now } = this.story;
    const shift = this.dice(actions.length);
    const tried = [...actions.slice(shift), ...actions.slice(0, shift)];
    const moves = tried.filter((action) => edgeFrom(dispute, action)?.to !== 'same');
    const unseen = moves.filter((action) => this.#leadsToUnseen(action));
    const onwards = [...tried.filter((action) => preparing.has(action)), ...moves.filter((action) => this.#goesOn(action))];
    for (const action of [...unseen, ...(this.dice(2) === 0 ? onwards : []), ...tried]) {
      const edge = edgeFrom(dispute, action);
      const first = this.dice(everybody.length);
      for (const actor of [...everybody.slice(first), ...everybody.slice(0, first)]) {
        if (!edge || actor.kind === 'clock') continue;
        const input = this.#example(action, actor);
        if (refusalOf(edge, { action, actor, input }, dispute, worldAt(now))) continue;
        this.#order(action, actor, this.dice(4) === 0 ? { ...input, ...otherwise[action] } : input);
        return;
      }
    }
  }

  #somebody(action: string): void {
    const actor = oneFrom(everybody, this.dice);
    this.#order(action, actor, this.#example(action, actor));
  }

  /** Inputs with something wrong, by whoever may give the order, until one of them is taken all the same. */
  #wrongly(action: string): void {
    const { dispute, now } = this.story;
    const edge = edgeFrom(dispute, action);
    const fit = everybody.filter((actor) => edge && holdsPost(actor, edge.by, dispute, worldAt(now).roster));
    if (!edge || fit.length === 0) return;
    const actor = oneFrom(fit, this.dice);
    const input = this.#example(action, actor);
    for (let tried = 0; tried < 6 && this.story.dispute === dispute; tried += 1) {
      const wrong = broken(edge.input, input, this.dice);
      const passes = passesDoor(edge.input, wrong);
      met[passes ? 'brokenBeforeRules' : 'stoppedAtDoor'] += 1;
      if (passes) this.#order(action, actor, wrong as Input);
    }
  }

  #example(action: string, actor: Actor): Input {
    const { dispute, now } = this.story;
    const named =
      actor.kind === 'person'
        ? { personId: actor.personId, organisations: actor.posts.map(({ organisation }) => organisation) }
        : { personId: null, organisations: [] };
    return edgeFrom(dispute, action)?.example(dispute, worldAt(now), named) ?? {};
  }

  #order(action: string, actor: Actor, input: Input): void {
    const { story } = this;
    const command = frozen({ action, actor, input });
    this.#take(decide(command, story.dispute, worldAt(story.now)), 'done', 'refused');
  }

  #take(decision: Decision, done: 'done' | 'expired', refused: 'refused' | 'expiryRefused'): void {
    met[decision.ok ? done : refused] += 1;
    if (decision.ok) this.#watched = this.#seen(stepped(this.#watched, decision));
    else {
      spokenAloud(decision.rejection);
      // Kept for what no declared flow leads to: an order that only this stops would strand the person who gave it.
      if (decision.rejection.code === 'case/no-orphan') throw new Error('the order would have left the case without a holder or a clock');
    }
  }

  #passTime(days: number): void {
    this.#watched = { ...this.#watched, story: { ...this.story, now: this.story.now + days * dayMs } };
  }

  #expire(armed: Armed): void {
    const due = armed.status === 'pending' && armed.dueAt <= this.story.now;
    const decision = expireAt(this.story, armed);
    if (decision.ok !== due) throw new Error(`${armed.rule} is ${armed.status}, due ${due}, and fires: ${decision.ok}`);
    this.#take(decision, 'expired', 'expiryRefused');
    if (decision.ok && expireAt(this.story, armed).ok) throw new Error(`${armed.rule} fires twice`);
  }

  /**
   * A sweep fires everything that is due, one command each. A case may owe two hundred instalments, so how much is endless is
   * told by each deadline: every rung of its ladder and one repeat, however much time has passed.
   */
  #sweep(): void {
    const fired = new Map<string, number>();
    for (;;) {
      const due = this.story.dispute.deadlines.find(({ status, dueAt }) => status === 'pending' && dueAt <= this.story.now);
      if (!due) return;
      const name = `${due.rule}/${due.occurrence}`;
      const times = (fired.get(name) ?? 0) + 1;
      const started = fired.set(name, times).size;
      const rungs = loadedRules.get(due.rule)?.ladder.length ?? 0;
      if (times > rungs + 1 || started > mostDeadlines) throw new Error(`${name} fires without end`);
      this.#expire(due);
    }
  }
}

/** 200 instalments, and what else may run beside them. */
const mostDeadlines = 250;

const diceFor = (walk: number): Dice => {
  const numbers = seededNumbers(100_000, 2 ** 31, seed * 1_000 + walk);
  let at = 0;
  return (bound) => (numbers[(at += 1) % numbers.length] ?? 0) % bound;
};

describe.each(flows.map((flow) => [flow.name, flow] as const))('a walk of 1,000 random orders by anybody through %s', (name, flow) => {
  const visited = new Set<string>();
  const walked = (number: number): void => {
    const walk = new Walk(flow, diceFor(number), visited, number % 2 === 1);
    for (let step = 1; step <= stepsOfAWalk; step += 1) {
      try {
        walk.step();
      } catch (cause) {
        throw new Error(`${name} in ${walk.story.dispute.state} at step ${step} of walk ${number}: ${String(cause)}`, { cause });
      }
      if (step % 100 === 0) walk.refolded();
    }
  };
  it.each(Array.from({ length: walks }, (_, walk) => walk + 1))(
    `breaks no rule of the contract (walk %i, TEST_SEED=${seed})`,
    walked,
    120_000,
  );
  it('and the walks come through every state of the flow', () => {
    const every = Object.keys(flow.states).toSorted();
    // Whatever the seed: they go on until they have, and a state that none comes to in so many steps more is lost.
    for (let number = walks + 1; number <= walks + mostWalksMore && visited.size < every.length; number += 1) walked(number);
    expect([...visited].toSorted()).toEqual(every);
  }, 600_000);
});

describe('the walks', () => {
  it('met everything that they are to stand', () => {
    expect(Object.entries(met).filter(([, count]) => count < walks * 5)).toEqual([]);
  });
});
