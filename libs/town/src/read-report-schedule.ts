import { isLimit, parseLimit, timeOfDay, type LimitText } from '@lib/calendar';
import type { ReportSchedule } from '@lib/instability';
import type { ConfigField } from './config-field.js';

const keys = ['opensOn', 'dueAt', 'grace', 'summary', 'sendUp', 'remind', 'notice'] as const;
/** Every month has a 28th. */
const lastCommonDay = 28;

/** When the town's monthly report opens, is due and is summed up. */
export function readReportSchedule(field: ConfigField): ReportSchedule {
  const fields = field.object(keys);
  const opensOn = fields.opensOn.integer();
  if (opensOn < 1 || opensOn > lastCommonDay) throw fields.opensOn.fault('not every month has that day; choose one of 1 to 28');
  const schedule: ReportSchedule = {
    opensOn,
    dueAtMs: timeOfDay(fields.dueAt.matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day like 17:00')),
    grace: workingDays(fields.grace),
    summary: workingDays(fields.summary),
    sendUp: workingDays(fields.sendUp),
    remind: fields.remind.list(remindAt),
    notice: workingDays(fields.notice),
  };
  const [grace, summary, sendUp] = [schedule.grace, schedule.summary, schedule.sendUp].map((limit) => parseLimit(limit).n);
  if ((summary ?? 0) < (grace ?? 0)) throw fields.summary.fault('the summary would come before the days of grace are over');
  if ((sendUp ?? 0) < (summary ?? 0)) throw fields.sendUp.fault('it would be sent up before it is summed up');
  return schedule;
}

function workingDays(field: ConfigField): LimitText {
  const text = field.text();
  if (!isLimit(text) || parseLimit(text).unit !== 'WD')
    throw field.fault(`${JSON.stringify(text)} is no number of working days; write 2 WD`);
  return text;
}

function remindAt(field: ConfigField): LimitText {
  const text = field.text();
  if (!isLimit(text) || !['WD', 'h'].includes(parseLimit(text).unit))
    throw field.fault(`${JSON.stringify(text)} is no time before the end; write 3 WD, or 7 h on the last day itself`);
  return text;
}
