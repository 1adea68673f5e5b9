import { Module, type DynamicModule } from '@nestjs/common';
import type { Calendar } from '@lib/calendar';
import type { Channel } from '@lib/notify';
import type { Clock, Logger, Registry } from '@lib/platform';
import type { QueueBackend } from '@lib/queue';
import { DeadlineSweepHandler } from './deadlines/deadline-sweep.handler.js';
import { SweepUnderWay } from './deadlines/sweep-under-way.js';
import { NoticeSendHandler } from './notices/notice-send.handler.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { FoldCheckHandler } from './histories/fold-check.handler.js';
import { SealHandler } from './histories/seal.handler.js';
import { MonthOpenHandler } from './months/month-open.handler.js';
import { Announcements, Deadlines, Histories, Matters, Months, Outbox, Seals, Wardens, WorkerClock } from './ports.js';
import { ScheduleGuard } from './schedule-guard.js';
import { CALENDAR, CHANNEL, LOGGER, QUEUES } from './tokens.js';
import { WorkerMetrics } from './worker-metrics.js';

/** What a worker is made of; opened by `main`, or by a test. */
export interface WorkerParts {
  readonly logger: Logger;
  readonly clock: Clock;
  readonly metrics: Registry;
  readonly queues: QueueBackend;
  readonly calendar: Calendar;
  readonly channel: Channel;
  readonly outbox: Outbox;
  readonly deadlines: Deadlines;
  readonly matters: Matters;
  readonly announcements: Announcements;
  readonly histories: Histories;
  readonly seals: Seals;
  readonly months: Months;
  readonly wardens: Wardens;
}

@Module({})
export class WorkerModule {
  static of(parts: WorkerParts): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        { provide: LOGGER, useValue: parts.logger },
        { provide: QUEUES, useValue: parts.queues },
        { provide: CHANNEL, useValue: parts.channel },
        { provide: CALENDAR, useValue: parts.calendar },
        { provide: WorkerClock, useValue: parts.clock },
        { provide: Outbox, useValue: parts.outbox },
        { provide: Deadlines, useValue: parts.deadlines },
        { provide: Matters, useValue: parts.matters },
        { provide: Announcements, useValue: parts.announcements },
        { provide: Histories, useValue: parts.histories },
        { provide: Seals, useValue: parts.seals },
        { provide: Months, useValue: parts.months },
        { provide: Wardens, useValue: parts.wardens },
        { provide: WorkerMetrics, useValue: new WorkerMetrics(parts.metrics) },
        SweepUnderWay,
        OutboxRelay,
        ScheduleGuard,
        DeadlineSweepHandler,
        NoticeSendHandler,
        FoldCheckHandler,
        SealHandler,
        MonthOpenHandler,
      ],
    };
  }
}
