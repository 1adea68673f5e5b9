import type { Dispute } from '../dispute.js';
import { assistingKinds, centre, leadKinds } from '../posts.js';
import type { World } from '../world.js';
import { inputOf, type CaseRule, type DisputeRule } from './rule.js';

/** G8. Returning downwards is allowed once; then the centre head decides. */
export const notReturnedBefore: DisputeRule = {
  code: 'case/returned-once-already',
  guard: 'G8',
  says: { zh: '本案已退回村街一次，不得再次退回', en: 'This case has been returned to the village once; it may not be returned again' },
  next: { zh: '请由综治中心分派，或报中心主任决定', en: 'Dispatch it, or ask the centre head to decide' },
  article: '独流镇调解流程规则 G8',
  reads: ['returnedToVillage'],
  onlyWhen: { returned: ['no'] },
  holds: (dispute) => dispute.returnedToVillage === 0,
};

export const villageHasRoom: CaseRule = {
  code: 'case/no-village-room',
  says: { zh: '本案没有所属村街，或该村街调解室无人在岗', en: 'The case has no village, or nobody is on duty in its room' },
  next: { zh: '请由综治中心分派', en: 'Dispatch it from the centre' },
  reads: ['village', 'roster'],
  holds: (dispute, _, { roster }) => {
    const room = dispute.village === null ? undefined : roster.roomOf(dispute.village);
    return room !== undefined && roster.membersOf(room).some((member) => member.role === 'village-mediator');
  },
};

export const leadCanLead: DisputeRule = {
  code: 'case/unknown-lead',
  says: {
    zh: '主办单位须是派出所、镇调委会或律师事务所，且有人在岗',
    en: 'The lead must be the police station, the mediation committee or the law firm, with somebody on duty',
  },
  next: { zh: '请从可派单位中选择', en: 'Choose from the offices listed' },
  pointer: '/lead',
  reads: ['lead', 'roster'],
  holds: (_, command, { roster }) => officeOf(inputOf<{ lead: string }>(command).lead, leadKinds, roster),
};

export const assistingCanAssist: DisputeRule = {
  code: 'case/unknown-assisting-office',
  says: { zh: '协办单位不存在、重复，或与主办单位相同', en: 'An assisting office is unknown, doubled, or the lead itself' },
  next: { zh: '请从可派单位中选择', en: 'Choose from the offices listed' },
  pointer: '/assisting',
  reads: ['assisting', 'lead', 'roster'],
  holds: (_, command, { roster }) => {
    const { lead, assisting = [] } = inputOf<{ lead: string; assisting?: readonly string[] }>(command);
    return new Set([lead, ...assisting]).size === assisting.length + 1 && assisting.every((id) => officeOf(id, assistingKinds, roster));
  },
};

const officeOf = (id: string, kinds: readonly string[], roster: World['roster']): boolean => {
  const office = roster.organisation(id);
  return office !== undefined && kinds.includes(office.kind) && roster.membersOf(id).length > 0;
};

/** The second objection against a dispatch goes to the centre head (G8). */
export const objectedOnceAtMost: DisputeRule = {
  code: 'case/objected-twice',
  guard: 'G8',
  says: {
    zh: '本案已两次提出异议，由综治中心主任决定承办单位',
    en: 'Two objections have been made; the centre head decides who handles it',
  },
  next: { zh: '请签收办理，或与中心主任协调', en: 'Sign for it, or speak with the centre head' },
  article: '独流镇调解流程规则 G8',
  reads: ['objections'],
  onlyWhen: { objections: ['below-two'] },
  holds: (dispute) => dispute.objections < 2,
};

/** After the second objection the centre head holds the case, as long as the town has one. */
export const isForCentreHead = (dispute: Dispute, { roster }: World): boolean =>
  dispute.objections >= 2 && roster.membersOf(centre).some(({ role }) => role === 'centre-head');

/** G8. Two offices have objected: the centre head says who handles it (解决推诿). */
export const centreHeadDecides: DisputeRule = {
  code: 'case/centre-head-decides',
  says: { zh: '本案已两次被提出异议，只能由综治中心主任分派', en: 'Two objections were made; only the centre head may dispatch it now' },
  next: { zh: '请报综治中心主任决定承办单位', en: 'Ask the centre head to decide who handles it' },
  article: '独流镇调解流程规则 G8',
  guard: 'G8',
  reads: ['objections', 'roster'],
  holds: (dispute, { actor }, world) =>
    !isForCentreHead(dispute, world) || (actor.kind === 'person' && actor.posts.some(({ role }) => role === 'centre-head')),
};

/** G7. A village may propose an office at any time: of a red case as it is, of any other with the reason why the level is skipped. */
export const levelSkipGrounded: DisputeRule = {
  code: 'case/level-skip-needs-reason',
  says: { zh: '非红色等级的案件越级交办须说明理由', en: 'Skipping a level needs its own reason unless the case is red' },
  next: { zh: '请填写越级理由，或不建议单位，由综治中心分派', en: 'Enter why the level is skipped, or leave the office to the centre' },
  article: '独流镇调解流程规则 G7',
  pointer: '/skipReason',
  guard: 'G7',
  reads: ['risk', 'office', 'skipReason'],
  holds: (dispute, command) => {
    const { office, skipReason } = inputOf<{ office?: string; skipReason?: unknown }>(command);
    return office === undefined || skipReason !== undefined || dispute.risk === 'red';
  },
};

export const proposedOfficeCanLead: DisputeRule = {
  code: 'case/unknown-office',
  says: { zh: '建议的单位不能主办，或无人在岗', en: 'The proposed office cannot lead, or nobody is on duty there' },
  next: { zh: '请从可派单位中选择', en: 'Choose from the offices listed' },
  pointer: '/office',
  reads: ['office', 'roster'],
  holds: (_, command, { roster }) => {
    const { office } = inputOf<{ office?: string }>(command);
    return office === undefined || officeOf(office, leadKinds, roster);
  },
};
