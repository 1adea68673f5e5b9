import type { PlainDate } from '@lib/calendar';
import type { Rule } from '@lib/kernel';
import { isLive } from './arms.js';
import type { Consent, Dispute } from './dispute.js';
import { mainParties } from './dispute.js';
import { assistingKinds, leadKinds } from './posts.js';
import type { DisputeCommand, World } from './world.js';

export type DisputeRule = Rule<Dispute, DisputeCommand, World>;

/** The input, as its schema has already promised it. */
export const inputOf = <T>(command: DisputeCommand): T => command.input as unknown as T; // the door checked it against the action's schema

const consentsAfter = (dispute: Dispute, command: DisputeCommand): readonly Consent[] => {
  const { consents = [] } = inputOf<{ consents?: readonly { party: string; consent: Consent }[] }>(command);
  return mainParties(dispute).map((party) => consents.find((given) => given.party === party.id)?.consent ?? party.consent);
};

/** G1. 人民调解法 art. 17: a party who clearly refuses may not be mediated. */
export const nobodyRefused: DisputeRule = {
  code: 'case/party-refused',
  says: { zh: '有当事人明确拒绝调解，不得继续调解', en: 'A party has refused, so mediation may not go on' },
  next: { zh: '请终止调解，并告知其他途径', en: 'End the mediation and tell the parties the other channels' },
  article: '人民调解法 第17条',
  reads: ['anyRefusal'],
  holds: (dispute, command) => !consentsAfter(dispute, command).includes('refused'),
};

/** G1. Each main party agrees before mediation begins. */
export const everyMainPartyConsents: DisputeRule = {
  code: 'case/consent-missing',
  says: { zh: '还有主要当事人没有表示同意调解', en: 'A main party has not yet agreed to mediation' },
  next: { zh: '请逐一征询当事人意见后再受理', en: 'Ask each party first, then accept' },
  article: '人民调解法 第17条',
  pointer: '/consents',
  reads: ['consents'],
  holds: (dispute, command) => consentsAfter(dispute, command).every((consent) => consent === 'given'),
};

/** 人民调解工作若干规定 art. 30: rights and duties are told before mediation. */
export const rightsNoticeGiven: DisputeRule = {
  code: 'case/rights-notice-missing',
  says: { zh: '尚未向当事人告知权利义务', en: 'The parties have not been told their rights and duties' },
  next: {
    zh: '请先口头或书面告知调解的性质、原则、效力和权利义务',
    en: 'Tell them the nature, principles, effect, rights and duties first',
  },
  article: '人民调解工作若干规定 第30条',
  pointer: '/rightsNoticeGiven',
  reads: ['rightsNotice'],
  holds: (_, command) => inputOf<{ rightsNoticeGiven: boolean }>(command).rightsNoticeGiven,
};

/** The village's mediators must be on the roster of the holding committee. At the centre none is named yet. */
export const mediatorsOnRoster: DisputeRule = {
  code: 'case/mediator-not-on-roster',
  says: { zh: '指定的调解员不在本调解组织名册内', en: 'A named mediator is not on the roster of the mediating organisation' },
  next: { zh: '请从名册中选择调解员', en: 'Choose mediators from the roster' },
  article: '人民调解法 第13条、第19条',
  pointer: '/mediators',
  reads: ['mediators', 'roster'],
  holds: (dispute, command, { roster }) => {
    const holder = dispute.holder?.organisation;
    if (!holder || roster.organisation(holder)?.kind !== 'village-room') return true;
    const { mediators } = inputOf<{ mediators: readonly string[] }>(command);
    const onRoster = roster.membersOf(holder).filter((member) => member.onRoster);
    return mediators.length > 0 && mediators.every((id) => onRoster.some((member) => member.personId === id));
  },
};

/** Intake screen: a matter that the law sends elsewhere is not accepted; config/law/intake-screen.yaml. */
export const intakeScreenPassed: DisputeRule = {
  code: 'case/must-go-elsewhere',
  says: { zh: '受理筛查：该事项依法不能由人民调解受理', en: 'Intake screen: the law sends this matter elsewhere' },
  next: { zh: '请导出到有权处理的机关，并告知当事人', en: 'Refer it out to the competent body and tell the parties' },
  article: '人民调解工作若干规定 第22条',
  pointer: '/screen',
  reads: ['screen'],
  holds: (_, command, { screen }) => {
    const { screen: ticked = [] } = inputOf<{ screen?: readonly string[] }>(command);
    return ticked.every((id) => screen.get(id)?.result !== 'BLOCK');
  },
};

