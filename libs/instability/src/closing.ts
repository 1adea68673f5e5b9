import { clocked, decide, event } from '@lib/cases';
import type { Actor, Decision } from '@lib/kernel';
import type { Report } from './report.js';
import type { ReportWorld } from './world.js';

/** What an event of the month does to one of its reports. */
export type Consequence = (report: Report, actor: Actor, world: ReportWorld) => Decision | undefined;

/** What happens to the reports of a month when it is summed up, sent up or opened again; each as a change of its own, in its own history. */
export const consequences: { readonly [happened: string]: Consequence } = {
  PeriodConsolidated: (report, actor, world) =>
    report.state === 'accepted'
      ? decide({ action: 'include', actor, input: {} }, report, { ...world, summing: true } as ReportWorld)
      : undefined,
  SummarySentUp: (report, _, world) => (report.holder && !report.closed ? clocked(report, [event('ReportClosed')], world) : undefined),
  PeriodReopened: (report, _, world) => (report.holder && report.closed ? clocked(report, [event('ReportReopened')], world) : undefined),
};
