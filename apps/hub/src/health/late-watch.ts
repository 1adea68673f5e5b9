import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { shanghaiDate } from '@lib/calendar';
import { LateAlarm } from '@lib/notify';
import type { Logger } from '@lib/platform';
import { lateDeadlines, NoticeStore, postsHeld } from '@lib/store';
import { HubClock, LOGGER } from '../tokens.js';
import { TownRegistry } from '../town/town-context.js';

/** Who must know that the house itself does not work. */
export const wardens: readonly string[] = ['admin', 'centre-head'];

/** The worker may be dead: then it is the hub that sees late deadlines and says so. */
@Injectable()
export class LateWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly alarm: LateAlarm;

  constructor(database: DataSource, clock: HubClock, towns: TownRegistry, @Inject(LOGGER) logger: Logger) {
    const { townId } = towns.ofHost(undefined);
    const notices = new NoticeStore(database);
    this.alarm = new LateAlarm({
      townId,
      clock,
      logger,
      look: (now) => lateDeadlines(database, townId, now),
      posts: (now) => postsHeld(database, townId, wardens, shanghaiDate(now)),
      put: (made) => notices.put(made),
    });
  }

  onApplicationBootstrap(): void {
    this.alarm.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.alarm.stop();
  }

  /** One look, now; returns how many are late. */
  look(): Promise<number> {
    return this.alarm.look();
  }
}
