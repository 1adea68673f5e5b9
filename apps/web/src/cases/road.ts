import type { Dictionary } from '../words/zh.js';

export type Stage = keyof Dictionary['stage'];
export type Step = { readonly stage: Stage; readonly place: 'passed' | 'here' | 'ahead' };

/** The main road in order, and the states that belong to each stage. */
const road: readonly (readonly [Stage, readonly string[]])[] = [
  ['registered', ['registered']],
  ['village', ['village-mediating']],
  ['dispatch', ['pending-dispatch', 'dispatched']],
  ['joint', ['joint-mediating']],
  ['agreed', ['agreed', 'confirming']],
  ['performing', ['performing']],
  ['visit', ['performed']],
  ['closed', ['closed-success', 'closed-other']],
];

/** Stages that only a case passed up to the town goes through. */
const townStages: readonly Stage[] = ['dispatch', 'joint'];

/**
 * Where a case stands on the main road; nothing where it has left it (terminated, referred out, void). A case that the
 * village handles alone is not shown the town's stages.
 */
export function roadOf(state: string, throughTown: boolean): readonly Step[] | undefined {
  const stages = road.filter(([stage, states]) => throughTown || !townStages.includes(stage) || states.includes(state));
  const here = stages.findIndex(([, states]) => states.includes(state));
  if (here < 0) return undefined;
  return stages.map(([stage], index) => ({ stage, place: index < here ? 'passed' : index === here ? 'here' : 'ahead' }));
}
