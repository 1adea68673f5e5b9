import { maskParty, maskText, sightOf, type Sight } from '@lib/access';
import { isoShanghai } from '@lib/calendar';
import { flowOf, type Case } from '@lib/cases';
import type { EventView } from '@lib/contracts';
import { isTextRef, say, type Words } from '@lib/kernel';
import type { StoredEvent } from '@lib/store';
import { factsOf } from './case-facts.js';
import { office, peopleOf, roleName, text, type Viewing } from './viewing.js';
import { tellingOf, type Names } from './event-telling.js';

const labels: { readonly [type: string]: Words } = {
  CaseRegistered: { zh: '登记', en: 'Registered' },
  CaseAccepted: { zh: '受理', en: 'Accepted' },
  MediatorRecused: { zh: '调解员回避', en: 'A mediator recused' },
  ScreenLineFound: { zh: '补登受理筛查项', en: 'Line of the intake screen found' },
  SessionRecorded: { zh: '调解记录', en: 'Session recorded' },
  RefusalRecorded: { zh: '当事人拒绝调解', en: 'A party refused' },
  CaseEscalated: { zh: '上报镇综治中心', en: 'Escalated to the centre' },
  CasePulledUp: { zh: '提级办理', en: 'Pulled up' },
  CaseDispatched: { zh: '派单', en: 'Dispatched' },
  AssistRequested: { zh: '请求协办', en: 'Assistance asked for' },
  AssistSignedFor: { zh: '协办签收', en: 'Assistance signed for' },
  AssistDeclined: { zh: '不予协办', en: 'Assistance declined' },
  AssistReported: { zh: '协办反馈', en: 'Assistance reported' },
  AssistEnded: { zh: '协办派单终止', en: 'Work order ended' },
  CaseReturnedToVillage: { zh: '退回村街', en: 'Returned to the village' },
  DispatchSignedFor: { zh: '签收', en: 'Signed for' },
  DispatchObjected: { zh: '提出异议', en: 'Objected' },
  DispatchReturnedUnsigned: { zh: '逾期未签收退回', en: 'Returned as unsigned' },
  ConferenceHeld: { zh: '会商', en: 'Conference held' },
  AgreementReached: { zh: '达成协议', en: 'Agreement reached' },
  MarkAdded: { zh: '签名盖章', en: 'Mark added' },
  AgreementTookEffect: { zh: '协议生效', en: 'Agreement took effect' },
  PerformancePlanned: { zh: '安排履行', en: 'Performance planned' },
  ObligationPlanned: { zh: '列入履行计划', en: 'Obligation planned' },
  ObligationPerformed: { zh: '履行', en: 'Obligation performed' },
  SettledAtOnce: { zh: '当场履行', en: 'Settled at once' },
  ConfirmationApplied: { zh: '申请司法确认', en: 'Confirmation applied for' },
  ConfirmationRuled: { zh: '司法确认裁定', en: 'Court ruling' },
  BreachSuspected: { zh: '到期未见履行', en: 'Breach suspected' },
  BreachRecorded: { zh: '登记违约', en: 'Breach recorded' },
  MediationResumed: { zh: '再次调解', en: 'Mediation resumed' },
  RightLapsed: { zh: '权利期限已过', en: 'Right lapsed' },
  VisitRecorded: { zh: '回访', en: 'Visit' },
  CaseTerminated: { zh: '终止调解', en: 'Mediation ended' },
  CaseReferredOut: { zh: '导出', en: 'Referred out' },
  CourtResultReturned: { zh: '向法院书面回告结果', en: 'Result reported to the court' },
  OutcomeRecorded: { zh: '登记导出结果', en: 'Outcome recorded' },
  CaseClosed: { zh: '结案', en: 'Closed' },
  CaseMerged: { zh: '并案', en: 'Merged as a duplicate' },
  CaseVoided: { zh: '作废', en: 'Voided' },
  CaseReopened: { zh: '重新打开', en: 'Reopened' },
  ConsultationAnswered: { zh: '解答', en: 'Answered' },
  ConsultationForwarded: { zh: '转交解答', en: 'Forwarded' },
  ConsultationAskedAgain: { zh: '补充提问', en: 'Asked again' },
  ConsultationClosed: { zh: '告知并办结', en: 'Told, and closed' },
  ConsultationBecameDispute: { zh: '转为矛盾纠纷', en: 'Became a dispute' },
  AidAppliedFor: { zh: '转介困难帮扶', en: 'Hardship aid applied for' },
  AidVerificationAsked: { zh: '交村街核实', en: 'Sent to the village to be looked into' },
  AidVerified: { zh: '登记核实结果', en: 'Looked into' },
  AidVerificationOverdue: { zh: '逾期未核实退回', en: 'Returned as not looked into' },
  AidGranted: { zh: '批准帮扶', en: 'Granted' },
  AidRefused: { zh: '不予帮扶', en: 'Refused' },
  AidDelivered: { zh: '落实帮扶', en: 'Delivered' },
  AidClosed: { zh: '告知并办结', en: 'Told, and closed' },
  CaseLinked: { zh: '关联案件', en: 'Linked case' },
  PoliceAlerted: { zh: '报警提示', en: 'Police alerted' },
  GradeChanged: { zh: '风险定级', en: 'Risk graded' },
  GradeSuggested: { zh: '建议风险等级', en: 'Grade suggested' },
  UrgencyRaised: { zh: '提高紧急程度', en: 'Urgency raised' },
  CaseOwnedByLeader: { zh: '领导包案', en: 'Owned by a leader' },
  AgentNamed: { zh: '律师代理一方当事人，不再参与调解', en: 'A lawyer acts for a party and mediates no more' },
  LegalAidApplied: { zh: '申请法律援助', en: 'Legal aid applied for' },
  LegalAidAnswered: { zh: '法律援助答复', en: 'Answer on legal aid' },
  RepresentativesNamed: { zh: '推选代表', en: 'Representatives named' },
  AttachmentAdded: { zh: '登记附件', en: 'Attached' },
  NoteAdded: { zh: '备注', en: 'Note' },
  DocumentIssued: { zh: '出具文书', en: 'Document issued' },
  CaseCorrected: { zh: '更正', en: 'Corrected' },
  DepartmentCalled: { zh: '吹哨', en: 'Department called' },
  TaskAssigned: { zh: '议定事项', en: 'Task of a conference' },
  TaskReported: { zh: '议定事项反馈', en: 'Task reported' },
  DepartmentAnswered: { zh: '部门回应', en: 'Department answered' },
  SupervisionAnswered: { zh: '督办反馈', en: 'Supervision answered' },
  UrgentReported: { zh: '紧急信息报告', en: 'Urgent matter reported' },
  RightNoted: { zh: '登记权利时效', en: 'Limit of a right noted' },
  CaseSupervised: { zh: '督办', en: 'Supervised' },
  TextsErased: { zh: '依法删除个人信息', en: 'Personal texts erased by law' },
  FlowMigrated: { zh: '流程版本升级', en: 'Taken over to another version of the flow' },
  DeadlineSet: { zh: '时限开始', en: 'Deadline set' },
  DeadlineFired: { zh: '时限到期', en: 'Deadline fired' },
  CasePaused: { zh: '暂停计时', en: 'Clocks paused' },
  CaseResumed: { zh: '恢复计时', en: 'Clocks resumed' },
  DeadlinePaused: { zh: '时限暂停', en: 'Deadline paused' },
  DeadlineResumed: { zh: '时限恢复', en: 'Deadline resumed' },
  ExtensionRequested: { zh: '申请延期', en: 'Extension asked for' },
  ExtensionGranted: { zh: '同意延期', en: 'Extension granted' },
  ExtensionRefused: { zh: '不同意延期', en: 'Extension refused' },
  DeadlineExtended: { zh: '时限延长', en: 'Deadline extended' },
  DeadlineCancelled: { zh: '时限结束', en: 'Deadline ended' },
};

