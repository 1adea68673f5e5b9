import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@lib/platform';
import type { DeadlineSweep, JobHandler, RunningJob } from '@lib/queue';
import { Deadlines, Matters, WorkerClock, type DeadlineKey, type Expiry } from '../ports.js';
import { LOGGER } from '../tokens.js';
import { WorkerMetrics } from '../worker-metrics.js';
import { inLanes } from './in-lanes.js';
import { SweepUnderWay } from './sweep-under-way.js';

const batch = 200;
/** Deadlines in one transaction: its users wait for a case in it as long as it takes, some tens of milliseconds. */
const together = 50;
/** Transactions at once: users' requests share the same server. */
const lanes = 2;
const shortestPause = 60_000;
const longestPause = 3_600_000;

/**
 * Meets every deadline that is due, oldest first, until none is left. PostgreSQL alone says what is due, so a sweep that is
 * missed, doubled or killed changes nothing; a matter that fails is tried later and stands in nobody's way.
 */
@Injectable()
export class DeadlineSweepHandler implements JobHandler<'deadline.sweep'> {
  readonly job = 'deadline.sweep';
  /** Failures in a row by deadline; forgotten at a restart, when the pauses begin anew. */
  private readonly failing = new Map<string, number>();

  constructor(
    private readonly deadlines: Deadlines,
    private readonly matters: Matters,
    private readonly clock: WorkerClock,
    private readonly metrics: WorkerMetrics,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly underWay: SweepUnderWay = new SweepUnderWay(),
  ) {}

  async run(_: DeadlineSweep, { signal }: RunningJob): Promise<void> {
    this.underWay.begins();
    try {
      await this.sweep(signal);
    } finally {
      this.underWay.ends();
    }
  }

  private async sweep(signal: AbortSignal): Promise<void> {
    const met = new Set<string>();
    const stuck = new Set<string>();
    const busy = new Set<string>();
    while (!signal.aborted) {
      const due = await this.deadlines.dueCandidates(this.clock.now(), batch + busy.size);
      const names = new Set(due.map(nameOf));
      for (const name of busy) if (!names.has(name)) busy.delete(name); // Another sweep has met it: five at once would read ever more.
      const fresh = due.filter((key) => !met.has(nameOf(key)) && !busy.has(nameOf(key)));
      const still = due.filter((key) => met.has(nameOf(key)) && !stuck.has(nameOf(key)));
      // Met, and due all the same: the table and the case disagree. Out of the way, or a hundred of them would hide all others.
      for (const key of still) {
        stuck.add(nameOf(key));
        await this.postpone(key, new StillDue());
      }
      for (const key of fresh) met.add(nameOf(key));
      await inLanes(inTransactions(fresh), lanes, async (keys) => {
        for (const [key, outcome] of await this.meetTogether(keys, signal)) {
          met.delete(nameOf(key));
          if (outcome === 'busy') busy.add(nameOf(key));
        }
      });
      if (fresh.length + still.length > 0) continue;
      // Others had these in hand. Nothing else is left: now they are waited for, and a dead one's lock ends within half a minute.
      const waiting = due.filter((key) => busy.delete(nameOf(key)));
      if (waiting.length === 0) break;
      for (const key of waiting) met.add(nameOf(key));
      await inLanes(byMatter(waiting), lanes, async (keys) => {
        for (const key of keys) if (!signal.aborted) await this.meet(key);
      });
    }
    this.metrics.lastSweep.set(Date.now() / 1_000);
  }

