import type { ReportStore } from '@lib/store';
import { Months } from '../ports.js';

/** The months of the only town that this process serves. */
export class MonthsOfTown extends Months {
  constructor(
    private readonly reports: ReportStore,
    private readonly townId: number,
  ) {
    super();
  }

  towns(): Promise<readonly number[]> {
    return Promise.resolve([this.townId]);
  }

  openOwed(townId: number, now: number): Promise<readonly string[]> {
    return this.reports.openOwed(townId, now);
  }
}
