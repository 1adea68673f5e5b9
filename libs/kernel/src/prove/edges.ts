import { doer, together, type FactCase, type FactCatalogue, type FactChange } from '../facts.js';
import { targetsOf } from '../flow.js';
import type { ProofGround, ProvableEdge, ProvableFlow } from './provable-flow.js';

const special = new Set(['holder', 'lead', 'assisting', 'clock']);
export const isRole = (name: string): boolean => !special.has(name);

export interface ProofEdge {
  readonly state: string;
  readonly action: string;
  readonly edge: ProvableEdge;
  /** Targets that exist. */
  readonly targets: readonly string[];
  /** Who may ever take it: a person with a post that exists, or a deadline of the state that moves by it. */
  readonly takers: readonly ('person' | 'clock')[];
  /** The cases of facts in which all its rules hold for one of the takers; empty: never. */
  readonly allowed: readonly FactCase[];
}

/** Facts of the flow and the one that every flow has. */
export const catalogueOf = (flow: ProvableFlow): FactCatalogue => ({ ...flow.facts, doer });

/** Every edge of the flow, with what the proof asks of each. */
export function edgesOf(flow: ProvableFlow, ground: ProofGround): ReadonlyMap<string, readonly ProofEdge[]> {
  const catalogue = catalogueOf(flow);
  return new Map(
    Object.entries(flow.states).map(([state, { on, within }]) => [
      state,
      Object.entries(on).flatMap(([action, declared]): readonly ProofEdge[] => {
        if (!declared) return [];
        const edge = withChanges(declared, action, flow);
        const takers = takersOf(edge, action, within ?? [], ground);
        const formulas = (edge.when ?? []).map(({ onlyWhen }) => onlyWhen);
        const taken = takers.length > 0 ? [{ doer: takers }] : [];
        return [
          {
            state,
            action,
            edge,
            targets: targetsOf(state, edge.to).filter((target) => Object.hasOwn(flow.states, target)),
            takers,
            allowed: together([...taken, ...formulas], catalogue),
          },
        ];
      }),
    ]),
  );
}

/** The edge with what the facts say that its action does to them. */
function withChanges(edge: ProvableEdge, action: string, { facts = {} }: ProvableFlow): ProvableEdge {
  const changes = Object.entries(facts).flatMap(([fact, { changedBy }]) => {
    const change = changedBy && Object.hasOwn(changedBy, action) ? changedBy[action] : undefined;
    return change === undefined ? [] : [{ fact, change }];
  });
  if (changes.length === 0) return edge;
  const answers = changes.flatMap(({ fact, change }) => (change === 'answered' ? [fact] : []));
  const establishes = changes.flatMap(({ fact, change }) => (isValues(change) ? [[fact, change] as const] : []));
  const establishesAt: { [target: string]: FactCase | undefined } = { ...edge.establishesAt };
  for (const { fact, change } of changes) {
    if (change === 'answered' || isValues(change)) continue;
    for (const [target, values] of Object.entries(change)) establishesAt[target] = { ...establishesAt[target], [fact]: values };
  }
  return {
    ...edge,
    answers: [...(edge.answers ?? []), ...answers],
    establishes: { ...edge.establishes, ...Object.fromEntries(establishes) },
    establishesAt,
  };
}

const isValues = (change: FactChange): change is readonly string[] => Array.isArray(change);

function takersOf(edge: ProvableEdge, action: string, within: readonly string[], ground: ProofGround): ProofEdge['takers'] {
  const byPerson = edge.by.some((name) => name !== 'clock' && (!isRole(name) || ground.knownRole(name)));
  const comes = within.some((rule) => ground.deadline(rule)?.moves.some((move) => move.action === action));
  return [...(byPerson ? (['person'] as const) : []), ...(edge.by.includes('clock') && comes ? (['clock'] as const) : [])];
}
