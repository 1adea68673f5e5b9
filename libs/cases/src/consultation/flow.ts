import type { Flow } from '@lib/kernel';
import { alertPolice } from '../actions/anytime.js';
import { voidCase } from '../actions/ending.js';
import type { Role } from '../case.js';
import type { CaseCommand, World } from '../world.js';
import { answer, answeringKinds, askAgain, closeConsultation, forward, toDispute } from './actions.js';
import type { Consultation, ConsultationState } from './consultation.js';

const anyOpen = { 'to-dispute': toDispute, 'alert-police': alertPolice };

/** Where a consultation may go next. docs/generated/consultation-flow.md is drawn from this table. */
export const consultationFlow = {
  name: 'consultation',
  version: 1,
  label: { zh: '法律咨询', en: 'Consultation' },
  initial: 'asked',
  states: {
    asked: {
      label: { zh: '待解答', en: 'Waiting for an answer' },
      open: true,
      holder: answeringKinds,
      within: ['C-01'],
      on: { answer, forward, ...anyOpen, void: voidCase },
    },
    answered: {
      label: { zh: '已解答待告知', en: 'Answered, the asker to be told' },
      open: true,
      holder: answeringKinds,
      within: ['C-02'],
      on: { close: closeConsultation, 'ask-again': askAgain, ...anyOpen },
    },
    'consult-closed': { label: { zh: '法律咨询办结', en: 'Consultation closed' }, open: false, on: {} },
    void: { label: { zh: '误录作废', en: 'Void' }, open: false, on: {} },
  },
} as const satisfies Flow<ConsultationState, string, Role, Consultation, CaseCommand, World>;
