import type { Actor, Decision, Input } from '@lib/kernel';
import { event, involving } from './actions/edge.js';
import type { Case, Link } from './case.js';
import { clocked } from './deadlines.js';
import { flowOf, isOpen, namingFields, stateOf } from './flows.js';
import type { OtherCase, World } from './world.js';

/** How this order names another case, by id or number; undefined where its action names none. */
export function namedCase(action: string, input: Input): string | undefined {
  const field = namingFields().get(action);
  const named = field === undefined ? undefined : input[field];
  return typeof named === 'string' ? named : undefined;
}

/** Whether one of the actor's posts gives orders here that name another case: only then must others be looked up for a view. */
export const namesOthers = (one: Case, actor: Actor): boolean =>
  actor.kind === 'person' &&
  Object.values(stateOf(one).on).some(
    (edge) => edge?.names !== undefined && actor.posts.some(({ role }) => edge.by.some((doer) => doer === role)),
  );

/** What a decision about another case must know of this one. */
export const asOther = (one: Case): OtherCase => {
  const { id, kind, number, source, registeredAt } = one;
  return { id, kind, number, source, registeredAt, open: isOpen(one), agreed: flowOf(kind, one.flowVersion).agreed(one) !== null };
};

/** What becomes of the case that stays: it knows of the other and goes on as it was; a police alert stays one. No clock moves. */
export function absorbing(survivor: Case, merged: Case, world: World): Decision {
  const { kind, id, number, policeAlerted } = merged;
  const link = event('CaseLinked', { relation: 'merged-from', kind, case: id, number } satisfies Link);
  const alert = policeAlerted && !survivor.policeAlerted ? [event('PoliceAlerted', { from: number, ...involving('police', world) })] : [];
  return clocked(survivor, [link, ...alert], world);
}
