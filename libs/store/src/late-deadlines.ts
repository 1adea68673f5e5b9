import type { DataSource } from 'typeorm';
import { asHouse } from './identity.js';
import { ask } from './in-transaction.js';

/** Deadlines that should have fired more than a minute ago. */
export interface LateDeadlines {
  readonly late: number;
  /** The one that waits the longest. */
  readonly oldest: { readonly matterKind: string; readonly matterId: string; readonly rule: string; readonly dueAt: number } | null;
}

/** Milliseconds that a deadline may wait for the sweep. */
export const lateAfter = 60_000;

// A row that was never tried is due when its next attempt is; one that failed is found by its own small index. Both stay
// small while all is well, so that looking often costs nothing.
const sql = `
  with late as materialized (
    select matter_kind, matter_id, rule, due_at from deadline
    where town_id = $1 and status = 'pending' and due_at < $2 and (next_attempt_at < $2 or attempts > 0)
  )
  select (select count(*)::int from late) as late, o.matter_kind as "matterKind", o.matter_id as "matterId", o.rule, o.due_at as "dueAt"
  from (select 1) as always left join lateral (select * from late order by due_at, matter_id limit 1) o on true`;

/** `now` in epoch ms. */
export async function lateDeadlines(source: DataSource, townId: number, now: number): Promise<LateDeadlines> {
  const values = [townId, new Date(now - lateAfter)];
  type Row = {
    readonly late: number;
    readonly matterKind: string;
    readonly matterId: string;
    readonly rule: string;
    readonly dueAt: Date | null;
  };
  const [row] = await ask<Row>(source, asHouse(townId), { text: sql, values });
  if (!row?.dueAt) return { late: 0, oldest: null };
  const { late, matterKind, matterId, rule, dueAt } = row;
  return { late, oldest: { matterKind, matterId, rule, dueAt: dueAt.getTime() } };
}
