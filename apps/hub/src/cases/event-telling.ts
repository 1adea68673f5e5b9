import type { Words } from '@lib/kernel';

/** The names behind the ids in an event, in the reader's language and as clear as the reader may see them. */
export interface Names {
  readonly office: (id: string) => string;
  readonly party: (id: string) => string;
  readonly obligation: (id: string) => string;
  readonly rule: (id: string) => string;
  readonly grade: (code: string) => string;
  readonly door: (code: string) => string;
}

type Data = { readonly [field: string]: unknown };
type Tell = (data: Data, names: Names) => Words | null;

/** What was chosen from a short list, as a reader says it. */
const choices: { readonly [field: string]: { readonly [code: string]: Words } } = {
  form: { written: { zh: '书面协议', en: 'written agreement' }, oral: { zh: '口头协议', en: 'oral agreement' } },
  mark: {
    signature: { zh: '当事人签名', en: 'signature' },
    mediator: { zh: '调解员签名', en: 'the mediator’s mark' },
    seal: { zh: '调委会印章', en: 'the committee’s seal' },
  },
  session: {
    continued: { zh: '有待继续', en: 'to be continued' },
    near: { zh: '意见接近', en: 'close to agreement' },
    failed: { zh: '未达成', en: 'no agreement' },
  },
  legalAid: {
    granted: { zh: '决定给予援助', en: 'granted' },
    refused: { zh: '决定不予援助', en: 'refused' },
    assigned: { zh: '已指派承办律师', en: 'a lawyer is assigned' },
  },
  ruling: { confirmed: { zh: '确认有效', en: 'confirmed' }, refused: { zh: '驳回申请', en: 'refused' } },
  way: { mediate: { zh: '再次调解', en: 'to be mediated again' }, court: { zh: '起诉或申请执行', en: 'to the court' } },
  satisfaction: {
    satisfied: { zh: '满意', en: 'satisfied' },
    fair: { zh: '基本满意', en: 'fairly satisfied' },
    dissatisfied: { zh: '不满意', en: 'dissatisfied' },
    unknown: { zh: '未表示', en: 'not said' },
  },
  why: {
    refused: { zh: '当事人拒绝', en: 'a party refuses' },
    'no-agreement': { zh: '未达成协议', en: 'no agreement' },
    absent: { zh: '当事人不到场', en: 'a party stays away' },
    withdrawn: { zh: '当事人撤回', en: 'withdrawn' },
    screened: { zh: '依法不得调解', en: 'the law sends it elsewhere' },
    'confirmation-refused': { zh: '司法确认被驳回', en: 'the court refused to confirm' },
  },
  relation: {
    'merged-into': { zh: '本案并入', en: 'merged into' },
    'merged-from': { zh: '并入本案', en: 'a duplicate merged into this case' },
  },
  corrected: {
    occurredOn: { zh: '发生日期', en: 'day it happened' },
    amount: { zh: '涉及金额', en: 'amount' },
    peopleInvolved: { zh: '涉及人数', en: 'people involved' },
    summary: { zh: '纠纷简况', en: 'summary' },
    partyName: { zh: '当事人姓名', en: 'name of a party' },
    category: { zh: '类别', en: 'category' },
  },
  urgency: {
    normal: { zh: '一般', en: 'normal' },
    urgent: { zh: '较急', en: 'urgent' },
    emergency: { zh: '紧急', en: 'emergency' },
  },
  finding: {
    confirmed: { zh: '属实', en: 'confirmed' },
    partly: { zh: '部分属实', en: 'partly so' },
    unfounded: { zh: '不属实', en: 'not so' },
  },
};

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const chosen = (list: string, value: unknown): Words | null => choices[list]?.[String(value)] ?? null;
const same = (words: string | undefined): Words | null => (words === undefined ? null : { zh: words, en: words });
const named = (value: unknown, name: (id: string) => string, put: (found: string) => Words): Words | null => {
  const id = text(value);
  return id === undefined ? null : put(name(id));
};
const on = (value: unknown, zh: string, en: string): Words | null =>
  named(
    value,
    (day) => day,
    (day) => ({ zh: `${day} ${zh}`, en: `${en} ${day}` }),
  );

/** Joins what is there; null where nothing is. */
function together(...parts: readonly (Words | null)[]): Words | null {
  const there = parts.filter((part) => part !== null);
  if (there.length === 0) return null;
  return { zh: there.map(({ zh }) => zh).join('，'), en: there.map(({ en }) => en).join(', ') };
}

