import { reject, rejectionOf, type Decision, type Rejection } from '@lib/kernel';
import type { CaseEdge } from './actions/edge.js';
import type { Case, Matter } from './case.js';
import { clocked } from './deadlines.js';
import { stateOf } from './flows.js';
import { holdsPost } from './posts.js';
import { smuggled } from './reserved-fields.js';
import type { CaseCommand, World } from './world.js';

/** What should happen. Reads only its arguments; a refusal is returned, never thrown. */
export function decide(command: CaseCommand, one: Matter, world: World): Decision {
  const edge = edgeFrom(one, command.action);
  if (!edge) return reject(notAllowedHere(one, command.action));
  const refusal = refusalOf(edge, command, one, world) ?? smuggled(edge.input, command.input);
  if (refusal) return reject(refusal);
  return clocked(one, edge.does(ofItsFlow(one), command, world), world);
}

/** The rules and actions of a flow meet matters of its own kind only; the engine's types, made for cases, cannot say so. */
export const ofItsFlow = (one: Matter): Case => one as Case;

/** The action as the matter's present state has it. */
export const edgeFrom = (one: Pick<Matter, 'kind' | 'flowVersion' | 'state'>, action: string): CaseEdge | undefined => {
  const edges = stateOf(one).on;
  return Object.hasOwn(edges, action) ? edges[action] : undefined;
};

export function refusalOf(edge: CaseEdge, command: CaseCommand, one: Matter, world: World): Rejection | undefined {
  if (!holdsPost(command.actor, edge.by, one, world.roster)) return notYourPost;
  const matter = ofItsFlow(one);
  const broken = edge.when?.find((rule) => !rule.holds(matter, command, world));
  return broken && { ...rejectionOf(broken), ...broken.explain?.(matter, command, world) };
}

export const notYourPost: Rejection = {
  code: 'case/not-your-post',
  says: { zh: '您的岗位不能在本案办理此项', en: 'Your post may not do this on this case' },
  next: { zh: '请由责任单位的承办人办理', en: 'The holder of the case can do it' },
};

const notAllowedHere = (one: Matter, action: string): Rejection => {
  const { label } = stateOf(one);
  return {
    code: 'case/action-not-allowed',
    says: { zh: `案件现为“${label.zh}”，不能办理 ${action}`, en: `The case is “${label.en}”; ${action} is not one of its actions` },
    next: { zh: '请查看本案当前可办理的事项', en: 'See the actions listed for the case as it is now' },
  };
};