export const knownScreenRules: DisputeRule = {
  code: 'case/unknown-screen-rule',
  says: { zh: '受理筛查项目编号不存在', en: 'No such line in the intake screen' },
  next: { zh: '请从筛查表 N01–N17 中选择', en: 'Choose from the screen N01–N17' },
  pointer: '/screen',
  reads: ['screen'],
  holds: (_, command, { screen }) => {
    const { screen: ticked = [], rule } = inputOf<{ screen?: readonly string[]; rule?: string }>(command);
    return ticked.every((id) => screen.has(id)) && (rule === undefined || screen.has(rule));
  },
};

/** Everything that names a party must name a party of this case. */
export const partiesKnown: DisputeRule = {
  code: 'case/unknown-party',
  says: { zh: '所填当事人不属于本案', en: 'A named party is not a party to this case' },
  next: { zh: '请从本案当事人中选择', en: 'Choose from the parties of this case' },
  reads: ['parties'],
  holds: (dispute, command) => {
    const given = inputOf<{
      party?: string;
      consents?: readonly { party: string }[];
      terms?: readonly { debtor: string; creditor: string }[];
    }>(command);
    const named = [
      ...(given.party === undefined ? [] : [given.party]),
      ...(given.consents ?? []).map(({ party }) => party),
      ...(given.terms ?? []).flatMap(({ debtor, creditor }) => [debtor, creditor]),
    ];
    return named.every((id) => dispute.parties.some((party) => party.id === id));
  },
};

/** G8. Returning downwards is allowed once; then the centre head decides. */
export const notReturnedBefore: DisputeRule = {
  code: 'case/returned-once-already',
  says: { zh: '本案已退回村街一次，不得再次退回', en: 'This case has been returned to the village once; it may not be returned again' },
  next: { zh: '请由综治中心分派，或报中心主任决定', en: 'Dispatch it, or ask the centre head to decide' },
  article: '独流镇调解流程规则 G8',
  reads: ['returnedToVillage'],
  holds: (dispute) => dispute.returnedToVillage === 0,
};

