import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@lib/platform';
import type { JobHandler, MonthOpen, RunningJob } from '@lib/queue';
import { Months, WorkerClock } from '../ports.js';
import { LOGGER } from '../tokens.js';

/**
 * Opens the months of the instability report that are owed, with a prefilled report for each village. PostgreSQL knows which those are:
 * a missed day is made up at the next tick or start, and a second run finds nothing to do. What follows (reminders, lateness, the
 * summary) hangs on deadlines, which the sweep meets.
 */
@Injectable()
export class MonthOpenHandler implements JobHandler<'month.open'> {
  readonly job = 'month.open';

  constructor(
    private readonly months: Months,
    private readonly clock: WorkerClock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(_: MonthOpen, { signal }: RunningJob): Promise<void> {
    for (const townId of await this.months.towns()) {
      if (signal.aborted) return;
      for (const month of await this.months.openOwed(townId, this.clock.now()))
        this.logger.info({ code: 'instability/opened', townId, month }, 'a month of the instability report was opened');
    }
  }
}
