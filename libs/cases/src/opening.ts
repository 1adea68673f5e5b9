import type { Decision } from '@lib/kernel';
import { event } from './actions/edge.js';
import type { Case, Link } from './case.js';
import { edgeFrom } from './decide.js';
import { flowOf } from './flows.js';
import type { Opening } from './registration.js';
import type { CaseCommand, World } from './world.js';

/** The linked case that this command opens beside what it decides, if its action opens one. */
export function openingOf(command: CaseCommand, one: Case, world: World): Opening | undefined {
  if (edgeFrom(one, command.action)?.opens === undefined) return undefined;
  const opening = flowOf(one.kind, one.flowVersion).openings[command.action];
  if (!opening) throw new Error(`${command.action} of ${one.kind} opens a case of which nothing is said`);
  return opening(one, command, world);
}

/** The decision with the link to the case that it opened. Neither state nor clock hang on it, so it stands last. */
export const linked = (decision: Decision, { kind, id, number }: Pick<Case, 'kind' | 'id' | 'number'>): Decision =>
  decision.ok
    ? { ...decision, events: [...decision.events, event('CaseLinked', { relation: 'led-to', kind, case: id, number } satisfies Link)] }
    : decision;

/** How the new case knows where it came from. */
export const cameFrom = ({ kind, id, number }: Pick<Case, 'kind' | 'id' | 'number'>): Link => ({
  relation: 'came-from',
  kind,
  case: id,
  number,
});
