import { fits, type FactCatalogue, type FactValues } from '../facts.js';
import type { ProofEdge } from './edges.js';
import type { ProvableFlow, Step } from './provable-flow.js';

/** A state together with what is so of the case there. */
export interface Situation {
  readonly state: string;
  readonly facts: FactValues;
  /** The facts as one word. */
  readonly word: string;
  readonly from: { readonly situation: Situation; readonly step: Step } | null;
  readonly next: Move[];
}

export interface Move {
  readonly edge: ProofEdge;
  readonly by: 'person' | 'clock';
  readonly to: Situation;
}

/** More than any flow of a town needs: the dispute flow has some hundred. */
export const mostSituations = 20_000;

/**
 * Every situation that a case can come to, breadth first, so that the first way found to each is a shortest one.
 * Null where there are more than the bound: then nothing is proved.
 */
export function explore(
  flow: ProvableFlow,
  edges: ReadonlyMap<string, readonly ProofEdge[]>,
  catalogue: FactCatalogue,
): readonly Situation[] | null {
  const facts = Object.keys(catalogue).filter((fact) => catalogue[fact]?.of === 'case');
  const wordOf = (values: FactValues): string => facts.map((fact) => values[fact]).join(' ');
  const roads = new Map([...edges].map(([state, ones]) => [state, ones.flatMap((edge) => roadsOf(edge, catalogue))]));
  const known = new Map<string, Situation>();
  const queue: Situation[] = [];
  const arrive = (state: string, values: FactValues, word: string, from: Situation['from']): Situation => {
    const key = `${state} ${word}`;
    const before = known.get(key);
    if (before) return before;
    const situation: Situation = { state, facts: values, word, from, next: [] };
    known.set(key, situation);
    queue.push(situation);
    return situation;
  };
  for (const values of everyChoice(facts.map((fact): Choice => [fact, initialOf(catalogue, fact)]))) {
    arrive(flow.initial, values, wordOf(values), null);
    if (queue.length > mostSituations) return null;
  }
  for (const situation of queue) {
    for (const road of roads.get(situation.state) ?? []) {
      for (const values of outcomes(road, situation.facts)) {
        const { edge, by, target } = road;
        const word = values === situation.facts ? situation.word : wordOf(values);
        const from = { situation, step: { by, action: edge.action, to: target, facts: values } };
        situation.next.push({ edge, by, to: arrive(target, values, word, from) });
        if (queue.length > mostSituations) return null;
      }
    }
  }
  return queue;
}

const initialOf = (catalogue: FactCatalogue, fact: string): readonly string[] =>
  catalogue[fact]?.initial ?? catalogue[fact]?.values.slice(0, 1) ?? [];

/** One edge as one of its takers may go it to one of its targets: looked up once, for it is gone from thousands of situations. */
interface Road {
  readonly edge: ProofEdge;
  readonly by: 'person' | 'clock';
  readonly target: string;
  readonly cases: readonly {
    /** What must be so of the case beforehand. */
    readonly asks: readonly Choice[];
    /** What is so afterwards. */
    readonly leaves: readonly Choice[];
  }[];
}

function roadsOf(edge: ProofEdge, catalogue: FactCatalogue): readonly Road[] {
  const ofCase = (fact: string): boolean => catalogue[fact]?.of === 'case';
  const answers = (edge.edge.answers ?? []).filter(ofCase);
  return edge.targets.flatMap((target) => {
    const establishes = Object.entries({ ...edge.edge.establishes, ...edge.edge.establishesAt?.[target] }).filter(([fact]) => ofCase(fact));
    return edge.takers.map((by): Road => {
      const cases = edge.allowed.filter((one) => fits(one, { doer: by }));
      return {
        edge,
        by,
        target,
        cases: cases.map((one) => ({
          asks: Object.entries(one).filter(([fact]) => ofCase(fact) && !answers.includes(fact)),
          leaves: [...answers.map((fact): Choice => [fact, one[fact] ?? catalogue[fact]?.values ?? []]), ...establishes],
        })),
      };
    });
  });
}

/** What can be so of the case at the end of this road; nothing where its rules do not hold here. */
function* outcomes({ cases }: Road, now: FactValues): Generator<FactValues> {
  let stayed = false;
  for (const { asks, leaves } of cases) {
    if (!asks.every(([fact, values]) => values.includes(now[fact] ?? ''))) continue;
    if (leaves.length > 0) for (const values of everyChoice(leaves)) yield { ...now, ...values };
    else if (!stayed) {
      stayed = true;
      yield now;
    }
  }
}

type Choice = readonly [fact: string, values: readonly string[]];

/** Every way to pick one value for each fact; of a fact that is named twice the last is kept. */
function* everyChoice(choices: readonly Choice[]): Generator<FactValues> {
  const [first, ...rest] = choices;
  if (!first) {
    yield {};
    return;
  }
  const [fact, values] = first;
  for (const value of values) for (const others of everyChoice(rest)) yield { [fact]: value, ...others };
}

export function pathTo(situation: Situation): readonly Step[] {
  const steps: Step[] = [];
  for (let here: Situation = situation; here.from; here = here.from.situation) steps.unshift(here.from.step);
  return steps;
}
