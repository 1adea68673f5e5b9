import { Inject, Injectable } from '@nestjs/common';
import { addDays, shanghaiDate, startOfDay } from '@lib/calendar';
import type { Logger } from '@lib/platform';
import type { HistorySeal, JobHandler, RunningJob } from '@lib/queue';
import { Seals, WorkerClock } from '../ports.js';
import { LOGGER } from '../tokens.js';

/**
 * Signs a head for every day that has ended and has none, the oldest first. PostgreSQL knows which days those are: a missed night is
 * made up, a day of which somebody sealed more by hand is done, and a second run on the same day finds nothing to do.
 */
@Injectable()
export class SealHandler implements JobHandler<'history.seal'> {
  readonly job = 'history.seal';

  constructor(
    private readonly seals: Seals,
    private readonly clock: WorkerClock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(_: HistorySeal, { signal }: RunningJob): Promise<void> {
    for (const townId of await this.seals.towns()) {
      for (;;) {
        const now = this.clock.now();
        const made = signal.aborted ? undefined : await this.seals.next(townId, (last) => dayEndOwed(last, now), now);
        if (!made) break;
        await this.seals.keep(townId, made);
        const { number, through, events, key } = made.head;
        this.logger.info(
          { code: 'history/sealed', townId, number, through, events, publicKey: key },
          'a head over the histories was signed',
        );
      }
    }
  }
}

/**
 * The end of the first day, Asia/Shanghai, that the last head does not reach and that is over; undefined where there is none. Epoch
 * ms: the last millisecond of the day. Without any head it is yesterday's: that one covers everything before, too.
 */
export function dayEndOwed(lastThrough: number | undefined, now: number): number | undefined {
  const today = startOfDay(shanghaiDate(now));
  const next = lastThrough === undefined ? today : startOfDay(addDays(shanghaiDate(lastThrough + 1), 1));
  return next <= today ? next - 1 : undefined;
}
