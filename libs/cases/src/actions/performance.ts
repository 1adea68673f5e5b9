import type { PlainDate } from '@lib/calendar';
import type { NewEvent } from '@lib/kernel';
import type { Dispute, Term } from '../dispute.js';
import { mainParties } from '../dispute.js';
import { choice, day, input, line, oneOf, prose, rows, yes, yuan } from '../fields.js';
import { holderAt } from '../posts.js';
import * as rules from '../rules/index.js';
import { inputOf } from '../rules/index.js';
import { agentField, agentNamed, agentRules } from './agent.js';
import { event, moveTo, someOffice, waitingOnCourt, type DisputeEdge } from './edge.js';

interface Mark {
  readonly mark: 'signature' | 'mediator' | 'seal';
  readonly party?: string;
  readonly on: PlainDate;
}

export const addMark: DisputeEdge = {
  label: { zh: '登记签名盖章', en: 'Add a mark' },
  to: 'same',
  by: ['holder'],
  when: [rules.nothingBlocks, rules.partiesKnown, rules.markStillMissing, rules.notInTheFuture('on')],
  input: input(
    {
      mark: oneOf<Mark['mark']>(
        { zh: '签章', en: 'Mark' },
        {
          signature: { zh: '当事人签名', en: 'A party’s signature' },
          mediator: { zh: '调解员签名', en: 'The mediator’s mark' },
          seal: { zh: '调委会印章', en: 'The committee’s seal' },
        },
      ),
      party: choice({ zh: '签名的当事人', en: 'Party who signs' }, 'parties'),
      on: day({ zh: '日期', en: 'Day' }),
    },
    'party',
  ),
  example: (dispute, world) => ({ ...nextMark(dispute), on: world.today }),
  does: (dispute, command) => {
    const mark = inputOf<Mark>(command);
    const last = lastDay(dispute, mark);
    return [event('MarkAdded', { ...mark }), ...(last === null ? [] : [event('AgreementTookEffect', { effectiveOn: last })])];
  },
};

const nextMark = (dispute: Dispute): Partial<Mark> => {
  const unsigned = mainParties(dispute).find(({ id }) => dispute.agreement?.signatures[id] === undefined);
  if (unsigned) return { mark: 'signature', party: unsigned.id };
  return { mark: dispute.agreement?.mediatorMark === null ? 'mediator' : 'seal' };
};

/** The day on which the agreement binds, if this mark is the last one missing (人民调解法 art. 29). */
function lastDay(dispute: Dispute, { mark, party, on }: Mark): PlainDate | null {
  const { agreement } = dispute;
  if (!agreement) return null;
  const days: (PlainDate | null | undefined)[] = [
    ...mainParties(dispute).map(({ id }) => (mark === 'signature' && id === party ? on : agreement.signatures[id])),
    mark === 'mediator' ? on : agreement.mediatorMark,
    mark === 'seal' ? on : agreement.seal,
    agreement.agreedOn,
  ];
  const known = days.filter((one) => one !== null && one !== undefined);
  return known.length === days.length ? known.reduce((latest, one) => (one > latest ? one : latest)) : null;
}

interface Instalment {
  readonly term: string;
  readonly amount?: number;
  readonly dueOn: PlainDate;
}

/** Instalments of a sum add up to the sum agreed (audit list 5). */
const instalmentsAddUp: rules.DisputeRule = {
  code: 'case/instalments-do-not-add-up',
  says: {
    zh: '分期金额之和与协议金额不符，或有协议项未列入',
    en: 'The instalments do not add up to the sum agreed, or a term is left out',
  },
  next: { zh: '请核对各期金额', en: 'Check the instalments' },
  article: '人民调解法 第29条',
  pointer: '/obligations',
  reads: ['terms', 'obligations'],
  holds: (dispute, command) => {
    const { obligations } = inputOf<{ obligations: readonly Instalment[] }>(command);
    const terms = dispute.agreement?.terms ?? [];
    const fen = (yuanAmount: number | undefined): number => Math.round((yuanAmount ?? 0) * 100);
    return (
      obligations.every(({ term }) => terms.some(({ id }) => id === term)) &&
      terms.every((term) => {
        const mine = obligations.filter((one) => one.term === term.id);
        return mine.length > 0 && (term.amount === undefined || mine.reduce((sum, one) => sum + fen(one.amount), 0) === fen(term.amount));
      })
    );
  },
};

