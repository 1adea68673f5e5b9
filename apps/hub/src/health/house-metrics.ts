import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Gauge, type Registry } from '@lib/platform';
import { deadlineBalance, FoldChecks, lateDeadlines, type DeadlineBalance } from '@lib/store';
import { HubClock, METRICS } from '../tokens.js';
import { TownRegistry } from '../town/town-context.js';

/** Milliseconds for which a balance may be shown again: it counts all events there are. */
const balanceAge = 300_000;

/** What the database says of deadlines and histories, as figures to be scraped. */
@Injectable()
export class HouseMetrics {
  private readonly set: Gauge;
  private readonly fired: Gauge;
  private readonly cancelled: Gauge;
  private readonly pending: Gauge;
  private readonly difference: Gauge;
  private readonly late: Gauge;
  private readonly oldestLate: Gauge;
  private readonly foldDifferences: Gauge;
  private readonly foldCases: Gauge;
  private readonly foldEnded: Gauge;
  private known: { readonly readAt: number; readonly balance: DeadlineBalance } | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly clock: HubClock,
    private readonly towns: TownRegistry,
    @Inject(METRICS) registry: Registry,
  ) {
    const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers: [registry] });
    this.set = gauge('duliu_deadlines_set', 'Deadline rungs that were ever set, from the history');
    this.fired = gauge('duliu_deadlines_fired', 'Those that fired');
    this.cancelled = gauge('duliu_deadlines_cancelled', 'Those that were cancelled');
    this.pending = gauge('duliu_deadlines_pending', 'Those that run, paused ones included, from the table');
    this.difference = gauge(
      'duliu_deadlines_balance_difference',
      'set - fired - cancelled - pending: 0, or deadlines were lost or doubled',
    );
    this.late = gauge('duliu_deadlines_late', 'Due for more than a minute and not fired');
    this.oldestLate = gauge('duliu_deadline_oldest_late_seconds', 'How long the oldest late deadline has been due; 0: none is late');
    this.foldDifferences = gauge('duliu_fold_differences', 'Cases of the last daily check whose history and row did not agree');
    this.foldCases = gauge('duliu_fold_cases', 'Cases that the last daily check looked at');
    this.foldEnded = gauge('duliu_fold_last_run_seconds', 'When the last daily check ended, epoch seconds');
  }

  /** Reads the figures anew; asked before each scrape. */
  async refresh(): Promise<void> {
    const { townId } = this.towns.ofHost(undefined);
    const now = this.clock.now();
    const { late, oldest } = await lateDeadlines(this.database, townId, now);
    this.late.set(late);
    this.oldestLate.set(oldest ? Math.floor((now - oldest.dueAt) / 1_000) : 0);
    const { set, fired, cancelled, pending } = await this.balance(townId, now);
    this.set.set(set);
    this.fired.set(fired);
    this.cancelled.set(cancelled);
    this.pending.set(pending);
    this.difference.set(set - fired - cancelled - pending);
    const check = await new FoldChecks(this.database).latest(townId);
    if (!check) return;
    this.foldDifferences.set(check.differences);
    this.foldCases.set(check.looked);
    this.foldEnded.set(Math.floor(check.endedAt / 1_000));
  }

  private async balance(townId: number, now: number): Promise<DeadlineBalance> {
    const readAt = performance.now();
    if (this.known && readAt - this.known.readAt < balanceAge) return this.known.balance;
    const balance = await deadlineBalance(this.database, townId, now);
    this.known = { readAt, balance };
    return balance;
  }
}
