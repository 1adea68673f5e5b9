import type { PlainDate } from '@lib/calendar';
import type { Rule } from '@lib/kernel';
import { event, moveTo, toCentre } from '../actions/edge.js';
import { day, input, line, nothing, oneOf, prose, reason, yes, yuan } from '../fields.js';
import { centre, holderAt } from '../posts.js';
import { villageHasRoom } from '../rules/centre.js';
import { inputOf, notInTheFuture, type CaseRule } from '../rules/rule.js';
import type { CaseCommand, World } from '../world.js';
import type { Finding, HardshipAid, HardshipAidEdge } from './hardship-aid.js';

/** Aid is public money: it follows what was found, not what was asked. */
const hardshipFound: Rule<HardshipAid, CaseCommand, World> = {
  code: 'aid/hardship-not-found',
  says: { zh: '核实结论不支持帮扶，不能批准', en: 'The hardship was not found to be so; aid cannot be granted' },
  next: { zh: '请作不予帮扶处理，并告知其他途径', en: 'Refuse it, and tell the applicant the other channels' },
  article: '独流镇困难帮扶规则',
  reads: ['finding'],
  onlyWhen: { finding: ['confirmed', 'partly'] },
  holds: ({ finding }: HardshipAid) => finding === 'confirmed' || finding === 'partly',
};

const applicantTold: CaseRule = {
  code: 'aid/applicant-not-told',
  says: { zh: '尚未把不予帮扶的理由和其他途径告知申请人', en: 'The applicant has not been told the reason and the other channels' },
  next: { zh: '请先告知申请人', en: 'Tell the applicant first' },
  pointer: '/told',
  reads: ['told'],
  holds: (_, command) => inputOf<{ told: boolean }>(command).told,
};

export const sendToVerify: HardshipAidEdge = {
  label: { zh: '交村街核实', en: 'Have the village look into it' },
  to: 'verifying',
  by: ['dispatcher', 'centre-head'],
  when: [villageHasRoom],
  input: input({ asked: line({ zh: '需要核实的内容', en: 'What is to be found out' }, 'asked') }),
  example: () => ({ asked: '家庭收入、就医支出和劳动力情况' }),
  does: ({ village }, command, { roster }) => {
    const room = roster.roomOf(village ?? '') ?? centre;
    return [event('AidVerificationAsked', { ...command.input, ...moveTo('verifying', holderAt(room, roster)) })];
  },
};

/** The village, or the centre itself, has looked into it. */
export const recordVerification: HardshipAidEdge = {
  label: { zh: '登记核实结果', en: 'Record what was found' },
  to: 'verified',
  by: ['holder', 'dispatcher'],
  when: [notInTheFuture('verifiedOn')],
  input: input({
    finding: oneOf<Finding>(
      { zh: '核实结论', en: 'Finding' },
      {
        confirmed: { zh: '属实', en: 'Confirmed' },
        partly: { zh: '部分属实', en: 'Partly so' },
        unfounded: { zh: '不属实', en: 'Not so' },
      },
    ),
    found: prose({ zh: '核实情况', en: 'What was found' }, 'found'),
    verifiedOn: day({ zh: '核实日期', en: 'Looked into on' }),
  }),
  example: (_, world) => ({ finding: 'confirmed', found: '入户查看，情况属实', verifiedOn: world.today }),
  does: (_, command, world) => [event('AidVerified', { ...command.input, ...toCentre('verified', world) })],
};

/** The clock's own move: the village did not look into it in time, so the centre has it again. */
export const returnUnverified: HardshipAidEdge = {
  label: { zh: '逾期未核实退回', en: 'Return as not looked into' },
  to: 'applied',
  by: ['clock'],
  input: nothing,
  example: () => ({}),
  does: ({ holder }, command, world) => [
    event('AidVerificationOverdue', { ...command.input, office: holder?.organisation, ...toCentre('applied', world) }),
  ],
};

export const grant: HardshipAidEdge = {
  label: { zh: '批准帮扶', en: 'Grant' },
  to: 'granted',
  by: ['centre-head'],
  when: [hardshipFound],
  input: input(
    {
      what: line({ zh: '帮扶内容', en: 'What is granted' }, 'grant'),
      amount: yuan({ zh: '金额（元）', en: 'Amount (yuan)' }),
      reason,
    },
    'amount',
  ),
  example: () => ({ what: '临时困难补助', amount: 1000, reason: '核实属实，符合帮扶条件' }),
  does: (_, command) => [event('AidGranted', { ...command.input, ...moveTo('granted') })],
};

/** 困难帮扶 refused here may be owed elsewhere: the next door stands in the decision. */
export const refuse: HardshipAidEdge = {
  label: { zh: '不予帮扶', en: 'Refuse' },
  to: 'refused',
  by: ['centre-head'],
  input: input({
    reason,
    nextDoor: oneOf(
      { zh: '可转告的途径', en: 'Next door' },
      {
        'civil-affairs': { zh: '民政（社会救助）', en: 'Civil affairs (social assistance)' },
        'medical-assistance': { zh: '医疗保障（医疗救助）', en: 'Medical security (medical assistance)' },
        'legal-aid': { zh: '法律援助', en: 'Legal aid' },
        'disabled-federation': { zh: '残联', en: 'Federation of disabled persons' },
        'women-federation': { zh: '妇联', en: 'Women’s federation' },
        union: { zh: '工会', en: 'Trade union' },
        none: { zh: '没有其他途径', en: 'No other channel' },
      },
    ),
  }),
  example: () => ({ reason: '不符合本镇帮扶条件', nextDoor: 'civil-affairs' }),
  does: (_, command) => [event('AidRefused', { ...command.input, ...moveTo('refused') })],
};

/** Aid may come in parts; the case ends with the last one. */
export const deliver: HardshipAidEdge = {
  label: { zh: '登记落实', en: 'Record the delivery' },
  to: ['same', 'aid-closed'],
  by: ['holder'],
  when: [notInTheFuture('deliveredOn')],
  input: input({
    delivered: line({ zh: '落实内容', en: 'What was delivered' }, 'delivery'),
    deliveredOn: day({ zh: '落实日期', en: 'Delivered on' }),
    complete: yes({ zh: '已全部落实', en: 'That was all of it' }),
  }),
  example: (_, world) => ({ delivered: '补助已发放，申请人签收', deliveredOn: world.today, complete: true }),
  does: (_, command) => {
    const { complete } = inputOf<{ complete: boolean }>(command);
    return [event('AidDelivered', { ...command.input, ...(complete ? moveTo('aid-closed', null) : {}) })];
  },
};

export const closeRefused: HardshipAidEdge = {
  label: { zh: '告知并办结', en: 'Told, and closed' },
  to: 'aid-closed',
  by: ['holder'],
  when: [applicantTold, notInTheFuture('toldOn')],
  input: input({
    told: yes({ zh: '已告知不予帮扶的理由和其他途径', en: 'The applicant was told the reason and the other channels' }),
    toldOn: day({ zh: '告知日期', en: 'Told on' }),
  }),
  example: (_, world) => ({ told: true, toldOn: world.today }),
  does: (_, command) => [event('AidClosed', { toldOn: inputOf<{ toldOn: PlainDate }>(command).toldOn, ...moveTo('aid-closed', null) })],
};
