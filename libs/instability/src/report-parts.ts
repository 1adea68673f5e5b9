import { data, deadlineFolds, onEntry, type Arm, type EngineParts } from '@lib/cases';
import { event } from '@lib/cases';
import type { TextRef } from '@lib/kernel';
import type { Item, PrefilledLine } from './item.js';
import type { Filed, Report } from './report.js';

/** The one limit with an hour of its own: the last working day of the month, as the period has it. */
const untilThePeriodIsDue: Arm<Report> = {
  rule: 'R-01',
  starts: (before, { dates }, events) =>
    before === null
      ? events
          .filter(({ type }) => type === 'ReportOpened')
          .map(({ at, seq }) => ({ startedAt: at, occurrence: seq, until: dates.dueOn, endsAt: dates.dueAt, aheadOnly: true }))
      : [],
  lives: ({ state }) => state === 'open' || state === 'prefilled',
};

const filed = ({ dates, late, edition }: Report, said: Filed): Pick<Report, 'filed' | 'late' | 'edition'> => ({
  filed: said,
  late: late || (edition === 0 && said.at >= dates.dueAt),
  edition: edition + 1,
});

/** What belongs to the flow of a report beside its table. */
export const reportParts: EngineParts<Report> = {
  arms: [
    untilThePeriodIsDue,
    onEntry<Report>('R-02', 'submitted'),
    onEntry<Report>('R-02', 'resubmitted'),
    onEntry<Report>('R-03', 'returned'),
    onEntry<Report>('R-04', 'accepted'),
  ],
  folds: {
    ...deadlineFolds,
    ReportPrefilled: (_, happened) => {
      const { lines, ledgerCases } = data<{ lines: readonly PrefilledLine[]; ledgerCases: number }>(happened);
      return { prefill: lines, ledgerCases };
    },
    ReportFiled: (report, happened) =>
      filed(report, { kind: 'items', at: happened.at, items: data<{ items: readonly Item[] }>(happened).items }),
    ZeroReported: (report, happened) =>
      filed(report, { kind: 'zero', at: happened.at, checkedBy: data<{ checkedBy: TextRef }>(happened).checkedBy }),
    ReportCorrected: (report, happened) =>
      filed(report, { kind: 'items', at: happened.at, items: data<{ items: readonly Item[] }>(happened).items }),
    ReportMarkedLate: () => ({ late: true }),
    ReportClosed: () => ({ closed: true }),
    ReportReopened: () => ({ closed: false }),
  },
  blank: {},
  records: { late: ({ dueOn }) => event('ReportMarkedLate', { dueOn }) },
};