const listed = (value: unknown): readonly Data[] =>
  Array.isArray(value) ? value.filter((one): one is Data => typeof one === 'object' && one !== null) : [];

const owed = ({ what, amount, dueOn }: Data): Words | null =>
  together(same(text(what)), typeof amount === 'number' ? { zh: `${amount} 元`, en: `${amount} yuan` } : null, on(dueOn, '前', 'by'));

const term: Tell = (data, { party }) => {
  const [debtor, creditor] = [text(data['debtor']), text(data['creditor'])];
  const sides = debtor && creditor ? { zh: `${party(debtor)}对${party(creditor)}`, en: `${party(debtor)} to ${party(creditor)}` } : null;
  const what = owed(data);
  return sides && what ? { zh: `${sides.zh}：${what.zh}`, en: `${sides.en}: ${what.en}` } : what;
};

const agreed: Tell = (data, names) => {
  const terms = listed(data['terms']).flatMap((one) => term(one, names) ?? []);
  const form = chosen('form', data['form']);
  if (terms.length === 0) return form;
  return {
    zh: `${form?.zh ?? ''}：${terms.map(({ zh }) => zh).join('；')}`,
    en: `${form?.en ?? ''}: ${terms.map(({ en }) => en).join('; ')}`,
  };
};

const consents: Tell = (data, { party }) => {
  const of = (consent: string): readonly string[] =>
    listed(data['consents']).flatMap((one) => (one['consent'] === consent ? [party(String(one['party']))] : []));
  const [given, refused] = [of('given'), of('refused')];
  return together(
    given.length > 0 ? { zh: `${given.join('、')}同意调解`, en: `${given.join(', ')} agreed to mediation` } : null,
    refused.length > 0 ? { zh: `${refused.join('、')}不同意`, en: `${refused.join(', ')} refused` } : null,
  );
};

/** What a duplicate brought with it. */
const mergedFrom: (data: Data) => Words | null = (data) =>
  named(data['from'], String, (number) => ({ zh: `来自并入的 ${number}`, en: `from ${number}, which was merged` }));

const numbered = ({ number }: Data): Words | null => (typeof number === 'number' ? { zh: `第${number}件`, en: `no. ${number}` } : null);
const assisting: Tell = (data, { office }) => named(data['organisation'], office, (name) => ({ zh: name, en: name }));
const obligation: Tell = (data, names) => named(data['obligation'], names.obligation, (what) => ({ zh: what, en: what }));

