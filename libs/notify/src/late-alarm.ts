import { noticeId, type Notice, type Recipient } from './notice.js';

export interface Late {
  readonly late: number;
  readonly oldest: { readonly matterKind: string; readonly matterId: string; readonly rule: string; readonly dueAt: number } | null;
}

/** What the alarm needs of the process that it runs in. */
export interface LateAlarmParts {
  readonly townId: number;
  readonly clock: { now(): number };
  readonly logger: { error(about: object, message: string): void; info(about: object, message: string): void };
  /** What is late at `now`, epoch ms. */
  readonly look: (now: number) => Promise<Late>;
  /** The posts that must hear of it. */
  readonly posts: (now: number) => Promise<readonly Recipient[]>;
  readonly put: (notices: readonly Notice[]) => Promise<unknown>;
}

const hour = 3_600_000;
const usualEvery = 10_000;
const kind = 'alarm';

/**
 * Says that deadlines are late: the sweep is dead, or cannot come through. It runs in the hub too and puts its notice
 * itself, because what it reports is that the worker does not work. Once an hour of the clock and not at each look; two
 * processes that see the same give the same notice.
 */
export class LateAlarm {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> | undefined;
  /** Hour of the clock in which it was last said; null: all is well. */
  private saidIn: number | null = null;

  constructor(private readonly parts: LateAlarmParts) {}

  start(every: number = usualEvery): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look()
        .catch((error: unknown) => this.parts.logger.error({ err: error }, 'late deadlines could not be looked for'))
        .finally(() => {
          this.looking = undefined;
        });
    }, every);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** One look; returns how many are late. */
  async look(): Promise<number> {
    const { clock, logger } = this.parts;
    const now = clock.now();
    const { late, oldest } = await this.parts.look(now);
    if (!oldest) {
      if (this.saidIn !== null) logger.info({ code: 'deadline/late-over' }, 'no deadline is late any more');
      this.saidIn = null;
      return 0;
    }
    const thisHour = Math.floor(now / hour);
    if (this.saidIn === thisHour) return late;
    const seconds = Math.floor((now - oldest.dueAt) / 1_000);
    logger.error(
      { code: 'deadline/late', alarm: true, late, oldestLateSeconds: seconds, ...oldest },
      'deadlines are late: the sweep does not come through',
    );
    await this.parts.put(await this.noticesOf(oldest, late, now));
    this.saidIn = thisHour;
    return late;
  }

  private async noticesOf(oldest: NonNullable<Late['oldest']>, late: number, now: number): Promise<readonly Notice[]> {
    const { townId } = this.parts;
    const key = { townId, matterKind: kind, matterId: 'deadline/late', seq: Math.floor(now / hour) };
    const minutes = Math.floor((now - oldest.dueAt) / 60_000);
    const posts = await this.parts.posts(now);
    return posts.map((post) => ({
      id: noticeId(key, post, kind),
      townId,
      ...post,
      matterKind: oldest.matterKind,
      matterId: oldest.matterId,
      kind,
      says: {
        zh: `系统告警：${late} 个到期时限未触发，最早一个（${oldest.rule}）已晚 ${minutes} 分钟，请检查后台服务`,
        en: `Alarm: ${late} due deadlines have not fired; the oldest (${oldest.rule}) is ${minutes} minutes late. Look after the worker`,
      },
      createdAt: now,
      visibleAt: now,
    }));
  }
}
