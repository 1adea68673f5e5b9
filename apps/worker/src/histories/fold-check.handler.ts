import { Inject, Injectable } from '@nestjs/common';
import { shanghaiDate, type Calendar } from '@lib/calendar';
import { deliverAt, noticeId, type Channel, type Notice } from '@lib/notify';
import type { Logger } from '@lib/platform';
import type { FoldCheckRun, JobHandler, RunningJob } from '@lib/queue';
import { Histories, Wardens, WorkerClock, type FoldBatch, type FoldCheck } from '../ports.js';
import { CALENDAR, CHANNEL, LOGGER } from '../tokens.js';

/** Differences of one batch that are named in the log; the rest is counted. */
const mostNamed = 20;
const kind = 'alarm';

/**
 * Folds the events of every case once a day and compares them with its row, its deadlines and its hash chain. PostgreSQL
 * remembers how far it came: killed or stopped, it goes on there, and a second run on the same day finds nothing to do.
 */
@Injectable()
export class FoldCheckHandler implements JobHandler<'history.fold-check'> {
  readonly job = 'history.fold-check';

  constructor(
    private readonly histories: Histories,
    private readonly wardens: Wardens,
    private readonly clock: WorkerClock,
    @Inject(CHANNEL) private readonly channel: Channel,
    @Inject(CALENDAR) private readonly calendar: Calendar,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(_: FoldCheckRun, { signal }: RunningJob): Promise<void> {
    for (const townId of await this.histories.towns()) await this.checkTown(townId, signal);
  }

  private async checkTown(townId: number, signal: AbortSignal): Promise<void> {
    const now = this.clock.now();
    let check = await this.histories.of(townId, shanghaiDate(now), now);
    if (check.ended) return;
    for (let last = false; !last;) {
      // Thrown and not returned: a job that ended in good order would not come back before tomorrow.
      if (signal.aborted) throw new Stopped();
      const batch = await this.histories.look(check);
      this.name(batch);
      ({ check, last } = batch);
    }
    // Told first and ended then: killed in between, it tells the same again under the same ids.
    await this.tell(check);
    await this.histories.end(check, this.clock.now());
    this.logger.info(
      { code: 'history/fold-checked', townId, cases: check.looked, differences: check.differences },
      'histories were compared',
    );
  }

  private name({ differences }: FoldBatch): void {
    for (const { kind: matterKind, id, pointer } of differences.slice(0, mostNamed))
      this.logger.error(
        { code: 'history/fold-difference', alarm: true, matterKind, matterId: id, pointer },
        'a case is not what its history says',
      );
  }

  private async tell({ townId, day, differences, first }: FoldCheck): Promise<void> {
    if (differences === 0 || !first) return;
    const now = this.clock.now();
    const key = { townId, matterKind: kind, matterId: 'history/fold-difference', seq: Number(day.replaceAll('-', '')) };
    const posts = await this.wardens.of(townId, now);
    const notices = posts.map((post): Notice => ({
      id: noticeId(key, post, kind),
      townId,
      ...post,
      matterKind: first.kind,
      matterId: first.id,
      kind,
      says: {
        zh: `每日核对（${day}）：${differences} 件案件与其历史记录不一致，请核查`,
        en: `Daily check of ${day}: ${differences} cases are not what their history says; look into it`,
      },
      createdAt: now,
      visibleAt: deliverAt(now, this.calendar, false),
    }));
    await this.channel.deliver(notices);
  }
}

class Stopped extends Error {
  override readonly name = 'Stopped';
}