/** What each event tells beyond its name. Free texts (reasons, minutes, results) stand in the event's data and are not repeated. */
const tells: { readonly [type: string]: Tell } = {
  CaseAccepted: consents,
  ScreenLineFound: (data) => together(same(text(data['rule'])), same(text(data['article']))),
  SessionRecorded: (data) => together(same(text(data['on'])), chosen('session', data['result'])),
  RefusalRecorded: (data, { party }) =>
    named(data['party'], party, (name) => ({ zh: `${name}不同意调解`, en: `${name} refuses mediation` })),
  CaseDispatched: (data, { office }) =>
    together(
      named(data['lead'], office, (name) => ({ zh: `由${name}主办`, en: `led by ${name}` })),
      on(data['by'], '前办结', 'to be done by'),
    ),
  AssistRequested: (data, { office }) =>
    named(data['organisation'], office, (name) => ({ zh: `请${name}协办`, en: `${name} is to assist` })),
  AssistSignedFor: assisting,
  AssistDeclined: assisting,
  AssistReported: assisting,
  AssistEnded: assisting,
  DispatchReturnedUnsigned: (data, { office }) =>
    named(data['office'], office, (name) => ({ zh: `${name}未签收`, en: `${name} did not sign` })),
  MediationResumed: (data, { office }) => named(data['lead'], office, (name) => ({ zh: `由${name}主办`, en: `led by ${name}` })),
  ConferenceHeld: (data) => same(text(data['on'])),
  AgreementReached: agreed,
  MarkAdded: (data, { party }) =>
    together(
      chosen('mark', data['mark']),
      named(data['party'], party, (name) => ({ zh: name, en: name })),
      same(text(data['on'])),
    ),
  AgreementTookEffect: (data) => on(data['effectiveOn'], '起生效', 'in force from'),
  ObligationPlanned: owed,
  ObligationPerformed: (data, names) => together(obligation(data, names), same(text(data['on']))),
  BreachRecorded: (data, names) => together(obligation(data, names), chosen('way', data['way'])),
  SettledAtOnce: (data) => same(text(data['on'])),
  ConfirmationRuled: (data) => together(chosen('ruling', data['ruling']), same(text(data['on']))),
  VisitRecorded: (data) => together(same(text(data['on'])), chosen('satisfaction', data['satisfaction'])),
  CaseTerminated: (data) =>
    together(chosen('why', data['why']), on(data['channelsToldOn'], '已告知其他途径', 'told of the other channels on')),
  CaseReferredOut: (data, { door }) =>
    together(
      named(data['door'], door, (name) => ({ zh: name, en: name })),
      same(text(data['on'])),
    ),
  GradeChanged: (data, { grade }) =>
    together(
      named(data['grade'], grade, (now) => ({
        zh: `${grade(String(data['was']))}改为${now}`,
        en: `from ${grade(String(data['was']))} to ${now}`,
      })),
    ),
  GradeSuggested: (data, { grade }) => named(data['grade'], grade, (name) => ({ zh: name, en: name })),
  UrgencyRaised: (data) => together(chosen('urgency', data['urgency']), mergedFrom(data)),
  NoteAdded: (data) => mergedFrom(data),
  RepresentativesNamed: (data, { party }) => {
    const people = Array.isArray(data['representatives']) ? data['representatives'].map((id) => party(String(id))) : [];
    return people.length === 0 ? null : { zh: people.join('、'), en: people.join(', ') };
  },
  LegalAidApplied: (data, { party }) =>
    together(
      named(data['party'], party, (name) => ({ zh: name, en: name })),
      same(text(data['on'])),
    ),
  LegalAidAnswered: (data) => together(chosen('legalAid', data['answer']), same(text(data['on']))),
  AttachmentAdded: (data) => together(numbered(data), same(text(data['title']))),
  DepartmentCalled: (data) => on(data['by'], '前回应', 'to answer by'),
  ConsultationClosed: (data) => on(data['toldOn'], '告知', 'told on'),
  AidVerified: (data) => together(chosen('finding', data['finding']), same(text(data['verifiedOn']))),
  AidGranted: (data) => (typeof data['amount'] === 'number' ? { zh: `${data['amount']} 元`, en: `${data['amount']} yuan` } : null),
  AidDelivered: (data) => same(text(data['deliveredOn'])),
  AidClosed: (data) => on(data['toldOn'], '告知', 'told on'),
  CaseCorrected: (data) => chosen('corrected', data['field']),
  CaseMerged: (data) => named(data['number'], String, (number) => ({ zh: `并入 ${number}`, en: `into ${number}` })),
  CaseLinked: (data) => together(chosen('relation', data['relation']), same(text(data['number']))),
  DeadlineSet: (data, { rule }) =>
    together(
      named(data['rule'], rule, (name) => ({ zh: name, en: name })),
      on(data['dueOn'], '到期', 'due on'),
    ),
  DeadlineFired: (data, { rule, office }) => {
    const told = data['tell'] as Data | undefined;
    return together(
      named(data['rule'], rule, (name) => ({ zh: name, en: name })),
      named(told?.['organisation'], office, (name) => ({ zh: `已通知${name}`, en: `${name} was told` })),
    );
  },
  DeadlineCancelled: (data, { rule }) => named(data['rule'], rule, (name) => ({ zh: name, en: name })),
};

/** Whatever moves a case to another holder says to whom, known or not. */
const handedTo: Tell = (data, { office }) =>
  named((data['holder'] as Data | null | undefined)?.['organisation'], office, (name) => ({ zh: `交${name}办理`, en: `now with ${name}` }));

/**
 * What happened, beyond the event's name: to whom it went, what was agreed, which day counts. `data` is the event's data as the
 * reader may see it. Null where the name says it all, as for a type that is not known here and hands nothing on.
 */
export function tellingOf(type: string, data: Data, names: Names): Words | null {
  const told = tells[type]?.(data, names) ?? null;
  const lead = text(data['lead']);
  const holder = handedTo(data, names);
  const said = lead !== undefined && lead === (data['holder'] as Data | null | undefined)?.['organisation'] && told !== null;
  return said ? told : together(told, holder);
}
