import type { PlainDate } from '@lib/calendar';
import type { TextRef } from '@lib/kernel';
import { choice, day, input, line, prose, rows } from '../fields.js';
import * as rules from '../rules/index.js';
import { inputOf } from '../rules/index.js';
import { assistingKinds } from '../posts.js';
import { event, someOffice, type DisputeEdge } from './edge.js';

/** Another office is drawn in while the work is under way, with a work order and a limit of its own. */
export const requestAssist: DisputeEdge = {
  label: { zh: '请求协办', en: 'Ask another office to assist' },
  to: 'same',
  by: ['lead', 'dispatcher', 'centre-head'],
  when: [rules.assistCanBeAsked, rules.notInThePast('by')],
  input: input(
    {
      organisation: choice({ zh: '协办单位', en: 'Assisting office' }, 'assistingOffices'),
      expected: line({ zh: '请求事项', en: 'What is expected' }, 'expected'),
      by: day({ zh: '反馈期限', en: 'By when' }),
    },
    'by',
  ),
  example: (dispute, world) => ({
    organisation: someOffice(assistingKinds, world, [dispute.lead, ...rules.openAssists(dispute)]) ?? 'police',
    expected: '请派员协助了解情况',
  }),
  does: (_, command) => [event('AssistRequested', { ...command.input })],
};

/** 村级三室联建: the village asks the police or a lawyer to its own table and goes on leading. */
export const requestAssistInVillage: DisputeEdge = {
  ...requestAssist,
  by: ['holder', 'dispatcher', 'centre-head'],
  when: [rules.nobodyRefused, ...(requestAssist.when ?? [])],
};

interface Task {
  readonly who: string;
  readonly what: TextRef;
  readonly by: PlainDate;
}

/** 会商: minutes, and what was decided; each task goes to one office with a limit of its own. */
export const confer: DisputeEdge = {
  label: { zh: '会商', en: 'Confer' },
  to: 'same',
  by: ['dispatcher', 'centre-head', 'lead'],
  when: [rules.notInTheFuture('on'), rules.tasksSound],
  input: input(
    {
      on: day({ zh: '会商日期', en: 'Day' }),
      minutes: prose({ zh: '会商纪要', en: 'Minutes' }, 'minutes'),
      decisions: prose({ zh: '议定意见', en: 'What was decided' }, 'decisions'),
      tasks: rows(
        { zh: '议定事项：谁、做什么、何时', en: 'Tasks: who, what, by when' },
        input({
          who: choice({ zh: '责任单位', en: 'Office' }, 'taskOffices'),
          what: line({ zh: '事项', en: 'What' }, 'task'),
          by: day({ zh: '完成期限', en: 'By when' }),
        }),
        0,
        30,
      ),
    },
    'decisions',
    'tasks',
  ),
  example: (dispute, world) => ({
    on: world.today,
    minutes: '各单位介绍情况',
    decisions: '由主办单位三日内组织调解',
    tasks: [{ who: dispute.lead ?? 'centre', what: '组织双方调解', by: world.today }],
  }),
  does: (dispute, command) => {
    const { tasks = [], ...held } = inputOf<{ tasks?: readonly Task[] }>(command);
    const known = dispute.tasks?.length ?? 0;
    return [
      event('ConferenceHeld', held),
      ...tasks.map(({ who, what, by }, index) =>
        event('TaskAssigned', { id: `task-${known + index + 1}`, organisation: who, what, by, involves: [who] }),
      ),
    ];
  },
};

export const reportTask: DisputeEdge = {
  label: { zh: '反馈议定事项', en: 'Report a task of a conference' },
  to: 'same',
  by: [
    'holder',
    'lead',
    'assisting',
    'dispatcher',
    'centre-head',
    'village-mediator',
    'police',
    'town-mediator',
    'lawyer',
    'court-liaison',
    'petition-officer',
  ],
  when: [rules.taskOwed],
  input: input({
    task: choice({ zh: '议定事项', en: 'Task' }, 'tasks'),
    result: prose({ zh: '完成情况', en: 'Result' }, 'result'),
  }),
  example: (dispute, _, { organisations }) => ({
    task:
      (rules.owedTasks(dispute).find(({ organisation }) => organisations.includes(organisation)) ?? rules.owedTasks(dispute)[0])?.id ??
      'task-1',
    result: '已按会商意见完成',
  }),
  does: (_, command) => [event('TaskReported', { ...command.input })],
};
