import { NestFactory } from '@nestjs/core';
import { nestLogger } from '@lib/platform';
import { enqueue, startWorkers, type AnyHandler, type WorkerSetOptions } from '@lib/queue';
import { DeadlineSweepHandler } from './deadlines/deadline-sweep.handler.js';
import { FoldCheckHandler } from './histories/fold-check.handler.js';
import { SealHandler } from './histories/seal.handler.js';
import { MonthOpenHandler } from './months/month-open.handler.js';
import { NoticeSendHandler } from './notices/notice-send.handler.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { ScheduleGuard } from './schedule-guard.js';
import { WorkerMetrics } from './worker-metrics.js';
import { WorkerModule, type WorkerParts } from './worker.module.js';

export interface RunningWorker {
  readonly relay: OutboxRelay;
  /** Takes nothing new, ends what is in hand, leaves the rest to the next worker. */
  close(): Promise<void>;
}

export interface WorkerOptions extends Pick<WorkerSetOptions, 'concurrency' | 'lockDuration' | 'stalledInterval'> {
  /** Milliseconds between looks at the schedulers. */
  readonly guardEvery?: number;
}

/** Starts everything that works by itself: handlers, schedulers, a first sweep and the relay. */
export async function startWorker(parts: WorkerParts, { guardEvery, ...options }: WorkerOptions = {}): Promise<RunningWorker> {
  const { logger, queues } = parts;
  const context = await NestFactory.createApplicationContext(WorkerModule.of(parts), { logger: nestLogger(logger), abortOnError: false });
  const metrics = context.get(WorkerMetrics);
  const handlers: readonly AnyHandler[] = [
    context.get(NoticeSendHandler),
    context.get(DeadlineSweepHandler),
    context.get(FoldCheckHandler),
    context.get(SealHandler),
    context.get(MonthOpenHandler),
  ];
  const workers = await startWorkers(queues, handlers, {
    ...options,
    completed: (job, milliseconds) => metrics.jobSeconds.observe({ job }, milliseconds / 1_000),
    failed: (job, id, error, final) => {
      metrics.jobsFailed.inc({ job, final: String(final) });
      logger.error(
        { err: error, job, jobId: id, final, alarm: final },
        final ? 'a job failed for good and is kept' : 'a job failed and is tried again',
      );
    },
    stalled: (queue, id) => {
      metrics.jobsStalled.inc({ queue });
      logger.warn({ queue, jobId: id }, 'a job of a dead worker is taken over');
    },
  });
  const guard = context.get(ScheduleGuard);
  await guard.start(guardEvery);
  // What fell due while nobody worked does not wait for the next minute.
  await enqueue(queues, 'deadline.sweep', {});
  // Nor do the days that nobody sealed.
  await enqueue(queues, 'history.seal', {});
  // Nor a month whose opening day went by.
  await enqueue(queues, 'month.open', {});
  const relay = context.get(OutboxRelay);
  relay.start();
  return {
    relay,
    close: async () => {
      await relay.stop();
      await guard.stop();
      await workers.close();
      await context.close();
    },
  };
}