export const villageHasRoom: DisputeRule = {
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

export const handlersWorkHere: DisputeRule = {
  code: 'case/handler-not-of-this-office',
  says: { zh: '承办人不是主办单位的在岗人员', en: 'A named handler does not work in the lead office' },
  next: { zh: '请从本单位人员中选择', en: 'Choose from the people of this office' },
  pointer: '/mediators',
  reads: ['lead', 'roster'],
  holds: (dispute, command, { roster }) => {
    const { mediators } = inputOf<{ mediators: readonly string[] }>(command);
    return dispute.lead !== null && mediators.every((id) => roster.membersOf(dispute.lead ?? '').some((member) => member.personId === id));
  },
};

/** The second objection against a dispatch goes to the centre head (G8). */
export const objectedOnceAtMost: DisputeRule = {
  code: 'case/objected-twice',
  says: {
    zh: '本案已两次提出异议，由综治中心主任决定承办单位',
    en: 'Two objections have been made; the centre head decides who handles it',
  },
  next: { zh: '请签收办理，或与中心主任协调', en: 'Sign for it, or speak with the centre head' },
  article: '独流镇调解流程规则 G8',
  reads: ['objections'],
  holds: (dispute) => dispute.objections < 2,
};

/** 人民调解法 art. 26 (G3): a failed mediation ends only after the parties were told the other channels. */
export const channelsTold: DisputeRule = {
  code: 'case/channels-not-told',
  says: {
    zh: '尚未告知当事人可依法通过仲裁、行政、司法等途径维护权利',
    en: 'The parties have not been told that they may use arbitration, administrative or judicial channels',
  },
  next: { zh: '请告知其他途径，并记录告知时间和告知人', en: 'Tell them the other channels and record when and by whom' },
  article: '人民调解法 第26条',
  pointer: '/channelsTold',
  reads: ['channelsTold'],
  holds: (_, command) => inputOf<{ channelsTold: boolean }>(command).channelsTold,
};

/** 人民调解法 art. 29 (G2): a written agreement binds at the last of signatures, mediator's mark and seal. */
export const agreementInEffect: DisputeRule = {
  code: 'case/marks-missing',
  says: {
    zh: '协议书尚缺当事人签名、调解员签名或调委会印章，未生效',
    en: 'The agreement lacks a signature, the mediator’s mark or the seal, so it is not yet in effect',
  },
  next: { zh: '请补齐各方签名、调解员签名和印章', en: 'Add the missing marks' },
  article: '人民调解法 第29条',
  reads: ['marks'],
  holds: (dispute) => dispute.agreement !== null && dispute.agreement.effectiveOn !== null,
};

export const markStillMissing: DisputeRule = {
  code: 'case/mark-already-there',
  says: { zh: '该签章已登记，或口头协议无须签章', en: 'This mark is recorded already, or the agreement is oral and needs none' },
  next: { zh: '请选择尚缺的签章', en: 'Choose a mark that is still missing' },
  article: '人民调解法 第29条',
  pointer: '/mark',
  reads: ['marks'],
  holds: (dispute, command) => {
    const { mark, party } = inputOf<{ mark: string; party?: string }>(command);
    const { agreement } = dispute;
    if (!agreement || agreement.form === 'oral') return false;
    if (mark === 'mediator') return agreement.mediatorMark === null;
    if (mark === 'seal') return agreement.seal === null;
    return party !== undefined && agreement.signatures[party] === undefined && mainParties(dispute).some(({ id }) => id === party);
  },
};

/** A written agreement states each duty's debtor, creditor, date and manner (人民调解法 art. 29; C3 of the confirmation checks). */
export const writtenTermsComplete: DisputeRule = {
  code: 'case/terms-missing',
  says: {
    zh: '协议须写明每项义务的义务人、权利人、内容、期限和方式',
    en: 'The agreement must state debtor, creditor, content, date and manner of each duty',
  },
  next: { zh: '请至少填写一项协议内容，义务人和权利人不能相同', en: 'Enter at least one duty; debtor and creditor may not be the same' },
  article: '人民调解法 第29条',
  pointer: '/terms',
  reads: ['terms'],
  holds: (_, command) => {
    const { terms } = inputOf<{ terms: readonly { debtor: string; creditor: string }[] }>(command);
    return terms.length > 0 && terms.every(({ debtor, creditor }) => debtor !== creditor);
  },
};

/** 人民调解法 art. 33: jointly and within 30 days of effect (T-01). */
export const withinConfirmationRight: DisputeRule = {
  code: 'case/confirmation-right-lapsed',
  says: {
    zh: '协议生效已超过30日，不能再共同申请司法确认',
    en: 'More than 30 days have passed since the agreement took effect; confirmation can no longer be asked for',
  },
  next: { zh: '可达成新的协议，或告知当事人可依法起诉', en: 'A new agreement may be made, or the parties may sue' },
  article: '人民调解法 第33条；民事诉讼法 第205条',
  reads: ['rightLapsed', 'deadlines', 'now'],
  // The right ends with the day, not with the sweep that records it.
  holds: (dispute, _, { now }) =>
    !dispute.rightLapsed && !dispute.deadlines.some((armed) => armed.rule === 'T-01' && isLive(armed) && armed.limitAt <= now),
};

/** C1: the application is a joint one. */
export const bothWillConfirm: DisputeRule = {
  code: 'case/confirmation-not-joint',
  says: { zh: '司法确认须由双方当事人共同申请', en: 'Confirmation must be asked for by the parties jointly' },
  next: { zh: '请确认双方均愿意后再申请', en: 'Ask again when both are willing' },
  article: '人民调解法 第33条',
  pointer: '/bothWilling',
  reads: ['bothWilling'],
  holds: (_, command) => inputOf<{ bothWilling: boolean }>(command).bothWilling,
};

/** C2–C5: nothing excluded, content clear, seal there, identity proofs attached (法释〔2011〕5号). */
export const confirmationChecksPassed: DisputeRule = {
  code: 'case/confirmation-checks',
  says: {
    zh: '司法确认材料核对未通过：须为书面协议，不涉身份关系和确权，材料齐全',
    en: 'The confirmation checks did not pass: a written agreement, no status or ownership to confirm, papers complete',
  },
  next: { zh: '请逐项核对 C1–C5', en: 'Go through C1–C5 again' },
  article: '民事诉讼法司法解释 第355条',
  pointer: '/checked',
  reads: ['agreementForm', 'checked'],
  holds: (dispute, command) => dispute.agreement?.form === 'written' && inputOf<{ checked: boolean }>(command).checked,
};

export const obligationOwed: DisputeRule = {
  code: 'case/unknown-obligation',
  says: { zh: '该项义务不存在或已履行', en: 'There is no such open obligation' },
  next: { zh: '请从尚未履行的义务中选择', en: 'Choose from the obligations that are still open' },
  pointer: '/obligation',
  reads: ['obligations'],
  holds: (dispute, command) => {
    const { obligation } = inputOf<{ obligation: string }>(command);
    return dispute.obligations.some(({ id, status }) => id === obligation && status !== 'done');
  },
};

/** 人民调解法 art. 27: the dossier is complete before a success is struck off. */
export const dossierComplete: DisputeRule = {
  code: 'case/dossier-incomplete',
  says: {
    zh: '卷宗不完整：缺受理登记、权利义务告知、协议或履行记录',
    en: 'The dossier is incomplete: acceptance, rights notice, agreement or performance is missing',
  },
  next: { zh: '请补齐卷宗材料后再回访销号', en: 'Complete the dossier, then visit and strike off' },
  article: '人民调解法 第27条',
  reads: ['agreement', 'obligations'],
  holds: (dispute) =>
    dispute.agreement?.effectiveOn !== null && dispute.agreement !== null && dispute.obligations.every(({ status }) => status === 'done'),
};

/** No fact is recorded ahead of its time. */
export const notInTheFuture = (field: string): DisputeRule => ({
  code: 'case/date-in-the-future',
  says: { zh: '日期不能晚于今天', en: 'The date may not be later than today' },
  next: { zh: '请填写实际发生的日期', en: 'Enter the day on which it happened' },
  pointer: `/${field}`,
  reads: [field],
  holds: (_, command, { today }) => {
    const on = (command.input as { readonly [name: string]: PlainDate | undefined })[field];
    return on === undefined || on <= today;
  },
});

/** After 90 days without an answer a referral may be closed with a note (S-11). */
export const outcomeAwaitedLongEnough: DisputeRule = {
  code: 'case/outcome-not-awaited',
  says: { zh: '导出未满90日，不能以“结果不明”办结', en: 'Less than 90 days since the referral: it may not be closed as unknown' },
  next: { zh: '请先向承接单位询问结果', en: 'Ask the receiving body for the result first' },
  article: '独流镇调解流程规则 S-11',
  pointer: '/resultKnown',
  reads: ['referral', 'resultKnown'],
  holds: (dispute, command, { now }) =>
    inputOf<{ resultKnown: boolean }>(command).resultKnown ||
    (dispute.referral !== null && now - Date.parse(`${dispute.referral.on}T00:00:00+08:00`) >= 90 * 86_400_000),
};

export const assistOpen: DisputeRule = {
  code: 'case/no-work-order',
  says: { zh: '本单位没有待办的协办派单', en: 'Your office has no open work order on this case' },
  next: { zh: '如需参与，请联系综治中心派单', en: 'Ask the centre for a work order' },
  reads: ['assisting'],
  holds: (dispute, command) => assistOf(dispute, command) !== undefined,
};

export const assistOf = (dispute: Dispute, { actor, action }: DisputeCommand): string | undefined => {
  if (actor.kind === 'clock') return undefined;
  const open = action === 'report-assist' ? ['signed-for'] : ['asked'];
  return dispute.assisting.find(
    (office) => open.includes(office.status) && actor.posts.some((post) => post.organisation === office.organisation),
  )?.organisation;
};

/** Every party named in this list of ids is a party of the case. */
export const partiesKnownIn = (field: string): DisputeRule => ({
  ...partiesKnown,
  pointer: `/${field}`,
  holds: (dispute, command) =>
    ((command.input[field] ?? []) as readonly string[]).every((id) => dispute.parties.some((party) => party.id === id)),
});

export const doorKnown: DisputeRule = {
  code: 'case/unknown-door',
  says: { zh: '导出途径不在名单内', en: 'There is no such door' },
  next: { zh: '请从导出途径中选择', en: 'Choose one of the doors' },
  pointer: '/door',
  reads: ['door'],
  holds: (_, command, { doors }) => doors.some(({ code }) => code === command.input['door']),
};

export const channelsToldIfRefused: DisputeRule = {
  ...channelsTold,
  holds: (dispute, command, world) => command.input['ruling'] !== 'refused' || channelsTold.holds(dispute, command, world),
};

export const notConfirmedYet: DisputeRule = {
  code: 'case/confirmed-already',
  says: { zh: '本协议已申请过司法确认', en: 'Confirmation of this agreement was asked for already' },
  next: { zh: '请督促履行；不履行的可申请强制执行', en: 'Urge performance; a confirmed agreement can be enforced' },
  article: '人民调解法 第33条',
  reads: ['confirmation'],
  holds: (dispute) => dispute.confirmation === null,
};

export const isRed: DisputeRule = {
  code: 'case/not-red',
  says: { zh: '只有红色等级的案件由领导包案', en: 'Only a red case is owned by a leader' },
  next: { zh: '请先由责任单位定为红色等级', en: 'Have it graded red first' },
  article: '独流镇调解流程规则',
  reads: ['risk'],
  holds: (dispute) => dispute.risk === 'red',
};
