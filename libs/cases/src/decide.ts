import { reject, rejectionOf, type Decision, type Rejection } from '@lib/kernel';
import type { DisputeEdge } from './actions/edge.js';
import { disputeFlow } from './dispute-flow.js';
import type { Dispute, DisputeState } from './dispute.js';

import { clocked } from './deadlines.js';
import { holdsPost } from './posts.js';
import type { DisputeCommand, World } from './world.js';

/** What should happen. Reads only its arguments; a refusal is returned, never thrown. */
export function decide(command: DisputeCommand, dispute: Dispute, world: World): Decision {
  const edge = edgeFrom(dispute.state, command.action);
  if (!edge) return reject(notAllowedHere(dispute, command.action));
  const refusal = refusalOf(edge, command, dispute, world);
  if (refusal) return reject(refusal);
  return clocked(dispute, edge.does(dispute, command, world), world);
}

export const edgeFrom = (state: DisputeState, action: string): DisputeEdge | undefined => {
  const edges: { readonly [name: string]: DisputeEdge } = disputeFlow.states[state].on;
  return Object.hasOwn(edges, action) ? edges[action] : undefined;
};

export function refusalOf(edge: DisputeEdge, command: DisputeCommand, dispute: Dispute, world: World): Rejection | undefined {
  if (!holdsPost(command.actor, edge.by, dispute, world.roster)) return notYourPost;
  const broken = edge.when?.find((rule) => !rule.holds(dispute, command, world));
  return broken && rejectionOf(broken);
}

export const notYourPost: Rejection = {
  code: 'case/not-your-post',
  says: { zh: '您的岗位不能在本案办理此项', en: 'Your post may not do this on this case' },
  next: { zh: '请由责任单位的承办人办理', en: 'The holder of the case can do it' },
};

const notAllowedHere = (dispute: Dispute, action: string): Rejection => {
  const { label } = disputeFlow.states[dispute.state];
  return {
    code: 'case/action-not-allowed',
    says: { zh: `案件现为“${label.zh}”，不能办理 ${action}`, en: `The case is “${label.en}”; ${action} is not one of its actions` },
    next: { zh: '请查看本案当前可办理的事项', en: 'See the actions listed for the case as it is now' },
  };
};
