import type { Stage } from './history-words.js';

export type { Stage };
export type Place = 'passed' | 'skipped' | 'here' | 'ahead';
export type Step = { readonly stage: Stage; readonly place: Place };

/** A stage and the states that belong to it. */
type Stop = readonly [Stage, readonly string[]];

/** The main road of each flow, in order. */
const roads: { readonly [kind: string]: readonly Stop[] } = {
  dispute: [
    ['registered', ['registered']],
    ['village', ['village-mediating']],
    ['dispatch', ['pending-dispatch', 'dispatched']],
    ['joint', ['joint-mediating']],
    ['agreed', ['agreed', 'confirming']],
    ['performing', ['performing']],
    ['visit', ['performed']],
    ['closed', ['closed-success', 'closed-other']],
  ],
  consultation: [
    ['asked', ['asked']],
    ['answered', ['answered']],
    ['settled', ['consult-closed']],
  ],
  'hardship-aid': [
    ['applied', ['applied']],
    ['verifying', ['verifying']],
    ['deciding', ['verified']],
    ['delivering', ['granted', 'refused']],
    ['settled', ['aid-closed']],
  ],
};

/** Stages that only a case passed up to the town goes through. */
const townStages: readonly Stage[] = ['dispatch', 'joint'];

interface Traveller {
  readonly kind: string;
  readonly state: string;
  /** Whether it has a lead office of the town. */
  readonly throughTown: boolean;
  /** Every state that it has been in, where the whole history is known: an earlier stage that is not among them was left out. */
  readonly been?: ReadonlySet<string> | undefined;
}

/**
 * Where a case stands on the main road of its own flow; nothing where it has left it (terminated, referred out, void), or where the flow is
 * not known here. A case that the village handles alone is not shown the town's stages.
 */
export function roadOf({ kind, state, throughTown, been }: Traveller): readonly Step[] | undefined {
  const visited = (states: readonly string[]): boolean => been === undefined || states.some((one) => been.has(one));
  const stages = (roads[kind] ?? []).filter(
    ([stage, states]) => throughTown || !townStages.includes(stage) || states.includes(state) || (been !== undefined && visited(states)),
  );
  const here = stages.findIndex(([, states]) => states.includes(state));
  if (here < 0) return undefined;
  return stages.map(([stage, states], index) => ({
    stage,
    place: index === here ? 'here' : index > here ? 'ahead' : passed(visited(states)),
  }));
}

const passed = (visited: boolean): Place => (visited ? 'passed' : 'skipped');

/** Whether its road is drawn at all; a flow that came later is told by its state alone. */
export const hasRoad = (kind: string): boolean => kind in roads;
