import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@lib/platform';
import { enqueueOwed, retryFailed, type QueueBackend } from '@lib/queue';
import { Outbox, WorkerClock, type OutboxRow } from '../ports.js';
import { SweepUnderWay } from '../deadlines/sweep-under-way.js';
import { LOGGER, QUEUES } from '../tokens.js';
import { WorkerMetrics } from '../worker-metrics.js';

const batch = 200;
/** Rows at a look while a sweep runs: each costs three times what its deadline does, and a deadline must not be late for its notice. */
const meanwhile = 10;
/** Milliseconds between looks at an empty outbox. Not NOTIFY: it would serialise every commit of the database. */
const pause = 100;
const longestPause = 5_000;

/** Carries what committed changes owe from PostgreSQL to the queue, under the outbox row's own id. */
@Injectable()
export class OutboxRelay {
  private running: Promise<void> | undefined;
  private stopping = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly outbox: Outbox,
    private readonly clock: WorkerClock,
    private readonly metrics: WorkerMetrics,
    @Inject(QUEUES) private readonly queues: QueueBackend,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly sweep: SweepUnderWay,
  ) {}

  start(): void {
    this.running ??= this.loop();
  }

  /** Ends after the batch in hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  /** Moves one batch; returns how many rows it took. */
  relayOnce(): Promise<number> {
    return this.outbox.takeBatch(this.sweep.now ? meanwhile : batch, this.clock.now(), (rows) => this.move(rows));
  }

  private async loop(): Promise<void> {
    let failures = 0;
    while (!this.stopping) {
      try {
        const moved = await this.relayOnce();
        failures = 0;
        if (moved < batch) await this.sleep(pause);
      } catch (error) {
        // Database or queue away: nothing is lost, the rows stay. Said once a failure, with longer pauses.
        failures += 1;
        this.metrics.relayFailures.inc();
        this.logger.error({ err: error, failures }, 'the outbox could not be relayed');
        await this.sleep(Math.min(pause * 2 ** failures, longestPause));
      }
    }
  }

  private async move(rows: readonly OutboxRow[]): Promise<void> {
    const refused = await enqueueOwed(this.queues, rows);
    for (const { id, job, reason } of refused) {
      this.metrics.jobsRefused.inc({ job });
      this.logger.error({ err: reason, outboxId: id, job, alarm: true }, 'an owed job could not be queued; it will be tried again');
    }
    const again = rows.filter((row) => row.again);
    if (again.length > 0) {
      const retried = await retryFailed(this.queues, again);
      this.logger.warn({ rows: again.length, retried }, 'jobs were owed for long and are handed over again');
    }
    this.metrics.jobsRelayed.inc(rows.length - refused.length);
  }

  private sleep(milliseconds: number): Promise<void> {
    if (this.stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