export const planPerformance: DisputeEdge = {
  label: { zh: '安排履行', en: 'Plan the performance' },
  to: 'performing',
  by: ['holder'],
  when: [rules.nothingBlocks, rules.agreementInEffect, instalmentsAddUp],
  input: input({
    obligations: rows(
      { zh: '履行计划', en: 'Obligations' },
      input(
        {
          term: choice({ zh: '协议项', en: 'Term' }, 'terms'),
          amount: yuan({ zh: '金额（元）', en: 'Amount (yuan)' }),
          dueOn: day({ zh: '到期日', en: 'Due on' }),
        },
        'amount',
      ),
    ),
  }),
  example: (dispute) => ({
    obligations: (dispute.agreement?.terms ?? []).map(({ id, amount, dueOn }) => ({
      term: id,
      ...(amount === undefined ? {} : { amount }),
      dueOn,
    })),
  }),
  does: (dispute, command) => [
    event('PerformancePlanned', moveTo('performing')),
    ...inputOf<{ obligations: readonly Instalment[] }>(command).obligations.map((one, index) => planned(dispute, one, index)),
  ],
};

const planned = (dispute: Dispute, { term, amount, dueOn }: Instalment, index: number): NewEvent => {
  const what = dispute.agreement?.terms.find(({ id }) => id === term)?.what;
  return event('ObligationPlanned', { id: `obligation-${dispute.obligations.length + index + 1}`, term, what, amount, dueOn });
};

const asPlanned = (terms: readonly Term[]): readonly Instalment[] =>
  terms.map(({ id, amount, dueOn }) => ({ term: id, dueOn, ...(amount === undefined ? {} : { amount }) }));

export const settleAtOnce: DisputeEdge = {
  label: { zh: '当场履行完毕', en: 'Settle at once' },
  to: 'performed',
  by: ['holder'],
  when: [rules.nothingBlocks, rules.agreementInEffect, rules.notInTheFuture('on')],
  input: input({
    on: day({ zh: '履行日期', en: 'Performed on' }),
    receipt: line({ zh: '履行凭证（收条、转账单）', en: 'Receipt' }, 'receipt'),
  }),
  example: (_, world) => ({ on: world.today, receipt: '当面点清，出具收条' }),
  does: (_, command) => [event('SettledAtOnce', { ...command.input, ...moveTo('performed') })],
};

export const applyConfirmation: DisputeEdge = {
  label: { zh: '申请司法确认', en: 'Apply for judicial confirmation' },
  to: 'confirming',
  by: ['holder'],
  when: [
    rules.nothingBlocks,
    rules.agreementInEffect,
    rules.withinConfirmationRight,
    rules.notConfirmedYet,
    rules.bothWillConfirm,
    rules.confirmationChecksPassed,
    rules.courtMayConfirm,
    ...agentRules,
  ],
  input: input(
    {
      bothWilling: yes({ zh: '双方共同申请', en: 'Both parties ask for it' }),
      checked: yes({
        zh: '已核对：不涉身份关系和确权、内容明确、已盖章、身份材料齐全',
        en: 'Checked: no status or ownership, content clear, seal there, identity papers attached',
      }),
      court: line({ zh: '受理法院', en: 'Court' }, 'court'),
      agent: agentField,
    },
    'agent',
  ),
  example: () => ({ bothWilling: true, checked: true, court: '独流法庭' }),
  does: (_, command, world) => [
    event('ConfirmationApplied', { ...command.input, appliedOn: world.today, ...waitingOnCourt('confirming', world) }),
    ...agentNamed(command),
  ],
};

export const recordConfirmation: DisputeEdge = {
  label: { zh: '登记司法确认结果', en: 'Record the ruling' },
  to: ['performing', 'terminated'],
  by: ['holder', 'court-liaison'],
  when: [rules.channelsToldIfRefused, rules.notInTheFuture('on')],
  input: input({
    ruling: oneOf(
      { zh: '裁定', en: 'Ruling' },
      { confirmed: { zh: '确认有效', en: 'Confirmed' }, refused: { zh: '驳回申请', en: 'Refused' } },
    ),
    on: day({ zh: '裁定日期', en: 'Day of the ruling' }),
    channelsTold: yes({ zh: '如驳回：已告知其他途径', en: 'If refused: other channels were told' }),
  }),
  example: (_, world) => ({ ruling: 'confirmed', on: world.today, channelsTold: true }),
  does: (dispute, command, world) => {
    const { ruling } = inputOf<{ ruling: 'confirmed' | 'refused' }>(command);
    if (ruling === 'refused') {
      return [
        event('ConfirmationRuled', { ...command.input }),
        event('CaseTerminated', { why: 'confirmation-refused', channelsToldOn: world.today, ...moveTo('terminated') }),
      ];
    }
    const plan = dispute.obligations.length > 0 ? [] : asPlanned(dispute.agreement?.terms ?? []);
    return [
      event('ConfirmationRuled', { ...command.input, ...moveTo('performing') }),
      ...plan.map((one, index) => planned(dispute, one, index)),
    ];
  },
};

