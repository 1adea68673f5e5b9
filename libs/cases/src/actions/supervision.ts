import { choice, day, input, line, oneOf, prose } from '../fields.js';
import * as rules from '../rules/index.js';
import { event, type DisputeEdge } from './edge.js';

/** 吹哨: a department, which is no office of ours, is asked; the centre records what it answers. */
export const callDepartment: DisputeEdge = {
  label: { zh: '吹哨', en: 'Call a department' },
  to: 'same',
  by: ['dispatcher', 'centre-head'],
  when: [rules.notInThePast('by')],
  input: input({
    department: line({ zh: '部门', en: 'Department' }, 'department'),
    question: line({ zh: '需要回应的事项', en: 'What is asked' }, 'question'),
    by: day({ zh: '回应期限', en: 'By when' }),
  }),
  example: (_, world) => ({ department: '有关部门', question: '请派员到场说明政策', by: world.today }),
  does: (dispute, command) => [event('DepartmentCalled', { ...command.input, id: `call-${(dispute.calls?.length ?? 0) + 1}` })],
};

export const answerDepartment: DisputeEdge = {
  label: { zh: '登记部门回应', en: 'Record the department’s answer' },
  to: 'same',
  by: ['dispatcher', 'centre-head', 'holder'],
  when: [rules.callOwed, rules.notInTheFuture('on')],
  input: input({
    call: choice({ zh: '吹哨事项', en: 'Call' }, 'calls'),
    on: day({ zh: '回应日期', en: 'Day of the answer' }),
    answer: prose({ zh: '回应内容', en: 'Answer' }, 'answer'),
  }),
  example: (dispute, world) => ({ call: rules.owedCalls(dispute)[0]?.id ?? 'call-1', on: world.today, answer: '已派员到场并说明政策' }),
  does: (_, command) => [event('DepartmentAnswered', { ...command.input })],
};

/** 督办: the steps are climbed one by one, whoever supervises; an answer may be asked for by a day. */
export const supervise: DisputeEdge = {
  label: { zh: '督办', en: 'Supervise' },
  to: 'same',
  by: ['centre-head', 'town-leader'],
  when: [rules.supervisionClimbs, rules.notInThePast('by')],
  input: input(
    {
      step: oneOf<rules.SupervisionStep>(
        { zh: '督办方式', en: 'Step' },
        {
          reminder: { zh: '提醒', en: 'Reminder' },
          order: { zh: '督办单', en: 'Supervision order' },
          bulletin: { zh: '通报', en: 'Bulletin' },
        },
      ),
      asked: line({ zh: '督办要求', en: 'What is asked' }, 'asked'),
      by: day({ zh: '书面反馈期限', en: 'Answer by' }),
    },
    'by',
  ),
  example: (dispute) => ({ step: rules.supervisionReached(dispute) ?? 'reminder', asked: '请按期办理并反馈' }),
  does: (_, command) => [event('CaseSupervised', { ...command.input })],
};

export const answerSupervision: DisputeEdge = {
  label: { zh: '督办反馈', en: 'Answer the supervision' },
  to: 'same',
  by: ['holder', 'lead'],
  when: [rules.supervisionOpen],
  input: input({ answer: prose({ zh: '进展和办结时间', en: 'Progress, and when it will be done' }, 'answer') }),
  example: () => ({ answer: '已约双方本周调解，按期办结' }),
  does: (_, command) => [event('SupervisionAnswered', { ...command.input })],
};