interface StoredActor {
  readonly kind: 'person' | 'clock' | 'system';
  readonly person?: string;
  readonly role?: string | null;
  readonly organisation?: string | null;
}

const clockName: Words = { zh: '时限', en: 'The clock' };
const systemName: Words = { zh: '系统（流程升级）', en: 'The system (migration of the flow)' };

export const actorsOf = (events: readonly StoredEvent[]): readonly string[] => [
  ...new Set(events.flatMap(({ actor }) => (actor as unknown as StoredActor).person ?? [])), // written by the store
];

export function eventView(event: StoredEvent, one: Case, viewing: Viewing, names: ReadonlyMap<string, string>): EventView {
  const { language } = viewing;
  const label = labels[event.type];
  const actor = event.actor as unknown as StoredActor; // written by the store
  const ownName = { clock: clockName, system: systemName, person: undefined }[actor.kind];
  const name = ownName ? say(ownName, language) : (names.get(actor.person ?? '') ?? '');
  const named = label ? say(label, language) : event.type;
  const { sight, people } = sightOn(one, viewing);
  const data = unsealed(event.data, peopleOf(one, viewing), sight, viewing) as EventView['data'];
  const told = tellingOf(event.type, data, namesFor(one, people, sight, viewing));
  const detail = told && say(told, language);
  const [colon, comma] = language === 'en' ? [': ', ', '] : ['：', '，'];
  const by = actor.organisation ? `${office(actor.organisation, viewing).label} ${name}` : name;
  return {
    version: event.version,
    seq: event.seq,
    type: event.type,
    label: named,
    detail,
    says: `${by}${colon}${named}${detail === null ? '' : `${comma}${detail}`}`,
    actor: {
      kind: actor.kind === 'person' ? 'person' : 'clock',
      name,
      role: actor.role ? roleName(actor.role, viewing) : null,
      organisation: actor.organisation ? office(actor.organisation, viewing).label : null,
    },
    at: isoShanghai(event.at),
    data,
    hash: event.hash,
    previousHash: event.previousHash,
  };
}

