import type { Rejection } from '@lib/kernel';
import { questions, type Report, type ReportCommand, type ReportRule } from './report.js';
import type { Item } from './item.js';

const system = '每月排查不稳定信息上报制度';

const given = ({ input }: ReportCommand): readonly Partial<Item>[] =>
  Array.isArray(input['items']) ? (input['items'] as readonly Partial<Item>[]) : []; // the door checked it against the action's schema

/** The pointer of the first item that fails, so that the screen can lead to it. */
const at =
  (fails: (item: Partial<Item>, report: Report) => boolean, field: keyof Item) =>
  (report: Report, command: ReportCommand): Partial<Rejection> => ({
    pointer: `/items/${given(command).findIndex((item) => fails(item, report))}/${field}`,
  });

const heavy = ({ grade }: Partial<Item>): boolean => grade === 'orange' || grade === 'red';
const unplanned = (item: Partial<Item>): boolean => heavy(item) && item.status !== 'settled' && item.plan === undefined;
const unled = ({ grade, status, leader }: Partial<Item>): boolean => grade === 'red' && status !== 'settled' && leader === undefined;
/** Known by the ledger's number to have stood in the report of last month, whatever the village calls it now. */
const wasThere = (item: Partial<Item>, { prefill }: Report): boolean =>
  item.case !== undefined && prefill.some((line) => line.carried && line.case === item.case);
const unchanged = (item: Partial<Item>, report: Report): boolean =>
  item.change === undefined && ((heavy(item) && item.status !== 'new') || wasThere(item, report));

export const monthOpen: ReportRule = {
  code: 'instability/period-closed',
  says: { zh: '该月汇总已上报，本月报告不再受理', en: 'The summary of this month was sent up; its reports are closed' },
  next: {
    zh: '请列入下月报告；紧急情况请立即电话报告综治中心',
    en: 'Put it into next month’s report; tell the centre by phone at once if it is urgent',
  },
  article: system,
  reads: ['closed'],
  holds: ({ closed }) => !closed,
};

export const somethingListed: ReportRule = {
  code: 'instability/nothing-listed',
  says: { zh: '没有填写任何事项', en: 'Nothing is listed' },
  next: { zh: '确无不稳定因素的，请用“零报告”', en: 'Where there is nothing, make a zero report: it is as good as any other' },
  article: system,
  pointer: '/items',
  reads: ['items'],
  holds: (_, command) => given(command).length > 0,
};

export const heavyIsPlanned: ReportRule = {
  code: 'instability/plan-missing',
  says: { zh: '橙色、红色事项须有处置方案', en: 'An orange or red item needs a plan' },
  next: { zh: '请写明由谁、何时、怎样处置', en: 'Say who does what, and until when' },
  article: system,
  pointer: '/items',
  reads: ['items'],
  holds: (_, command) => !given(command).some(unplanned),
  explain: at(unplanned, 'plan'),
};

export const redIsLed: ReportRule = {
  code: 'instability/leader-missing',
  says: { zh: '红色事项须有包案领导', en: 'A red item needs a leader who owns it' },
  next: {
    zh: '请填写包案领导；尚未确定的，请先与综治中心商定',
    en: 'Name the leader; where none is set, agree on one with the centre first',
  },
  article: system,
  pointer: '/items',
  reads: ['items'],
  holds: (_, command) => !given(command).some(unled),
  explain: at(unled, 'leader'),
};

export const carriedSaysWhatChanged: ReportRule = {
  code: 'instability/change-missing',
  says: { zh: '上月结转、升级或已化解的橙色、红色事项须说明变化情况', en: 'An orange or red item of last month must say what has changed' },
  next: { zh: '请填写与上月相比的变化，没有变化也请写明', en: 'Say what has changed since last month, or that nothing has' },
  article: system,
  pointer: '/items',
  reads: ['items', 'prefill'],
  holds: (report, command) => !given(command).some((item) => unchanged(item, report)),
  explain: at(unchanged, 'change'),
};

export const categoryKnown: ReportRule = {
  code: 'instability/unknown-category',
  says: { zh: '没有这个类别', en: 'There is no such category' },
  next: { zh: '请从类别列表中选择', en: 'Choose one of the list' },
  pointer: '/items',
  reads: ['items'],
  holds: (_, command, { leaves }) => given(command).every(({ leaf }) => leaves.some(({ code }) => code === leaf)),
  explain: (_, command, { leaves }) => ({
    pointer: `/items/${given(command).findIndex(({ leaf }) => !leaves.some(({ code }) => code === leaf))}/leaf`,
  }),
};

const unanswered = ({ input }: ReportCommand): string | undefined => questions.find((question) => input[question] !== true);

/** A tick that nobody made is not made for him. */
export const everythingAsked: ReportRule = {
  code: 'instability/not-asked',
  says: { zh: '五项排查须逐项问到，方可零报告', en: 'A zero report needs each of the five questions asked' },
  next: { zh: '请逐项核实后勾选；有情况的，请填写事项上报', en: 'Ask, then tick; where there is something, list it' },
  article: system,
  reads: [...questions],
  holds: (_, command) => unanswered(command) === undefined,
  explain: (_, command) => ({ pointer: `/${unanswered(command) ?? ''}` }),
};

/** A report is included by the summary and by nothing else, so that its figures are the ones that were sent up. */
export const withTheSummary: ReportRule = {
  code: 'instability/only-with-summary',
  says: { zh: '报告由镇汇总时一并纳入', en: 'A report is included when the town’s summary is made' },
  next: { zh: '请在当月页面办理“汇总”', en: 'Consolidate the month on its own page' },
  article: system,
  reads: ['summing'],
  holds: (_, __, { summing }) => summing === true,
};
