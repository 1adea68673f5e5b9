import { fits, type FactCatalogue, type FactValues } from '../facts.js';
import type { ProofEdge } from './edges.js';
import type { ProvableFlow, Step } from './provable-flow.js';

/** A state together with what is so of the case there. */
export interface Situation {
  readonly state: string;
  readonly facts: FactValues;
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
  const known = new Map<string, Situation>();
  const queue: Situation[] = [];
  const arrive = (state: string, values: FactValues, from: Situation['from']): Situation => {
    const key = `${state} ${facts.map((fact) => values[fact]).join(' ')}`;
    const before = known.get(key);
    if (before) return before;
    const situation: Situation = { state, facts: values, from, next: [] };
    known.set(key, situation);
    queue.push(situation);
    return situation;
  };
  const beginnings = facts.map((fact): Choice => [fact, initialOf(catalogue, fact)]);
  for (const values of everyChoice(beginnings)) {
    arrive(flow.initial, values, null);
    if (queue.length > mostSituations) return null;
  }
  for (const situation of queue) {
    for (const edge of edges.get(situation.state) ?? []) {
      for (const by of edge.takers) {
        for (const target of edge.targets) {
          for (const values of outcomes(edge, by, situation.facts, target, catalogue)) {
            const step: Step = { by, action: edge.action, to: target, facts: values };
            situation.next.push({ edge, by, to: arrive(target, values, { situation, step }) });
            if (queue.length > mostSituations) return null;
          }
        }
      }
    }
  }
  return queue;
}

const initialOf = (catalogue: FactCatalogue, fact: string): readonly string[] =>
  catalogue[fact]?.initial ?? catalogue[fact]?.values.slice(0, 1) ?? [];

/** What can be so of the case after this edge led to the target; nothing where its rules do not hold here. */
export function* outcomes(
  { edge, allowed }: Pick<ProofEdge, 'edge' | 'allowed'>,
  by: 'person' | 'clock',
  now: FactValues,
  target: string,
  catalogue: FactCatalogue,
): Generator<FactValues> {
  const ofCase = (fact: string): boolean => catalogue[fact]?.of === 'case';
  const answers = (edge.answers ?? []).filter(ofCase);
  const establishes = Object.entries({ ...edge.establishes, ...edge.establishesAt?.[target] }).filter(([fact]) => ofCase(fact));
  const fixed: FactValues = { ...Object.fromEntries(Object.entries(now).filter(([fact]) => !answers.includes(fact))), doer: by };
  for (const one of allowed) {
    if (!fits(one, fixed)) continue;
    const answered = answers.map((fact): Choice => [fact, one[fact] ?? catalogue[fact]?.values ?? []]);
    for (const values of everyChoice([...answered, ...establishes])) yield { ...now, ...values };
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
