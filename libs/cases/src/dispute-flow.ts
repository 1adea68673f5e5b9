import type { Flow } from '@lib/kernel';
import { openAid } from './actions/aid.js';
import { anyOpen as anyCase } from './actions/anytime.js';
import { correctEnded } from './actions/correction.js';
import { confer, requestAssist, requestAssistInVillage } from './actions/conference.js';
import { close, recordOutcome, referOut, reopen, reportToCourt, terminate, terminateBlocked, voidCase } from './actions/ending.js';
import {
  declineAssist,
  dispatch,
  handToCourt,
  objectToDispatch,
  reportAssist,
  returnToVillage,
  returnUnsigned,
  signFor,
  signForAssist,
} from './actions/joint.js';
import { addScreenLine, addScreenLineToOffer } from './actions/screen-line.js';
import { acceptCase, acceptLate, recuse } from './actions/acceptance.js';
import { merge } from './actions/merge.js';
import { agree, escalate, pullUp, recordRefusal, recordSession } from './actions/mediation.js';
import {
  addMark,
  applyConfirmation,
  lastVisit,
  planPerformance,
  recordBreach,
  recordConfirmation,
  recordPerformance,
  settleAtOnce,
  visit,
} from './actions/performance.js';
import { resume, timely } from './actions/time.js';
import { disputeFacts } from './dispute-facts.js';
import type { Dispute, DisputeState, Role } from './dispute.js';
import type { DisputeCommand, World } from './world.js';

/** Owed to the court wherever mediation has come to a result. */
const courtSent = { 'report-to-court': reportToCourt };
const assisting = { 'sign-for-assist': signForAssist, 'decline-assist': declineAssist, 'report-assist': reportAssist };

const anyOpen = { ...anyCase, 'open-aid': openAid, merge };

/** Where a dispute may go next. docs/generated/dispute-flow.md is drawn from this table. */
export const disputeFlow = {
  name: 'dispute',
  version: 1,
  label: { zh: '矛盾纠纷', en: 'Dispute' },
  initial: 'registered',
  facts: disputeFacts,
  states: {
    registered: {
      label: { zh: '已登记', en: 'Registered' },
      open: true,
      holder: ['village-room', 'centre'],
      within: ['S-01'],
      on: { accept: acceptCase, escalate, 'pull-up': pullUp, 'refer-out': referOut, void: voidCase, ...anyOpen },
    },
    'village-mediating': {
      label: { zh: '村级调解中', en: 'In village mediation' },
      open: true,
      holder: ['village-room', 'centre'],
      within: ['S-08', 'S-06', 'T-04', 'T-05', 'T-06'],
      on: {
        accept: acceptLate,
        agree,
        'record-session': recordSession,
        escalate,
        'record-refusal': recordRefusal,
        recuse,
        'add-screen-line': addScreenLine,
        'pull-up': pullUp,
        terminate,
        'request-assist': requestAssistInVillage,
        ...assisting,
        ...timely,
        ...anyOpen,
      },
    },
    'pending-dispatch': {
      label: { zh: '待镇综治中心分派', en: 'Waiting for dispatch' },
      open: true,
      holder: ['centre'],
      within: ['S-03a', 'T-04', 'T-05', 'T-06'],
      on: {
        dispatch,
        'return-to-village': returnToVillage,
        confer,
        'add-screen-line': addScreenLine,
        'refer-out': referOut,
        void: voidCase,
        resume,
        ...anyOpen,
      },
    },
    dispatched: {
      label: { zh: '已派单待签收', en: 'Dispatched' },
      open: true,
      holder: ['police', 'mediation-committee', 'law-firm', 'centre'],
      within: ['S-03b', 'S-06', 'T-04', 'T-05', 'T-06'],
      on: {
        'sign-for': signFor,
        object: objectToDispatch,
        'add-screen-line': addScreenLineToOffer,
        ...assisting,
        confer,
        'return-unsigned': returnUnsigned,
        resume,
        'request-assist': requestAssist,
        ...anyOpen,
      },
    },
    'joint-mediating': {
      label: { zh: '三所一庭联合调解中', en: 'In joint mediation' },
      open: true,
      holder: ['police', 'mediation-committee', 'law-firm', 'centre'],
      within: ['S-04', 'S-06', 'T-04', 'T-05', 'T-06'],
      on: {
        accept: acceptLate,
        agree,
        'record-session': recordSession,
        ...assisting,
        confer,
        'hand-to-court': handToCourt,
        'record-refusal': recordRefusal,
        recuse,
        'add-screen-line': addScreenLine,
        terminate,
        'refer-out': referOut,
        ...timely,
        'request-assist': requestAssist,
        ...anyOpen,
      },
    },
    agreed: {
      label: { zh: '达成协议', en: 'Agreed' },
      open: true,
      holder: ['village-room', 'police', 'mediation-committee', 'law-firm', 'centre'],
      within: ['S-09', 'T-01'],
      on: {
        'add-mark': addMark,
        'plan-performance': planPerformance,
        'settle-at-once': settleAtOnce,
        'apply-confirmation': applyConfirmation,
        'add-screen-line': addScreenLine,
        terminate: terminateBlocked,
        ...courtSent,
        ...anyOpen,
      },
    },
    confirming: {
      label: { zh: '司法确认中', en: 'In judicial confirmation' },
      open: true,
      holder: ['village-room', 'police', 'mediation-committee', 'law-firm', 'centre'],
      within: ['T-02', 'T-03', 'S-05a'],
      on: { 'record-confirmation': recordConfirmation, terminate, ...timely, ...anyOpen },
    },
    performing: {
      label: { zh: '履行中', en: 'Performing' },
      open: true,
      holder: ['village-room', 'police', 'mediation-committee', 'law-firm', 'centre'],
      within: ['S-05a', 'T-01'],
      on: {
        'record-performance': recordPerformance,
        'apply-confirmation': applyConfirmation,
        visit,
        'record-breach': recordBreach,
        ...timely,
        ...courtSent,
        ...anyOpen,
      },
    },
    performed: {
      label: { zh: '已履行待回访', en: 'Performed' },
      open: true,
      holder: ['village-room', 'police', 'mediation-committee', 'law-firm', 'centre'],
      within: ['S-05b'],
      on: { visit: lastVisit, ...courtSent, ...anyOpen },
    },
    terminated: {
      label: { zh: '调解终止', en: 'Mediation ended' },
      open: true,
      holder: ['village-room', 'police', 'mediation-committee', 'law-firm', 'centre'],
      within: ['S-10'],
      on: { close, 'refer-out': referOut, ...courtSent, ...anyOpen },
    },
    'referred-out': {
      label: { zh: '已导出', en: 'Referred out' },
      open: true,
      holder: ['village-room', 'police', 'mediation-committee', 'law-firm', 'centre'],
      within: ['S-11'],
      on: { 'record-outcome': recordOutcome, ...courtSent, ...anyOpen },
    },
    'closed-success': { label: { zh: '调解成功结案', en: 'Closed: settled' }, open: false, on: { reopen, correct: correctEnded } },
    'closed-other': { label: { zh: '其他方式办结', en: 'Closed otherwise' }, open: false, on: { reopen, correct: correctEnded } },
    void: { label: { zh: '误录作废', en: 'Void' }, open: false, on: { correct: correctEnded } },
  },
} as const satisfies Flow<DisputeState, string, Role, Dispute, DisputeCommand, World>;
