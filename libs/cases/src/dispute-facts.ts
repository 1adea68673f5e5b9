import type { CaseFact } from '@lib/kernel';
import { blockingLine, isFromCourt, mainParties, type Dispute } from './dispute.js';

const yesIf = (so: boolean): string => (so ? 'yes' : 'no');

/**
 * What the rules of a dispute ask of the case itself, so that the flow can be proved without running it: each fact with its
 * few answers and the actions that change it. A random walk over the real flow checks that no action does more than stands here.
 */
export const disputeFacts = {
  refusal: {
    says: { zh: '有主要当事人拒绝', en: 'a main party refuses' },
    of: 'case',
    values: ['no', 'yes'],
    read: (dispute) => yesIf(mainParties(dispute).some(({ consent }) => consent === 'refused')),
    changedBy: { accept: 'answered', 'record-refusal': ['yes'], reopen: ['no'] },
  },
  blocked: {
    says: { zh: '受理后发现不得调解的情形', en: 'a line of the screen was found that stops the mediation' },
    of: 'case',
    values: ['no', 'yes'],
    read: (dispute) => yesIf(blockingLine(dispute) !== undefined),
    changedBy: { 'add-screen-line': ['no', 'yes'], accept: ['no'], reopen: ['no'] },
  },
  accepted: {
    says: { zh: '已受理', en: 'accepted' },
    of: 'case',
    values: ['no', 'yes'],
    read: (dispute) => yesIf(dispute.acceptedOn !== null),
    changedBy: { accept: ['yes'], reopen: ['no'] },
  },
  returned: {
    says: { zh: '已退回村街', en: 'returned to the village' },
    of: 'case',
    values: ['no', 'yes'],
    read: (dispute) => yesIf(dispute.returnedToVillage > 0),
    changedBy: { 'return-to-village': ['yes'], reopen: ['no'] },
  },
  objections: {
    says: { zh: '异议', en: 'objections' },
    of: 'case',
    values: ['below-two', 'two'],
    read: (dispute) => (dispute.objections < 2 ? 'below-two' : 'two'),
    changedBy: { object: ['below-two', 'two'], reopen: ['below-two'] },
  },
  lead: {
    says: { zh: '有主办单位', en: 'has a lead office' },
    of: 'case',
    values: ['no', 'yes'],
    read: (dispute) => yesIf(dispute.lead !== null),
    changedBy: {
      dispatch: ['yes'],
      object: ['no'],
      'return-unsigned': ['no'],
      // Found in an offer it takes the case from its lead; found at the centre it leaves all as it was.
      'add-screen-line': { 'pending-dispatch': ['no', 'yes'] },
      'return-to-village': ['no'],
      'record-breach': { 'joint-mediating': ['yes'] },
      reopen: ['no'],
    },
  },
  agreement: {
    says: { zh: '协议', en: 'agreement' },
    of: 'case',
    values: ['none', 'awaits-marks', 'binds-written', 'binds-oral'],
    read: ({ agreement }) => {
      if (!agreement) return 'none';
      if (agreement.effectiveOn === null) return 'awaits-marks';
      return `binds-${agreement.form}`;
    },
    changedBy: { agree: ['awaits-marks', 'binds-oral'], 'add-mark': ['awaits-marks', 'binds-written'], reopen: ['none'] },
  },
  confirmation: {
    says: { zh: '已申请司法确认', en: 'confirmation was applied for' },
    of: 'case',
    values: ['no', 'yes'],
    read: (dispute) => yesIf(dispute.confirmation !== null),
    changedBy: { 'apply-confirmation': ['yes'], agree: ['no'], reopen: ['no'] },
  },
  court: {
    says: { zh: '法院委派或委托', en: 'sent by the court' },
    of: 'case',
    values: ['none', 'owed', 'told'],
    initial: ['none', 'owed'],
    read: (dispute) => {
      if (dispute.courtToldOn !== null) return 'told';
      return isFromCourt(dispute) ? 'owed' : 'none';
    },
    changedBy: { 'report-to-court': ['told'], 'hand-to-court': ['none', 'told'], reopen: ['none', 'owed'] },
  },
  owed: {
    says: { zh: '有未履行的义务', en: 'an obligation is open' },
    of: 'case',
    values: ['no', 'yes'],
    read: (dispute) => yesIf(dispute.obligations.some(({ status }) => status !== 'done')),
    changedBy: {
      'plan-performance': ['yes'],
      'record-confirmation': { performing: ['yes'] },
      'record-performance': { performing: ['yes'], performed: ['no'] },
      agree: ['no'],
      reopen: ['no'],
    },
  },
} as const satisfies { readonly [fact: string]: CaseFact<Dispute> };