interface Person {
  readonly id: string;
  readonly name: string;
}

/** How clearly this reader sees the case's people, by the case as it is now. */
function sightOn(one: Case, viewing: Viewing): { readonly sight: Sight; readonly people: readonly Person[] } {
  const people = one.parties.map(({ id, name }) => ({ id, name: text(name.$text, viewing) }));
  return { sight: sightOf(viewing.actor, factsOf(viewing.past?.present ?? one), viewing.town.places), people };
}

function namesFor(one: Case, people: readonly Person[], sight: Sight, viewing: Viewing): Names {
  const { language, world, town } = viewing;
  const ofCode = (list: readonly { readonly code: string; readonly name: Words }[], code: string): string => {
    const known = list.find((entry) => entry.code === code);
    return known ? say(known.name, language) : code;
  };
  return {
    office: (id) => office(id, viewing).label,
    party: (id) => {
      const known = people.find((person) => person.id === id);
      return known ? maskParty(known, sight).name : id;
    },
    obligation: (id) => {
      const known = flowOf(one.kind, one.flowVersion)
        .agreed(one)
        ?.obligations.find((obligation) => obligation.id === id);
      return known ? maskText(text(known.what.$text, viewing), people, sight) : id;
    },
    rule: (id) => {
      const known = world.deadlineRules.get(id);
      return known ? say(known.says, language) : id;
    },
    grade: (code) => ofCode(town.codes.grades, code),
    door: (code) => ofCode(town.codes.doors, code),
  };
}

/** The event's data with the texts put back, as far as the caller may see them; a party's phone and ID number stay out. */
function unsealed(value: unknown, people: ReturnType<typeof peopleOf>, sight: Sight, viewing: Viewing): unknown {
  const walk = (part: unknown, name: string): unknown => {
    if (isTextRef(part)) return name === 'phone' || name === 'idNumber' ? '***' : maskText(text(part.$text, viewing), people, sight);
    if (Array.isArray(part)) return part.map((item) => walk(item, name));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, member]) => [key, walk(member, key)]));
  };
  return walk(value, '');
}
