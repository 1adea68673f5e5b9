import { choice, day, input, line, nothing, prose, reason, someOf } from '../fields.js';
import { isFromCourt } from '../dispute.js';
import { centre, holderAt, leadKinds } from '../posts.js';
import * as rules from '../rules/index.js';
import { assistOf, inputOf, isForCentreHead, mediatorsLeft } from '../rules/index.js';
import { conflicts } from './acceptance.js';
import { event, moveTo, someOffice, toCentre, waitingOnCourt, type DisputeEdge } from './edge.js';

export const dispatch: DisputeEdge = {
  label: { zh: '派单', en: 'Dispatch' },
  to: 'dispatched',
  by: ['dispatcher', 'centre-head'],
  when: [rules.centreHeadDecides, rules.nothingBlocks, rules.leadCanLead, rules.assistingCanAssist, rules.notInThePast('by')],
  input: input(
    {
      lead: choice({ zh: '主办单位', en: 'Lead office' }, 'leadOffices'),
      assisting: someOf({ zh: '协办单位', en: 'Assisting offices' }, 'assistingOffices'),
      expected: line({ zh: '办理要求', en: 'What is expected' }, 'expected'),
      by: day({ zh: '希望办结日期', en: 'By when' }),
    },
    'assisting',
    'by',
  ),
  example: (dispute, world) => ({
    lead: dispute.proposedOffice ?? someOffice(['mediation-committee', ...leadKinds], world),
    assisting: [],
    expected: '请组织双方调解，并反馈结果',
  }),
  does: (_, command, world) => {
    const { lead, assisting = [], ...order } = inputOf<{ lead: string; assisting?: readonly string[]; by?: string }>(command);
    return [
      event('CaseDispatched', { ...order, lead, ...moveTo('dispatched', holderAt(lead, world.roster)) }),
      ...assisting.map((organisation) => event('AssistRequested', { organisation, by: order.by })),
    ];
  },
};

export const returnToVillage: DisputeEdge = {
  label: { zh: '退回村街', en: 'Return to the village' },
  to: 'village-mediating',
  by: ['dispatcher', 'centre-head'],
  when: [rules.centreHeadDecides, rules.nothingBlocks, rules.notReturnedBefore, rules.villageHasRoom],
  input: input({ reason }),
  example: () => ({ reason: '双方愿在村内继续调解' }),
  does: (dispute, command, { roster }) => {
    const room = roster.roomOf(dispute.village ?? '') ?? '';
    return [event('CaseReturnedToVillage', { ...command.input, lead: null, ...moveTo('village-mediating', holderAt(room, roster)) })];
  },
};

export const signFor: DisputeEdge = {
  label: { zh: '签收', en: 'Sign for' },
  to: 'joint-mediating',
  by: ['lead'],
  when: [rules.someMediatorLeft, rules.mediatorNotInConflict, rules.handlersWorkHere],
  input: input({ mediators: someOf({ zh: '承办人', en: 'Who handles it' }, 'leadMembers', 1), conflicts }, 'conflicts'),
  example: (dispute, world, { personId }) => {
    const left = mediatorsLeft(dispute, world.roster);
    return { mediators: [left.find((id) => id === personId) ?? left[0] ?? ''].filter((id) => id !== '') };
  },
  does: (_, command) => [event('DispatchSignedFor', { ...command.input, ...moveTo('joint-mediating') })],
};

export const objectToDispatch: DisputeEdge = {
  label: { zh: '提出异议退回', en: 'Object' },
  to: 'pending-dispatch',
  by: ['lead'],
  when: [rules.objectedOnceAtMost],
  input: input({ reason }),
  example: () => ({ reason: '不属于本单位职责，建议改派' }),
  does: (dispute, command, world) => {
    const after = { ...dispute, objections: dispute.objections + 1 };
    const where = isForCentreHead(after, world)
      ? moveTo('pending-dispatch', { organisation: centre, post: 'centre-head' })
      : toCentre('pending-dispatch', world);
    return [event('DispatchObjected', { ...command.input, ...where })];
  },
};

/** The clock's own move: nobody signed for the work order. */
export const returnUnsigned: DisputeEdge = {
  label: { zh: '逾期未签收退回', en: 'Return as unsigned' },
  to: 'pending-dispatch',
  by: ['clock'],
  input: nothing,
  example: () => ({}),
  does: (dispute, command, world) => [
    event('DispatchReturnedUnsigned', { office: dispute.lead, ...command.input, ...toCentre('pending-dispatch', world) }),
  ],
};

const assist =
  (type: string): DisputeEdge['does'] =>
  (dispute, command) => [event(type, { ...command.input, organisation: assistOf(dispute, command) })];

export const signForAssist: DisputeEdge = {
  label: { zh: '签收协办单', en: 'Sign for assisting' },
  to: 'same',
  by: ['assisting'],
  when: [rules.assistOpen],
  input: nothing,
  example: () => ({}),
  does: assist('AssistSignedFor'),
};

export const declineAssist: DisputeEdge = {
  label: { zh: '不予协办', en: 'Decline to assist' },
  to: 'same',
  by: ['assisting'],
  when: [rules.assistOpen],
  input: input({ reason }),
  example: () => ({ reason: '不属于本单位职责' }),
  does: assist('AssistDeclined'),
};

export const reportAssist: DisputeEdge = {
  label: { zh: '反馈协办结果', en: 'Report the assistance' },
  to: 'same',
  by: ['assisting'],
  when: [rules.assistOpen],
  input: input({ result: prose({ zh: '协办结果', en: 'Result' }, 'result') }),
  example: () => ({ result: '已到现场了解情况并提出意见' }),
  does: assist('AssistReported'),
};

export const handToCourt: DisputeEdge = {
  label: { zh: '移送法庭', en: 'Hand to the court' },
  to: 'referred-out',
  by: ['lead', 'court-liaison'],
  input: input({
    result: prose({ zh: '书面调解结果', en: 'Written result' }, 'result'),
    materials: line({ zh: '移交材料', en: 'Materials handed over' }, 'materials'),
  }),
  example: () => ({ result: '经调解未达成协议，移送法庭处理', materials: '调解记录、证据目录' }),
  does: (dispute, command, world) => [
    event('CaseReferredOut', {
      ...command.input,
      door: 'court',
      on: world.today,
      rule: null,
      ...waitingOnCourt('referred-out', world),
    }),
    // G5: the written result goes back to the court with the case (E7).
    ...(isFromCourt(dispute) ? [event('CourtResultReturned', { on: world.today })] : []),
  ],
};
