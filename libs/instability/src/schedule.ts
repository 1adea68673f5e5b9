import type { LimitText } from '@lib/calendar';

/** When the monthly report (每月不稳定信息排查上报) is opened, due, summed up and sent up: data of the town, config/towns/…/town.yaml. */
export interface ReportSchedule {
  /** Day of the month on which the period opens, at the town's opening hour; 1 to 28, so that every month has it. */
  readonly opensOn: number;
  /** Time of day, in milliseconds, at which the last working day of the month is over for the report. */
  readonly dueAtMs: number;
  /** What is reported until then still stands in the summary; counted from the due day. */
  readonly grace: LimitText;
  readonly summary: LimitText;
  readonly sendUp: LimitText;
  /** How long before the end those who have not reported are reminded. Days count as mornings; hours from the end itself. */
  readonly remind: readonly LimitText[];
  /** Catch-up rule: whatever the plan says, nobody has less time than this after the opening. */
  readonly notice: LimitText;
}
