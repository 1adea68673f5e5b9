import type { Dispute, Term } from '../dispute.js';
import { mainParties } from '../dispute.js';
import { choice, day, input, line, oneOf, prose, reason, rows, someOf, yuan } from '../fields.js';
import * as rules from '../rules/index.js';
import { inputOf } from '../rules/index.js';
import { event, moveTo, toCentre, type DisputeEdge } from './edge.js';

/** Only a person is held back by a refusal: the clock must be able to hand a stuck case upwards. */
const nobodyRefusedUnlessClock: rules.DisputeRule = {
  ...rules.nobodyRefused,
  onlyWhen: [{ doer: ['clock'] }, { refusal: ['no'] }],
  holds: (dispute, command, world) => command.actor.kind === 'clock' || rules.nobodyRefused.holds(dispute, command, world),
};

export const recordSession: DisputeEdge = {
  label: { zh: '记录调解', en: 'Record a session' },
  to: 'same',
  by: ['holder'],
  when: [rules.acceptedForMediation, rules.nobodyRefused, rules.nothingBlocks, rules.partiesKnownIn('present'), rules.notInTheFuture('on')],
  input: input({
    on: day({ zh: '调解日期', en: 'Day of the session' }),
    place: line({ zh: '地点', en: 'Place' }, 'place'),
    present: someOf({ zh: '到场当事人', en: 'Parties present' }, 'parties'),
    minutes: prose({ zh: '调解记录', en: 'Minutes' }, 'minutes'),
    result: oneOf(
      { zh: '结果', en: 'Result' },
      {
        continued: { zh: '有待继续', en: 'To be continued' },
        near: { zh: '意见接近', en: 'Close to agreement' },
        failed: { zh: '未达成', en: 'No agreement' },
      },
    ),
  }),
  example: (dispute, world) => ({
    on: world.today,
    place: '调解室',
    present: mainParties(dispute).map(({ id }) => id),
    minutes: '双方陈述事实和请求，调解员讲明法律规定。',
    result: 'continued',
  }),
  does: (_, command) => [event('SessionRecorded', command.input)],
};

export const recordRefusal: DisputeEdge = {
  label: { zh: '记录当事人拒绝', en: 'Record a refusal' },
  to: 'same',
  by: ['holder'],
  when: [rules.partiesKnown],
  input: input({ party: choice({ zh: '拒绝调解的当事人', en: 'Party who refuses' }, 'parties'), reason }),
  example: (dispute) => ({ party: dispute.parties[0]?.id, reason: '当事人明确表示不愿意调解' }),
  does: (_, command) => [event('RefusalRecorded', command.input)],
};

export const escalate: DisputeEdge = {
  label: { zh: '上报镇综治中心', en: 'Escalate to the centre' },
  to: 'pending-dispatch',
  by: ['village-mediator', 'clock'],
  when: [nobodyRefusedUnlessClock, rules.proposedOfficeCanLead, rules.levelSkipGrounded],
  input: input(
    {
      reason,
      office: choice({ zh: '建议直接交办的单位（越级）', en: 'Office proposed (level skip)' }, 'leadOffices'),
      skipReason: line({ zh: '越级理由（红色等级不必填写）', en: 'Why the level is skipped (a red case needs none)' }, 'reason'),
    },
    'office',
    'skipReason',
  ),
  example: () => ({ reason: '村街调解两次未果，请镇综治中心分派' }),
  does: (dispute, command, world) => [
    event('CaseEscalated', { from: dispute.state, ...command.input, ...toCentre('pending-dispatch', world) }),
  ],
};

export const pullUp: DisputeEdge = {
  label: { zh: '提级办理', en: 'Pull up to the centre' },
  to: 'pending-dispatch',
  by: ['dispatcher', 'centre-head'],
  input: input({ reason }),
  example: () => ({ reason: '涉及面较广，由镇综治中心提级办理' }),
  does: (dispute, command, world) => [
    event('CasePulledUp', { from: dispute.state, ...command.input, ...toCentre('pending-dispatch', world) }),
  ],
};

export const agree: DisputeEdge = {
  label: { zh: '达成协议', en: 'Agree' },
  to: 'agreed',
  by: ['holder'],
  when: [rules.acceptedForMediation, rules.nobodyRefused, rules.nothingBlocks, rules.partiesKnown, rules.writtenTermsComplete],
  input: input({
    form: oneOf({ zh: '协议形式', en: 'Form' }, { written: { zh: '书面协议', en: 'Written' }, oral: { zh: '口头协议', en: 'Oral' } }),
    terms: rows(
      { zh: '协议内容', en: 'Terms' },
      input(
        {
          debtor: choice({ zh: '义务人', en: 'Who owes' }, 'parties'),
          creditor: choice({ zh: '权利人', en: 'To whom' }, 'parties'),
          what: line({ zh: '内容', en: 'What' }, 'term'),
          amount: yuan({ zh: '金额（元）', en: 'Amount (yuan)' }),
          dueOn: day({ zh: '履行期限', en: 'Due on' }),
          manner: line({ zh: '履行方式', en: 'Manner' }, 'manner'),
        },
        'amount',
      ),
    ),
  }),
  example: (dispute, world) => ({
    form: 'written',
    terms: [
      {
        ...twoSides(dispute),
        what: '排除妨碍并赔偿损失',
        amount: dispute.amount ?? 1000,
        dueOn: world.today,
        manner: '当面履行，互签收条',
      },
    ],
  }),
  does: (_, command, world) => {
    const { form, terms } = inputOf<{ form: 'oral' | 'written'; terms: readonly Omit<Term, 'id'>[] }>(command);
    const agreement = {
      form,
      agreedOn: world.today,
      terms: terms.map((term, index) => ({ id: `term-${index + 1}`, ...term })),
      effectiveOn: form === 'oral' ? world.today : null,
    };
    const reached = event('AgreementReached', { ...agreement, ...moveTo('agreed') });
    // 人民调解法 art. 30: an oral agreement takes effect on the day it is reached.
    return form === 'oral' ? [reached, event('AgreementTookEffect', { effectiveOn: world.today })] : [reached];
  },
};

/** Who owes whom, for an example: the first respondent owes the first applicant, else any two parties. */
const twoSides = (dispute: Dispute): { readonly debtor: string | undefined; readonly creditor: string | undefined } => {
  const creditor = dispute.parties.find((party) => party.role === 'applicant') ?? dispute.parties[0];
  const debtor =
    dispute.parties.find((party) => party.role === 'respondent' && party !== creditor) ??
    dispute.parties.find((party) => party !== creditor);
  return { debtor: debtor?.id, creditor: creditor?.id };
};
