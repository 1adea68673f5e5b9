import type { Dispute } from '../dispute.js';
import type { DisputeCommand, Roster, World } from '../world.js';
import { inputOf, type DisputeRule } from './rule.js';

interface Named {
  readonly mediators?: readonly string[];
  readonly conflicts?: readonly { readonly mediator: string }[];
  readonly mediator?: string;
  readonly replacement?: string;
  readonly agent?: string;
}

/** People of the office that mediates now who may still do it: on the roster, not in conflict, not recused. */
export const mediatorsLeft = (
  dispute: Dispute,
  roster: Roster,
  without: (personId: string) => boolean = () => false,
): readonly string[] => {
  const office = dispute.state === 'dispatched' ? dispute.lead : dispute.holder?.organisation;
  if (!office) return [];
  const village = roster.organisation(office)?.kind === 'village-room';
  return roster
    .membersOf(office)
    .filter(({ personId, onRoster }) => (!village || onRoster) && !dispute.recused.includes(personId) && !without(personId))
    .map(({ personId }) => personId);
};

const declared = (command: DisputeCommand, personId: string): boolean =>
  (inputOf<Named>(command).conflicts ?? []).some(({ mediator }) => mediator === personId);

const barred = (dispute: Dispute, command: DisputeCommand, personId: string): boolean =>
  dispute.recused.includes(personId) || declared(command, personId);

const namesBarred = (dispute: Dispute, command: DisputeCommand): boolean =>
  (inputOf<Named>(command).mediators ?? []).some((id) => barred(dispute, command, id));

const article = '人民调解法 第19条、第23条；法释〔2016〕14号 第15条（参照）';

/** G1. Kin, an interest or another tie bars a mediator; where nobody is left the case goes up. */
export const someMediatorLeft: DisputeRule = {
  code: 'case/no-mediator-left',
  says: { zh: '本单位的调解员均须回避', en: 'Every mediator of this office is in conflict' },
  next: { zh: '请上报镇综治中心，另行指定', en: 'Escalate to the centre, which names another office' },
  article,
  pointer: '/mediators',
  guard: 'G1',
  reads: ['conflicts', 'recused', 'roster'],
  holds: (dispute, command, { roster }) =>
    !namesBarred(dispute, command) || mediatorsLeft(dispute, roster, (id) => declared(command, id)).length > 0,
};

/** G1. 法释〔2016〕14号 art. 15 by analogy: kin, interest, or another tie to a party or its agent. */
export const mediatorNotInConflict: DisputeRule = {
  code: 'case/mediator-in-conflict',
  says: { zh: '该调解员与本案有亲属、利害或其他关系，须回避', en: 'A named mediator is in conflict: kin, interest or another tie' },
  next: { zh: '请另选调解员，并让当事人选择或接受', en: 'Choose another mediator whom the parties accept' },
  article,
  pointer: '/mediators',
  guard: 'G1',
  reads: ['conflicts', 'recused', 'mediators'],
  holds: (dispute, command) => !namesBarred(dispute, command),
  explain: (dispute, command, { roster }) => {
    const left = mediatorsLeft(dispute, roster, (id) => declared(command, id));
    const office = dispute.state === 'dispatched' ? dispute.lead : dispute.holder?.organisation;
    const names = roster.membersOf(office ?? '').flatMap(({ personId, name }) => (left.includes(personId) ? [name] : []));
    const { zh, en } = mediatorNotInConflict.next;
    return { next: { zh: `${zh}：${names.join('、')}`, en: `${en}: ${names.join(', ')}` } };
  },
};

export const recusedMediates: DisputeRule = {
  code: 'case/not-a-mediator-of-this-case',
  says: { zh: '该人员不是本案的调解员', en: 'This person is not a mediator of the case' },
  next: { zh: '请从本案调解员中选择', en: 'Choose one of the case’s mediators' },
  pointer: '/mediator',
  reads: ['mediators'],
  holds: (dispute, command) => dispute.mediators.includes(inputOf<Named>(command).mediator ?? ''),
};

const remain = (dispute: Dispute, command: DisputeCommand): boolean =>
  dispute.mediators.some((id) => id !== inputOf<Named>(command).mediator);

/** Who is left to take over in this office when the recused mediator goes. */
export const nobodyTakesOver = (dispute: Dispute, command: DisputeCommand, roster: Roster): boolean =>
  !remain(dispute, command) && mediatorsLeft(dispute, roster, (id) => id === inputOf<Named>(command).mediator).length === 0;

/** G1. A recused mediator is replaced at once, as long as anybody of the office is left. */
export const replacedByAnother: DisputeRule = {
  code: 'case/replacement-needed',
  says: { zh: '回避后须由本单位可以调解的人员接替', en: 'Somebody of this office who may mediate must take over' },
  next: { zh: '请选择接替的调解员', en: 'Choose who takes over' },
  article,
  pointer: '/replacement',
  guard: 'G1',
  reads: ['mediators', 'recused', 'roster'],
  holds: (dispute, command, world) => {
    const { mediator, replacement } = inputOf<Named>(command);
    if (replacement !== undefined) return mediatorsLeft(dispute, world.roster, (id) => id === mediator).includes(replacement);
    return remain(dispute, command) || nobodyTakesOver(dispute, command, world.roster);
  },
};

const lawyersOf = ({ roster }: World): readonly string[] =>
  roster.organisations.filter(({ kind }) => kind === 'law-firm').flatMap(({ id }) => roster.membersOf(id).map(({ personId }) => personId));

export const agentIsLawyer: DisputeRule = {
  code: 'case/unknown-agent',
  says: { zh: '代理人不是本镇律师', en: 'The agent is not one of the town’s lawyers' },
  next: { zh: '请从律师名单中选择；当事人自行委托的不必填写', en: 'Choose from the lawyers; leave out an agent whom a party found itself' },
  pointer: '/agent',
  reads: ['agent', 'roster'],
  holds: (_, command, world) => {
    const { agent } = inputOf<Named>(command);
    return agent === undefined || lawyersOf(world).includes(agent);
  },
};

/** G9. Whoever mediated a dispute does not act for a party in it later, a reopening notwithstanding. */
export const agentDidNotMediate: DisputeRule = {
  code: 'case/mediator-may-not-be-agent',
  says: { zh: '调解过本案的人不得再代理本案当事人', en: 'Whoever mediated this dispute may not act for a party in it' },
  next: { zh: '请另选代理人', en: 'Choose another agent' },
  article: '法释〔2016〕14号 第16条（参照）',
  pointer: '/agent',
  guard: 'G9',
  reads: ['agent', 'mediated'],
  holds: (dispute, command) => {
    const { agent } = inputOf<Named>(command);
    return agent === undefined || !dispute.mediated.includes(agent);
  },
};
