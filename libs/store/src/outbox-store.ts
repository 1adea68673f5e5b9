import type { JsonObject } from '@lib/kernel';
import type { DataSource } from 'typeorm';

/** A job that a committed change owes. */
export interface OutboxRow {
  readonly townId: number;
  readonly id: string;
  readonly job: string;
  readonly payload: JsonObject;
  /** Epoch ms. */
  readonly createdAt: number;
  /** Handed over before and not acknowledged since: the queue lost it, or it failed. */
  readonly again: boolean;
}

/** Milliseconds until a job that was handed over and never acknowledged is handed over again. */
const lease = 5 * 60_000;

const waiting = 'select from outbox where available_at <= $1 limit 1';
const take = `
  select town_id as "townId", id, job, payload, created_at as "createdAt", available_at > created_at + $3 * interval '1 ms' as again
  from outbox where available_at <= $1
  order by available_at, id limit $2 for update skip locked`;
const lend = `update outbox set available_at = $1 where (town_id, id) in (select * from unnest($2::int[], $3::uuid[]))`;
const remove = 'delete from outbox where town_id = $1 and id = $2';

/**
 * What is owed to the queue, across towns (claimer role). A row leaves when its job has been done and not when it was
 * queued, so that a queue which forgets everything loses nothing: the row comes back by itself.
 */
export class OutboxStore {
  constructor(private readonly claimer: DataSource) {}

  /**
   * Hands over at most `limit` rows, oldest first, and lends them to the queue. If `move` throws, or the process dies,
   * they stay as they were. Several relays share the rows; none waits for another. Returns how many were handed over.
   */
  async takeBatch(limit: number, now: number, move: (rows: readonly OutboxRow[]) => Promise<void>): Promise<number> {
    const instant = new Date(now);
    const anything = await this.claimer.query<unknown[]>(waiting, [instant]); // One cheap look, ten times a second, before a transaction.
    if (anything.length === 0) return 0;
    return this.claimer.transaction(async (tx) => {
      const taken = await tx.query<(Omit<OutboxRow, 'createdAt'> & { createdAt: Date })[]>(take, [instant, limit, lease / 2]);
      if (taken.length === 0) return 0;
      await move(taken.map((row) => ({ ...row, createdAt: row.createdAt.getTime() })));
      await tx.query(lend, [new Date(now + lease), taken.map(({ townId }) => townId), taken.map(({ id }) => id)]);
      return taken.length;
    });
  }

  /** The job has had its effect: nothing is owed any more. Twice changes nothing. */
  async done(townId: number, id: string): Promise<void> {
    await this.claimer.query(remove, [townId, id]);
  }
}
