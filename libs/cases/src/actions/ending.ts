import type { PlainDate } from '@lib/calendar';
import { blockingLine } from '../dispute.js';
import { choice, day, input, line, oneOf, prose, reason, yes } from '../fields.js';
import * as rules from '../rules/index.js';
import { inputOf } from '../rules/index.js';
import { event, involving, moveTo, toCentre, waitingOnCourt, type DisputeEdge, type SharedEdge } from './edge.js';

export const terminate: DisputeEdge = {
  label: { zh: '终止调解', en: 'End the mediation' },
  to: 'terminated',
  by: ['holder'],
  when: [rules.channelsTold, rules.notInTheFuture('channelsToldOn')],
  input: input({
    why: oneOf(
      { zh: '终止原因', en: 'Why' },
      {
        refused: { zh: '当事人拒绝', en: 'A party refuses' },
        'no-agreement': { zh: '未达成协议', en: 'No agreement' },
        absent: { zh: '当事人不到场', en: 'A party stays away' },
        withdrawn: { zh: '当事人撤回', en: 'Withdrawn' },
        screened: { zh: '依法不得调解', en: 'The law sends it elsewhere' },
      },
    ),
    note: line({ zh: '说明', en: 'Note' }, 'note'),
    channelsTold: yes({
      zh: '调解不成，已告知当事人可依法通过仲裁、行政、司法等途径维护权利',
      en: 'The parties were told that they may use arbitration, administrative or judicial channels',
    }),
    channelsToldOn: day({ zh: '告知日期', en: 'Told on' }),
  }),
  example: (dispute, world) => ({
    ...(blockingLine(dispute) ? { why: 'screened', note: '受理后发现依法不得调解的情形' } : { why: 'no-agreement', note: '双方分歧较大' }),
    channelsTold: true,
    channelsToldOn: world.today,
  }),
  does: (_, command) => {
    const { why, note, channelsToldOn } = inputOf<{ why: string; note: unknown; channelsToldOn: PlainDate }>(command);
    return [event('CaseTerminated', { why, note, channelsToldOn, ...moveTo('terminated') })];
  },
};

/**
 * An agreement stands and is performed; only where the law sends its matter elsewhere is it carried no further. What the parties signed
 * stays on record, and whether it is valid is not ours to say (人民调解法 art. 32, 33): they are told the channels, and may go there.
 */
export const terminateBlocked: DisputeEdge = { ...terminate, when: [rules.somethingBlocks, ...(terminate.when ?? [])] };

export const referOut: DisputeEdge = {
  label: { zh: '导出', en: 'Refer out' },
  to: 'referred-out',
  by: ['holder'],
  when: [rules.doorKnown, rules.knownScreenRules, rules.doorFitsScreenLine],
  input: input(
    {
      door: choice({ zh: '导出途径', en: 'Door' }, 'doors'),
      organisation: line({ zh: '承接单位', en: 'Receiving body' }, 'receiver'),
      reason,
      rule: choice({ zh: '依据的筛查项', en: 'Rule of the intake screen' }, 'screen'),
    },
    'rule',
  ),
  example: (dispute, world) => {
    const rule = blockingLine(dispute)?.rule;
    return {
      door: world.screen.get(rule ?? '')?.sendTo[0] ?? world.doors[0]?.code,
      organisation: '有权处理的机关',
      reason: '依法应由其他途径处理，已告知当事人',
      ...(rule === undefined ? {} : { rule }),
    };
  },
  does: (dispute, command, world) => {
    const { door, rule, ...told } = inputOf<{ door: string; rule?: string }>(command);
    const way = door === 'court' ? waitingOnCourt('referred-out', world) : moveTo('referred-out', undefined, door);
    const referred = event('CaseReferredOut', { ...told, door, rule: rule ?? null, on: world.today, ...way });
    // 人民调解法 art. 25: what looks like a crime is reported at once, not when somebody thinks of it.
    const report = rule !== undefined && world.screen.get(rule)?.report === 'police' && !dispute.policeAlerted;
    return report ? [referred, event('PoliceAlerted', { rule, ...involving('police', world) })] : [referred];
  },
};

export const recordOutcome: DisputeEdge = {
  label: { zh: '登记导出结果', en: 'Record the outcome' },
  to: 'closed-other',
  by: ['holder', 'petition-officer', 'court-liaison'],
  when: [rules.outcomeAwaitedLongEnough, rules.courtToldResult],
  input: input({
    resultKnown: yes({ zh: '已得知结果', en: 'The result is known' }),
    result: prose({ zh: '结果或说明', en: 'Result, or a note' }, 'result'),
  }),
  example: () => ({ resultKnown: true, result: '承接单位已受理并书面答复' }),
  does: (_, command, world) => [event('OutcomeRecorded', { ...command.input, on: world.today, ...moveTo('closed-other', null) })],
};

/** G5. 法释〔2016〕14号 art. 26: the written result to the court that sent the case. */
export const reportToCourt: DisputeEdge = {
  label: { zh: '向法院书面回告结果', en: 'Report the result to the court' },
  to: 'same',
  by: ['holder', 'lead', 'court-liaison', 'dispatcher'],
  when: [rules.sentByCourt, rules.courtNotToldYet, rules.notInTheFuture('on')],
  input: input({
    on: day({ zh: '回告日期', en: 'Reported on' }),
    result: prose({ zh: '书面调解结果', en: 'Written result' }, 'result'),
    materials: line({ zh: '移交材料', en: 'Materials handed over' }, 'materials'),
  }),
  example: (_, world) => ({ on: world.today, result: '调解结果如下，协议（记录）附后', materials: '调解协议书或调解记录' }),
  does: (_, command, world) => [event('CourtResultReturned', { ...command.input, ...involving('tribunal', world) })],
};

export const close: DisputeEdge = {
  label: { zh: '办结', en: 'Close' },
  to: 'closed-other',
  by: ['holder'],
  when: [rules.courtToldResult],
  input: input({
    told: line({ zh: '已告知的内容', en: 'What was told' }, 'told'),
    nextDoor: oneOf(
      { zh: '当事人的下一步', en: 'The parties’ next step' },
      {
        known: { zh: '已知下一途径', en: 'Known' },
        declined: { zh: '当事人不愿透露', en: 'Declined to say' },
        none: { zh: '不再主张', en: 'No further claim' },
      },
    ),
  }),
  example: () => ({ told: '可依法仲裁、申请行政处理或起诉', nextDoor: 'declined' }),
  does: (_, command) => [event('CaseClosed', { ...command.input, result: 'other', ...moveTo('closed-other', null) })],
};

export const voidCase: SharedEdge<'void'> = {
  label: { zh: '误录作废', en: 'Void a wrong entry' },
  to: 'void',
  by: ['centre-head'],
  input: input({ reason }),
  example: () => ({ reason: '重复录入，保留在先案件' }),
  does: (_, command) => [event('CaseVoided', { ...command.input, ...moveTo('void', null) })],
};

export const reopen: DisputeEdge = {
  label: { zh: '重新打开', en: 'Reopen' },
  to: 'pending-dispatch',
  by: ['dispatcher', 'petition-officer'],
  input: input({ reason }),
  example: () => ({ reason: '同一事项再次反映' }),
  does: (_, command, world) => [event('CaseReopened', { ...command.input, lead: null, ...toCentre('pending-dispatch', world) })],
};
