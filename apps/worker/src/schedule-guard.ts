import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@lib/platform';
import { declareSchedulers, type QueueBackend } from '@lib/queue';
import { LOGGER, QUEUES } from './tokens.js';

/** Milliseconds after which a scheduler that a flushed Redis forgot is there again. */
const interval = 20_000;

/** Declares the schedulers at start and looks after them while the worker runs. */
@Injectable()
export class ScheduleGuard {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    @Inject(QUEUES) private readonly queues: QueueBackend,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async start(every: number = interval): Promise<void> {
    await declareSchedulers(this.queues);
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => {
        this.looking = undefined;
      });
    }, every);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    try {
      const declared = await declareSchedulers(this.queues);
      if (declared.length > 0) this.logger.warn({ schedulers: declared }, 'schedulers had been forgotten and are declared again');
    } catch (error) {
      this.logger.error({ err: error }, 'the schedulers could not be looked after');
    }
  }
}
