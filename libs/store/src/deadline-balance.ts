import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { asHouse } from './identity.js';
import { ask } from './in-transaction.js';

/** What the history says of deadlines against what stands in their table; the two must agree. */
export interface DeadlineBalance {
  /** Events, not a status column. */
  readonly set: number;
  readonly fired: number;
  readonly cancelled: number;
  /** Rows that still run, paused ones included. */
  readonly pending: number;
  /** Pending rows more than a minute past due. */
  readonly late: number;
  readonly balanced: boolean;
}

const minute = 60_000;

const sql = `
  select happened.*,
    (select count(*) from deadline where town_id = $1 and live)::int as pending,
    (select count(*) from deadline where town_id = $1 and status = 'pending' and due_at < $2)::int as late
  from (
    select count(*) filter (where type = 'DeadlineSet')::int as "set", count(*) filter (where type = 'DeadlineFired')::int as fired,
      count(*) filter (where type = 'DeadlineCancelled')::int as cancelled
    from event where town_id = $1 and type in ('DeadlineSet', 'DeadlineFired', 'DeadlineCancelled')
  ) happened`;

/** One statement, so that all five figures are of the same instant. `now` in epoch ms. */
export async function deadlineBalance(source: pg.ClientBase | DataSource, townId: number, now: number): Promise<DeadlineBalance> {
  const values = [townId, new Date(now - minute)];
  type Row = Omit<DeadlineBalance, 'balanced'>;
  const [row] =
    'manager' in source ? await ask<Row>(source, asHouse(townId), { text: sql, values }) : (await source.query<Row>(sql, values)).rows;
  if (!row) throw new Error('a count without a row');
  return { ...row, balanced: row.set === row.fired + row.cancelled + row.pending && row.late === 0 };
}
