import {
  data,
  deadlineFolds,
  event,
  holderAt,
  input,
  isLive,
  line,
  moveTo,
  nothing,
  onEntry,
  reason,
  toCentre,
  type Arm,
  type EngineParts,
  type Role,
} from '@lib/cases';
import type { Flow } from '@lib/kernel';
import { figuresOf, type Figures } from './figures.js';
import type { Period, PeriodEdge, PeriodState } from './period-matter.js';
import { dueOrComplete } from './period-rules.js';
import type { ReportCommand } from './report.js';
import type { ReportWorld } from './world.js';

const centre = ['dispatcher', 'centre-head'] as const;

/** The clock does it on the summary day, whoever is on leave; a person may do it before, and again until it is sent up. */
const consolidate: PeriodEdge = {
  label: { zh: '汇总', en: 'Consolidate' },
  to: 'consolidated',
  by: [...centre, 'clock'],
  input: nothing,
  example: () => ({}),
  does: ({ edition }, _, { reports = [], ledger = [], roster }) => {
    const government = roster.organisations.find(({ kind }) => kind === 'town-government')?.id ?? 'centre';
    const holder = holderAt(government, roster);
    return [
      event('PeriodConsolidated', { edition: edition + 1, ...figuresOf(reports, ledger), ...moveTo<PeriodState>('consolidated', holder) }),
    ];
  },
};

const sign: PeriodEdge = {
  label: { zh: '签发', en: 'Sign' },
  to: 'signed',
  by: ['town-leader'],
  when: [dueOrComplete],
  input: nothing,
  example: () => ({}),
  does: ({ edition }, _, world) => [event('SummarySigned', { edition, ...toCentre('signed', world) })],
};

const sendUp: PeriodEdge = {
  label: { zh: '上报', en: 'Send up' },
  to: 'sent-up',
  by: centre,
  when: [dueOrComplete],
  input: input({ office: line({ zh: '报送单位', en: 'Sent to' }, 'sent-to') }),
  example: () => ({ office: '区委政法委' }),
  does: ({ edition }, command) => [event('SummarySentUp', { ...command.input, edition, ...moveTo<PeriodState>('sent-up', null) })],
};

const reopen: PeriodEdge = {
  label: { zh: '重新汇总', en: 'Open again' },
  to: 'collecting',
  by: ['centre-head'],
  input: input({ reason }),
  example: () => ({ reason: '上报后有村街补报' }),
  does: (_, command, world) => [event('PeriodReopened', { ...command.input, ...toCentre('collecting', world) })],
};

/** The month of the town. docs/generated/instability-period-flow.md is drawn from this table. */
export const periodFlow = {
  name: 'instability-period',
  version: 1,
  label: { zh: '每月不稳定信息汇总', en: 'Monthly summary of instability reports' },
  initial: 'collecting',
  states: {
    collecting: { label: { zh: '收集中', en: 'Collecting' }, open: true, holder: ['centre'], within: ['R-11'], on: { consolidate } },
    consolidated: {
      label: { zh: '已汇总待签发', en: 'Summed up, to be signed' },
      open: true,
      holder: ['town-government', 'centre'],
      within: ['R-11', 'R-12'],
      on: { sign, consolidate },
    },
    signed: {
      label: { zh: '已签发待上报', en: 'Signed, to be sent up' },
      open: true,
      holder: ['centre'],
      within: ['R-13'],
      on: { 'send-up': sendUp, consolidate },
    },
    'sent-up': { label: { zh: '已上报', en: 'Sent up' }, open: false, on: { reopen } },
  },
} as const satisfies Flow<PeriodState, string, Role, Period, ReportCommand, ReportWorld>;

/**
 * A summary that was made early does not end the wait for the others: the summary day makes it again. A month that was opened again has
 * its day behind it, and gives the villages the days that the rule has for that.
 */
const untilTheSummaryDay: Arm<Period> = {
  ...onEntry<Period>('R-11', 'collecting', ['consolidated']),
  starts: (before, after, events) =>
    onEntry<Period>('R-11', 'collecting')
      .starts(before, after, events)
      .map((start) => (before === null ? { ...start, until: after.dates.summaryOn, aheadOnly: true } : { ...start, variant: 'reopened' })),
};

/** One at a time, and from the first: a summary that takes another's place waits no longer for its signature. */
const untilSigned: Arm<Period> = {
  ...onEntry<Period>('R-12', 'consolidated'),
  starts: (before, after, events) =>
    before?.deadlines.some((armed) => armed.rule === 'R-12' && isLive(armed))
      ? []
      : onEntry<Period>('R-12', 'consolidated').starts(before, after, events),
};

/** What belongs to the flow of a period beside its table. */
export const periodParts: EngineParts<Period> = {
  arms: [untilTheSummaryDay, untilSigned, onEntry<Period>('R-13', 'signed')],
  folds: {
    ...deadlineFolds,
    PeriodConsolidated: (_, happened) => {
      const { edition, figures, absent } = data<Figures & { edition: number }>(happened);
      return { edition, summary: { figures, absent } };
    },
  },
  blank: {},
  records: {},
};
