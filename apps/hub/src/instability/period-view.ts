import { isoShanghai } from '@lib/calendar';
import { stateOf } from '@lib/cases';
import type { PeriodRowView, PeriodView } from '@lib/contracts';
import { figureNames, type Figures, type Period, type PeriodDates, type Report } from '@lib/instability';
import { say, type Language } from '@lib/kernel';
import { deadlineView } from '../cases/case-view.js';
import { actionsOf, reportRow, type ReportViewing } from './report-view.js';

const datesOf = ({
  month,
  dueAt,
  graceOn,
  summaryOn,
  sendUpOn,
}: PeriodDates): Pick<PeriodRowView, 'month' | 'dueAt' | 'graceOn' | 'summaryOn' | 'sendUpOn'> => ({
  month,
  dueAt: isoShanghai(dueAt),
  graceOn,
  summaryOn,
  sendUpOn,
});

export const periodRow = (period: Period, language: Language): PeriodRowView => ({
  ...datesOf(period.dates),
  number: period.number,
  state: period.state,
  stateLabel: say(stateOf(period).label, language),
  edition: period.edition,
  version: period.version,
});

/** The month as a village knows it, from its own report. */
export const periodRowOfVillage = ({ dates }: Pick<Report, 'dates'>): PeriodRowView => ({
  ...datesOf(dates),
  number: null,
  state: null,
  stateLabel: null,
  edition: 0,
  version: null,
});

/** A month with the reports in sight; `period` is absent for whoever sees his own village only. */
export function periodView(
  period: Period | undefined,
  reports: readonly Report[],
  { figures, absent }: Figures,
  viewing: ReportViewing,
): PeriodView {
  const { language, town } = viewing;
  const places = new Map(town.town.villages.map(({ id }, place) => [id, place]));
  const inOrder = reports.toSorted((one, other) => (places.get(one.village) ?? 0) - (places.get(other.village) ?? 0));
  const [own] = reports;
  const row = period ? periodRow(period, language) : own && periodRowOfVillage(own);
  if (!row) throw new Error('a month without anything in sight is not drawn');
  return {
    ...row,
    figures: period
      ? figures.map(({ key, counts }) => ({
          key,
          label: say(figureNames.get(key) ?? { zh: key, en: key }, language),
          count: counts.length,
          counts,
        }))
      : [],
    absent: period ? absent : [],
    reports: inOrder.map((report) => reportRow(report, viewing)),
    deadlines: period ? period.deadlines.map((armed) => deadlineView(armed, viewing)) : [],
    actions: period ? actionsOf(period, viewing) : [],
  };
}