  /** One transaction, or each by itself where the database refuses them together. Returns those that are still to be met. */
  private async meetTogether(keys: readonly DeadlineKey[], signal: AbortSignal): Promise<readonly (readonly [DeadlineKey, Left])[]> {
    const [first] = keys;
    if (!first || signal.aborted) return [];
    const outcomes = await this.matters.expireTogether(first.townId, keys, this.clock.now()).catch((error: unknown) => {
      this.logger.warn({ err: error, deadlines: keys.length }, 'deadlines could not be met together; each is tried by itself');
    });
    const left: [DeadlineKey, Left][] = [];
    for (const [index, key] of keys.entries()) {
      const outcome = outcomes?.[index];
      if (outcome === undefined) await this.meet(key);
      else if (outcome === 'busy' || outcome === 'again') left.push([key, outcome]);
      else if (typeof outcome === 'object' && 'failed' in outcome) await this.postpone(key, outcome.failed);
      else await this.answered(key, outcome);
    }
    this.metrics.deadlinesFailing.set(this.failing.size);
    return left;
  }

  private async meet(key: DeadlineKey): Promise<void> {
    try {
      await this.answered(key, await this.matters.expire(key, this.clock.now()));
    } catch (error) {
      await this.postpone(key, error instanceof Error ? error : new Error(String(error)));
    }
    this.metrics.deadlinesFailing.set(this.failing.size);
  }

  private async answered(key: DeadlineKey, outcome: Expiry): Promise<void> {
    if (typeof outcome !== 'string') return this.postpone(key, new ExpiryRefused(outcome.refused));
    if (outcome === 'not-yet') await this.comeBack(key);
    this.failing.delete(nameOf(key));
    this.metrics.deadlines.inc({ outcome });
  }

  /** Clocks differ, or the row was moved by hand: the case is right, and this is looked at again in a minute. */
  private async comeBack(key: DeadlineKey): Promise<void> {
    this.logger.warn({ deadline: key }, 'a deadline was taken for due before its time');
    await this.deadlines.recordFailure(key, new NotYetDue(), this.clock.now() + shortestPause);
  }

  private async postpone(key: DeadlineKey, error: Error): Promise<void> {
    const name = nameOf(key);
    const failures = (this.failing.get(name) ?? 0) + 1;
    this.failing.set(name, failures);
    this.metrics.deadlines.inc({ outcome: 'failed' });
    this.alarm({ err: error, deadline: key, failures }, 'a deadline could not be met; it is tried again later');
    const wait = Math.min(shortestPause * 2 ** (failures - 1), longestPause);
    try {
      await this.deadlines.recordFailure(key, error, this.clock.now() + wait);
    } catch (cause) {
      this.alarm({ err: cause, deadline: key }, 'a failed deadline could not be postponed');
    }
  }

  private alarm(about: object, message: string): void {
    this.logger.error({ ...about, alarm: true }, message);
  }
}

/** `busy`: another has the case in hand. `again`: its other deadline came first, and this one comes with the next that are read. */
type Left = 'busy' | 'again';

class ExpiryRefused extends Error {
  override readonly name = 'ExpiryRefused';
}

class NotYetDue extends Error {
  override readonly name = 'NotYetDue';
}

class StillDue extends Error {
  override readonly name = 'StillDue';
}

const nameOf = (key: DeadlineKey): string => [matterOf(key), key.rule, key.occurrence, key.rung].join(' ');
const matterOf = ({ townId, matterKind, matterId }: DeadlineKey): string => [townId, matterKind, matterId].join(' ');

/** Deadlines of one matter stay in their order and in one lane: side by side they would only wait for each other. */
function byMatter(keys: readonly DeadlineKey[]): readonly (readonly DeadlineKey[])[] {
  const groups = new Map<string, DeadlineKey[]>();
  for (const key of keys) {
    const group = groups.get(matterOf(key)) ?? [];
    group.push(key);
    groups.set(matterOf(key), group);
  }
  return [...groups.values()];
}

/** In their order, as many of one town as a transaction takes. */
function inTransactions(keys: readonly DeadlineKey[]): readonly (readonly DeadlineKey[])[] {
  const groups: DeadlineKey[][] = [];
  for (const key of keys) {
    const last = groups.at(-1);
    if (last && last.length < together && last[0]?.townId === key.townId) last.push(key);
    else groups.push([key]);
  }
  return groups;
}