export const recordPerformance: DisputeEdge = {
  label: { zh: '登记履行', en: 'Record a performance' },
  to: ['same', 'performed'],
  by: ['holder'],
  when: [rules.obligationOwed, rules.notInTheFuture('on')],
  input: input({
    obligation: choice({ zh: '义务', en: 'Obligation' }, 'obligations'),
    on: day({ zh: '履行日期', en: 'Performed on' }),
    receipt: line({ zh: '履行凭证', en: 'Receipt' }, 'receipt'),
  }),
  example: (dispute, world) => ({
    obligation: dispute.obligations.find(({ status }) => status !== 'done')?.id,
    on: world.today,
    receipt: '收条',
  }),
  does: (dispute, command) => {
    const { obligation } = inputOf<{ obligation: string }>(command);
    const open = dispute.obligations.some(({ id, status }) => id !== obligation && status !== 'done');
    return [event('ObligationPerformed', { ...command.input, ...(open ? {} : moveTo('performed')) })];
  },
};

export const recordBreach: DisputeEdge = {
  label: { zh: '登记违约', en: 'Record a breach' },
  to: ['joint-mediating', 'referred-out'],
  by: ['holder'],
  when: [rules.obligationOwed, ...agentRules],
  input: input(
    {
      obligation: choice({ zh: '未履行的义务', en: 'Obligation' }, 'obligations'),
      way: oneOf(
        { zh: '下一步', en: 'Way on' },
        { mediate: { zh: '再次调解', en: 'Mediate again' }, court: { zh: '起诉或申请执行', en: 'Court' } },
      ),
      note: line({ zh: '情况说明', en: 'Note' }, 'note'),
      agent: agentField,
    },
    'agent',
  ),
  example: (dispute) => ({
    obligation: dispute.obligations.find(({ status }) => status !== 'done')?.id,
    way: 'mediate',
    note: '到期未履行，当事人要求再次调解',
  }),
  does: (dispute, command, world) => {
    const { way } = inputOf<{ way: 'mediate' | 'court' }>(command);
    const recorded = event('BreachRecorded', command.input);
    if (way === 'court')
      return [
        recorded,
        event('CaseReferredOut', { door: 'court', on: world.today, rule: null, ...waitingOnCourt('referred-out', world) }),
        ...agentNamed(command),
      ];
    const lead = dispute.lead ?? someOffice(['mediation-committee'], world) ?? 'centre';
    return [recorded, event('MediationResumed', { lead, ...moveTo('joint-mediating', holderAt(lead, world.roster)) })];
  },
};

export const visit: DisputeEdge = {
  label: { zh: '回访', en: 'Visit' },
  to: 'same',
  by: ['holder'],
  when: [rules.notInTheFuture('on')],
  input: input(
    {
      on: day({ zh: '回访日期', en: 'Day of the visit' }),
      performance: line({ zh: '履行情况', en: 'Performance' }, 'visit'),
      satisfaction: oneOf(
        { zh: '满意度', en: 'Satisfaction' },
        {
          satisfied: { zh: '满意', en: 'Satisfied' },
          fair: { zh: '基本满意', en: 'Fairly satisfied' },
          dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
          unknown: { zh: '未表示', en: 'Not said' },
        },
      ),
      risk: yes({ zh: '有激化隐患', en: 'Signs that it may flare up' }),
      measures: prose({ zh: '措施', en: 'Measures' }, 'measures'),
    },
    'measures',
  ),
  example: (_, world) => ({ on: world.today, performance: '已按协议履行', satisfaction: 'satisfied', risk: false }),
  does: (_, command) => [event('VisitRecorded', command.input)],
};

/** The visit after performance strikes the case off (销号), once the dossier is complete. */
export const lastVisit: DisputeEdge = {
  ...visit,
  label: { zh: '回访并销号', en: 'Visit and strike off' },
  to: 'closed-success',
  when: [rules.dossierComplete, rules.courtToldResult, rules.notInTheFuture('on')],
  // G10: mediated at two levels or reopened and settled again, a dispute counts as one success.
  does: (dispute, command) => [
    event('VisitRecorded', command.input),
    event('CaseClosed', { result: 'success', firstSuccess: dispute.successes === 0, ...moveTo('closed-success', null) }),
  ],
};
