import type { FactValues } from '../facts.js';
import { catalogueOf, edgesOf } from './edges.js';
import { explore } from './explore.js';
import type { ProofGround, ProvableFlow } from './provable-flow.js';

/** A state and what was so of the case in it. */
export interface Walked {
  readonly state: string;
  readonly facts: FactValues;
}

const keyOf = ({ state, facts }: Walked): string =>
  `${state} ${Object.keys(facts)
    .toSorted()
    .map((fact) => `${fact}=${facts[fact]}`)
    .join(' ')}`;

/**
 * Whether real steps are among those that the proof has looked at: a flow is proved only as far as its facts tell what its
 * actions do. Answers what is wrong with a step, or null. A step that changes neither state nor facts is no step.
 */
export function walked(flow: ProvableFlow, ground: ProofGround): (from: Walked, action: string, to: Walked) => string | null {
  const situations = explore(flow, edgesOf(flow, ground), catalogueOf(flow)) ?? [];
  const steps = new Map(
    situations.map((situation) => [keyOf(situation), new Set(situation.next.map(({ edge, to }) => `${edge.action} ${keyOf(to)}`))]),
  );
  return (from, action, to) => {
    const [here, there] = [keyOf(from), keyOf(to)];
    const known = steps.get(here);
    if (!known) return `the proof never comes to ${here}`;
    if (here === there || known.has(`${action} ${there}`)) return null;
    return `${action} leads from ${here} to ${there}, which the facts do not say: name the action under changedBy of the fact that it changes`;
  };
}
