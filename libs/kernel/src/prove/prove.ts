import { checkRoad } from './check-road.js';
import { checkTable } from './check-table.js';
import { catalogueOf, edgesOf } from './edges.js';
import { explore, mostSituations, pathTo } from './explore.js';
import { Faults } from './fault.js';
import type { Fault, ProofGround, ProvableFlow, Step } from './provable-flow.js';

/**
 * Every fault of a flow, each with a shortest path to it; an empty answer is the proof. What it says and what it leaves open:
 * docs/decisions/0007-a-proof-on-facts.md.
 */
export function prove(flow: ProvableFlow, ground: ProofGround): readonly Fault[] {
  const faults = new Faults(flow);
  if (!Object.hasOwn(flow.states, flow.initial)) {
    faults.add('flow/no-initial', {}, null, () => ({
      zh: `没有初始状态“${flow.initial}”`,
      en: `There is no initial state “${flow.initial}”`,
    }));
    return faults.found;
  }
  const catalogue = catalogueOf(flow);
  const edges = edgesOf(flow, ground);
  const situations = explore(flow, edges, catalogue);
  if (!situations) {
    faults.add('flow/too-many-situations', {}, null, () => ({
      zh: `流程可能出现的情形超过 ${mostSituations} 种，无法证明；请减少事实`,
      en: `The flow has more than ${mostSituations} situations, so that nothing can be proved; declare fewer facts`,
    }));
    return faults.found;
  }
  const first = new Map(situations.toReversed().map((situation) => [situation.state, situation]));
  const pathOf = (state: string): readonly Step[] | null => {
    const situation = first.get(state);
    return situation ? pathTo(situation) : null;
  };
  checkTable(flow, ground, edges, catalogue, { faults, pathOf });
  checkRoad(flow, ground, situations, edges, { faults, catalogue });
  return faults.found;
}
