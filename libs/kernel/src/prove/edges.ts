import { doer, together, type FactCase, type FactCatalogue } from '../facts.js';
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
      Object.entries(on).flatMap(([action, edge]): readonly ProofEdge[] => {
        if (!edge) return [];
        const takers = takersOf(edge, action, within ?? [], ground);
        const formulas = (edge.when ?? []).map(({ holdsWhen }) => holdsWhen);
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

function takersOf(edge: ProvableEdge, action: string, within: readonly string[], ground: ProofGround): ProofEdge['takers'] {
  const byPerson = edge.by.some((name) => name !== 'clock' && (!isRole(name) || ground.knownRole(name)));
  const comes = within.some((rule) => ground.deadline(rule)?.moves.some((move) => move.action === action));
  return [...(byPerson ? (['person'] as const) : []), ...(edge.by.includes('clock') && comes ? (['clock'] as const) : [])];
}
