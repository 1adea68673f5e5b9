import { rank, type Grade } from '../case.js';
import { input, line, oneOf, prose } from '../fields.js';
import * as rules from '../rules/index.js';
import { inputOf } from '../rules/index.js';
import { reportTask } from './conference.js';
import { noteRight, reportUrgent } from './rights.js';
import { answerDepartment, answerSupervision, callDepartment, supervise } from './supervision.js';
import { correct } from './correction.js';
import { event, involving, type DisputeEdge, type SharedEdge } from './edge.js';
import { applyLegalAid, recordLegalAid } from './legal-aid.js';
import { attach, issueDocument, note } from './papers.js';
import { nameRepresentatives } from './representatives.js';

/** G4. 人民调解法 art. 25: what may become a public-security or criminal case is reported at once; it never closes the case. */
export const alertPolice: SharedEdge = {
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

export const anyOpen = {
  'alert-police': alertPolice,
  'apply-legal-aid': applyLegalAid,
  'record-legal-aid': recordLegalAid,
  grade,
  own,
  'call-department': callDepartment,
  'answer-department': answerDepartment,
  supervise,
  'answer-supervision': answerSupervision,
  'report-task': reportTask,
  'note-right': noteRight,
  'report-urgent': reportUrgent,
  'name-representatives': nameRepresentatives,
  attach,
  note,
  'issue-document': issueDocument,
  correct,
} as const;
