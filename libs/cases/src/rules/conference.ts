import { addDays, type PlainDate } from '@lib/calendar';
import type { Call, Dispute, Task } from '../dispute.js';
import { assistingKinds, isStaffed, worksAt } from '../posts.js';
import { isOpenOrder } from '../work-orders.js';
import { inputOf, type DisputeRule } from './rule.js';

/** What is asked for by a day is not asked for by a day that is over. */
export const notInThePast = (field: string): DisputeRule => ({
  code: 'case/date-in-the-past',
  says: { zh: '期限不能早于今天', en: 'The day by which it is asked may not be over' },
  next: { zh: '请填写今天或以后的日期', en: 'Enter today or a later day' },
  pointer: `/${field}`,
  reads: [field],
  holds: (_, command, { today }) => {
    const by = inputOf<{ readonly [name: string]: PlainDate | undefined }>(command)[field];
    return by === undefined || by >= today;
  },
});

/** No right of today began before this; a typing error is likelier. */
const oldestRight = 100 * 366;

export const sinceThisAge = (field: string): DisputeRule => ({
  code: 'case/date-too-long-ago',
  says: { zh: '日期过早', en: 'The day is too long ago' },
  next: { zh: '请核对日期', en: 'Check the day' },
  pointer: `/${field}`,
  reads: [field],
  holds: (_, command, { today }) =>
    (inputOf<{ readonly [name: string]: PlainDate }>(command)[field] ?? today) >= addDays(today, -oldestRight),
});

export const openAssists = (dispute: Dispute): readonly string[] =>
  dispute.assisting.filter(isOpenOrder).map(({ organisation }) => organisation);

export const assistCanBeAsked: DisputeRule = {
  code: 'case/cannot-assist',
  says: {
    zh: '该单位不存在、无人在岗、就是主办单位，或已有未办结的协办单',
    en: 'This office is unknown, unstaffed, the lead itself, or has an open work order',
  },
  next: { zh: '请从可协办的单位中选择', en: 'Choose another of the offices listed' },
  pointer: '/organisation',
  reads: ['assisting', 'lead', 'roster'],
  holds: (dispute, command, { roster }) => {
    const { organisation } = inputOf<{ organisation: string }>(command);
    const kind = roster.organisation(organisation)?.kind ?? '';
    return (
      assistingKinds.includes(kind) &&
      isStaffed(organisation, roster) &&
      organisation !== dispute.lead &&
      !openAssists(dispute).includes(organisation)
    );
  },
};

export const tasksSound: DisputeRule = {
  code: 'case/task-unsound',
  says: {
    zh: '议定事项的责任单位不存在或无人在岗，或期限早于今天',
    en: 'A task names an office that is unknown or unstaffed, or a day that is over',
  },
  next: { zh: '请逐项核对责任单位和期限', en: 'Check office and day of each task' },
  pointer: '/tasks',
  reads: ['tasks', 'roster', 'today'],
  holds: (_, command, { roster, today }) => {
    const { tasks = [] } = inputOf<{ tasks?: readonly { who: string; by: PlainDate }[] }>(command);
    return tasks.every(({ who, by }) => roster.organisation(who) !== undefined && isStaffed(who, roster) && by >= today);
  },
};

export const owedTasks = (dispute: Dispute): readonly Task[] => (dispute.tasks ?? []).filter(({ status }) => status === 'owed');
export const owedCalls = (dispute: Dispute): readonly Call[] => (dispute.calls ?? []).filter(({ status }) => status === 'owed');

/** The office that was given the task reports it, or who holds the case or the centre for it. */
export const taskOwed: DisputeRule = {
  code: 'case/no-such-task',
  says: { zh: '没有这项待完成的议定事项，或不属于贵单位', en: 'There is no such open task, or it is another office’s' },
  next: { zh: '请从本单位待完成的事项中选择', en: 'Choose from the open tasks of your office' },
  pointer: '/task',
  reads: ['tasks', 'actor'],
  holds: (dispute, { actor, ...command }) => {
    const named = inputOf<{ task: string }>({ actor, ...command }).task;
    const task = owedTasks(dispute).find(({ id }) => id === named);
    if (!task) return false;
    return [task.organisation, dispute.holder?.organisation ?? '', 'centre'].some((organisation) => worksAt(actor, organisation));
  },
};

export const callOwed: DisputeRule = {
  code: 'case/no-such-call',
  says: { zh: '没有这项待回应的吹哨', en: 'There is no such call that waits for an answer' },
  next: { zh: '请从待回应的吹哨事项中选择', en: 'Choose from the calls that wait' },
  pointer: '/call',
  reads: ['calls'],
  holds: (dispute, command) => owedCalls(dispute).some(({ id }) => id === inputOf<{ call: string }>(command).call),
};

const steps = ['reminder', 'order', 'bulletin'] as const;
export type SupervisionStep = (typeof steps)[number];

/** The step that supervision of the present holder has reached; a new holder begins at the first. */
export const supervisionReached = ({ supervision, holder }: Dispute): SupervisionStep | undefined =>
  supervision && supervision.organisation === holder?.organisation ? supervision.step : undefined;

export const supervisionClimbs: DisputeRule = {
  code: 'case/supervision-out-of-order',
  says: {
    zh: '督办须按提醒、督办单、通报逐级进行，不得越级或退级',
    en: 'Supervision climbs from reminder to order to bulletin, one step at a time and never down',
  },
  next: { zh: '请先进行上一级督办', en: 'Take the step before it first' },
  article: '独流镇调解流程规则 S-04',
  pointer: '/step',
  reads: ['supervision', 'step'],
  holds: (dispute, command) => {
    const reached = supervisionReached(dispute);
    const before = reached === undefined ? -1 : steps.indexOf(reached);
    const step = steps.indexOf(inputOf<{ step: SupervisionStep }>(command).step);
    return step >= Math.max(0, before) && step <= before + 1;
  },
};

export const supervisionOpen: DisputeRule = {
  code: 'case/not-supervised',
  says: { zh: '没有待反馈的督办', en: 'No supervision waits for an answer' },
  next: { zh: '无需反馈', en: 'There is nothing to answer' },
  reads: ['supervision'],
  holds: (dispute) => dispute.supervision !== undefined && !dispute.supervision.answered,
};

/** The two reports of an urgent matter, each once. */
export const urgentReportOwed: DisputeRule = {
  code: 'case/no-urgent-report-owed',
  says: {
    zh: '本案不是红色或紧急案件，或已按此方式报告',
    en: 'The case is neither red nor an emergency, or was reported this way already',
  },
  next: { zh: '无需再次报告', en: 'There is nothing to report' },
  article: '信访工作条例 第25条',
  pointer: '/way',
  reads: ['risk', 'urgency', 'urgentReports'],
  holds: (dispute, command) =>
    (dispute.risk === 'red' || dispute.urgency === 'emergency') &&
    !(dispute.urgentReports ?? []).includes(inputOf<{ way: 'phone' | 'written' }>(command).way),
};
