import type { Flow } from '@lib/kernel';
import { alertPolice } from '../actions/anytime.js';
import { voidCase } from '../actions/ending.js';
import type { Role } from '../case.js';
import type { CaseCommand, World } from '../world.js';
import { closeRefused, deliver, grant, recordVerification, refuse, returnUnverified, sendToVerify } from './actions.js';
import type { HardshipAid, HardshipAidState } from './hardship-aid.js';

const anyOpen = { 'alert-police': alertPolice };
const verify = { 'record-verification': recordVerification };

/** Where an application for hardship aid may go next. docs/generated/hardship-aid-flow.md is drawn from this table. */
export const hardshipAidFlow = {
  name: 'hardship-aid',
  version: 1,
  label: { zh: '困难帮扶', en: 'Hardship aid' },
  initial: 'applied',
  facts: {
    finding: {
      says: { zh: '核实结论', en: 'what was found' },
      of: 'case',
      values: ['none', 'confirmed', 'partly', 'unfounded'],
      read: ({ finding }: HardshipAid) => finding ?? 'none',
      changedBy: { 'record-verification': ['confirmed', 'partly', 'unfounded'] },
    },
  },
  states: {
    applied: {
      label: { zh: '已申请待核实', en: 'Applied for' },
      open: true,
      holder: ['centre'],
      within: ['H-01'],
      on: { 'send-to-verify': sendToVerify, ...verify, ...anyOpen, void: voidCase },
    },
    verifying: {
      label: { zh: '核实中', en: 'Being looked into' },
      open: true,
      holder: ['village-room', 'centre'],
      within: ['H-02'],
      on: { ...verify, 'return-unverified': returnUnverified, ...anyOpen },
    },
    verified: {
      label: { zh: '已核实待审批', en: 'Looked into, to be decided' },
      open: true,
      holder: ['centre'],
      within: ['H-03'],
      on: { grant, refuse, ...anyOpen },
    },
    granted: {
      label: { zh: '已批准待落实', en: 'Granted, to be delivered' },
      open: true,
      holder: ['centre'],
      within: ['H-04'],
      on: { deliver, ...anyOpen },
    },
    refused: {
      label: { zh: '不予帮扶待告知', en: 'Refused, the applicant to be told' },
      open: true,
      holder: ['centre'],
      within: ['H-05'],
      on: { close: closeRefused, ...anyOpen },
    },
    'aid-closed': { label: { zh: '困难帮扶办结', en: 'Hardship aid closed' }, open: false, on: {} },
    void: { label: { zh: '误录作废', en: 'Void' }, open: false, on: {} },
  },
} as const satisfies Flow<HardshipAidState, string, Role, HardshipAid, CaseCommand, World>;
