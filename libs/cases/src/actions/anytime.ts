import { rank, type Grade } from '../case.js';
import { day, input, line, oneOf, prose } from '../fields.js';
import * as rules from '../rules/index.js';
import { inputOf } from '../rules/index.js';
import { event, involving, type DisputeEdge } from './edge.js';
import { nameRepresentatives } from './representatives.js';

/** G4. 人民调解法 art. 25: what may become a public-security or criminal case is reported at once; it never closes the case. */
export const alertPolice: DisputeEdge = {
  label: { zh: '报警提示', en: 'Alert the police' },
  to: 'same',
  by: [
    'holder',
    'lead',
    'assisting',
    'village-mediator',
    'village-leader',
    'dispatcher',
    'centre-head',
    'town-leader',
    'town-mediator',
    'lawyer',
    'court-liaison',
    'petition-officer',
  ],
  input: input({ what: line({ zh: '情况（一句话）', en: 'What is happening (one line)' }, 'alert') }),
  example: () => ({ what: '双方情绪激动，可能发生肢体冲突' }),
  does: (_, command, world) => [event('PoliceAlerted', { ...command.input, ...involving('police', world) })],
};

const gradeDownNeedsReason: rules.DisputeRule = {
  code: 'case/grade-down-needs-reason',
  says: { zh: '降低风险等级须说明理由', en: 'Lowering the grade needs a reason' },
  next: { zh: '请填写降级理由', en: 'Enter the reason' },
  article: '独流镇调解流程规则',
  pointer: '/reason',
  reads: ['risk', 'grade', 'reason'],
  holds: (dispute, command) => {
    const { grade, reason } = inputOf<{ grade: Grade; reason?: unknown }>(command);
    return rank(grade) >= rank(dispute.risk) || reason !== undefined;
  },
};

export const grade: DisputeEdge = {
  label: { zh: '定级', en: 'Grade the risk' },
  to: 'same',
  by: ['holder', 'dispatcher', 'centre-head'],
  when: [gradeDownNeedsReason],
  input: input(
    {
      grade: oneOf<Grade>(
        { zh: '风险等级', en: 'Grade' },
        {
          blue: { zh: '蓝', en: 'Blue' },
          yellow: { zh: '黄', en: 'Yellow' },
          orange: { zh: '橙', en: 'Orange' },
          red: { zh: '红', en: 'Red' },
        },
      ),
      reason: line({ zh: '理由', en: 'Reason' }, 'reason'),
    },
    'reason',
  ),
  example: (dispute) => ({ grade: dispute.suggestedRisk ?? dispute.risk, reason: '经核实' }),
  does: (dispute, command) => [event('GradeChanged', { ...command.input, was: dispute.risk })],
};

/** 包案: a leader of the town owns a red case, with a plan. */
export const own: DisputeEdge = {
  label: { zh: '领导包案', en: 'Own the case' },
  to: 'same',
  by: ['town-leader'],
  when: [rules.isRed],
  input: input({ plan: prose({ zh: '处置方案', en: 'Plan' }, 'plan') }),
  example: () => ({ plan: '牵头会商，明确责任单位和时限' }),
  does: (_, command) => [event('CaseOwnedByLeader', command.input)],
};

export const callDepartment: DisputeEdge = {
  label: { zh: '吹哨', en: 'Call a department' },
  to: 'same',
  by: ['dispatcher', 'centre-head'],
  input: input({
    department: line({ zh: '部门', en: 'Department' }, 'department'),
    question: line({ zh: '需要回应的事项', en: 'What is asked' }, 'question'),
    by: day({ zh: '回应期限', en: 'By when' }),
  }),
  example: (_, world) => ({ department: '有关部门', question: '请派员到场说明政策', by: world.today }),
  does: (_, command) => [event('DepartmentCalled', command.input)],
};

export const supervise: DisputeEdge = {
  label: { zh: '督办', en: 'Supervise' },
  to: 'same',
  by: ['centre-head', 'town-leader'],
  input: input({
    step: oneOf(
      { zh: '督办方式', en: 'Step' },
      {
        reminder: { zh: '提醒', en: 'Reminder' },
        order: { zh: '督办单', en: 'Supervision order' },
        notice: { zh: '通报', en: 'Circular' },
      },
    ),
    asked: line({ zh: '督办要求', en: 'What is asked' }, 'asked'),
  }),
  example: () => ({ step: 'reminder', asked: '请按期办理并反馈' }),
  does: (_, command) => [event('CaseSupervised', command.input)],
};

export const anyOpen = {
  'alert-police': alertPolice,
  grade,
  own,
  'call-department': callDepartment,
  supervise,
  'name-representatives': nameRepresentatives,
} as const;
