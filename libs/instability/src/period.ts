import { addDays, dueFromDate, isPlainDate, shanghaiDate, startOfDay, timeOfDay, type Calendar, type PlainDate } from '@lib/calendar';
import type { ReportSchedule } from './schedule.js';

/** `YYYY-MM`. */
export type Month = string;

/** The days and hours of one month's report. Instants in epoch ms. */
export interface PeriodDates {
  readonly month: Month;
  readonly opensAt: number;
  readonly dueOn: PlainDate;
  readonly dueAt: number;
  readonly graceOn: PlainDate;
  readonly summaryOn: PlainDate;
  readonly sendUpOn: PlainDate;
}

export const isMonth = (text: string): boolean => /^\d{4}-\d{2}$/.test(text) && isPlainDate(`${text}-01`);
export const monthOf = (day: PlainDate): Month => day.slice(0, 7);
export const nextMonth = (month: Month): Month => monthOf(addDays(`${month}-28`, 4));

/** When a month opens by the plan, epoch ms. */
export const opensAt = (month: Month, { opensOn }: ReportSchedule, calendar: Calendar): number =>
  startOfDay(`${month}-${String(opensOn).padStart(2, '0')}`) + timeOfDay(calendar.opensAt);

/**
 * The dates of a month that was opened at `openedAt` (epoch ms): on the planned day, or late because nobody was there to open it. Then
 * nobody is late for it: the due day moves, so that the notice of the schedule is kept.
 */
export function periodDates(month: Month, openedAt: number, schedule: ReportSchedule, calendar: Calendar): PeriodDates {
  const after = (limit: string, day: PlainDate): PlainDate => dueFromDate(limit, day, calendar, { ends: 'close-of-business' }).dueOn;
  const planned = lastWorkingDay(month, calendar);
  const earliest = after(schedule.notice, shanghaiDate(openedAt));
  const dueOn = planned < earliest ? earliest : planned;
  return {
    month,
    opensAt: opensAt(month, schedule, calendar),
    dueOn,
    dueAt: startOfDay(dueOn) + schedule.dueAtMs,
    graceOn: after(schedule.grace, dueOn),
    summaryOn: after(schedule.summary, dueOn),
    sendUpOn: after(schedule.sendUp, dueOn),
  };
}

function lastWorkingDay(month: Month, calendar: Calendar): PlainDate {
  let day = addDays(`${nextMonth(month)}-01`, -1);
  while (calendar.restDay(day) !== null) day = addDays(day, -1);
  return day;
}

/**
 * The months whose day has come and that nobody has opened, oldest first. A town that never had a report begins with the month that is
 * open now; the past before it is nobody's debt. `last`: the newest month that was opened.
 */
export function owedMonths(last: Month | undefined, now: number, schedule: ReportSchedule, calendar: Calendar): readonly Month[] {
  const present = monthOf(shanghaiDate(now));
  const owed: Month[] = [];
  for (let month = last === undefined ? present : nextMonth(last); month <= present; month = nextMonth(month)) {
    if (opensAt(month, schedule, calendar) <= now) owed.push(month);
  }
  return owed;
}
