import type { Item, LedgerLine, Month, Report } from '@lib/instability';
import { itemsOf } from '@lib/instability';
import type { TextRef } from '@lib/kernel';
import type { Transaction } from './in-transaction.js';
import type { Sealer } from './sealing.js';

/** Open cases of yellow and above, those with a breached agreement and those that came by petition, with the words of their summaries. */
const ledgerLines = `
  select c.id, c.number, c.village_id as village, c.leaf, c.risk as grade, c.project is not null as project, c.source = 'petition' as petition,
    coalesce((c.data ->> 'peopleInvolved')::int, 0) as people, t.body,
    exists (select from jsonb_array_elements(case when jsonb_typeof(c.data -> 'obligations') = 'array' then c.data -> 'obligations' else '[]' end) o
      where o ->> 'status' = 'breached') as breached
  from cases c
  left join text t on t.town_id = c.town_id and t.matter_id = c.id and t.id = (c.data -> 'summary' ->> '$text')::uuid
  where c.town_id = $1 and c.open and c.village_id is not null and ($2::text is null or c.village_id = $2)
    and (c.risk in ('yellow', 'orange', 'red') or c.source = 'petition' or exists (
      select from jsonb_array_elements(case when jsonb_typeof(c.data -> 'obligations') = 'array' then c.data -> 'obligations' else '[]' end) o
      where o ->> 'status' = 'breached'))
  order by c.registered_at, c.id`;

export interface LedgerRow extends Omit<LedgerLine, 'brief'> {
  readonly body: string | null;
}

/** What the ledger says of a village, or of the whole town; read as whoever the transaction is. */
export async function ledgerOf(transaction: Transaction, townId: number, village: string | null): Promise<readonly LedgerRow[]> {
  const { rows } = await transaction.query<LedgerRow>({ name: 'report-ledger', text: ledgerLines, values: [townId, village] });
  return rows;
}

const erased = '（已依法删除）';

/** The lines with texts of their own: a report keeps its words, whatever becomes of the case's. */
export const sealed = (rows: readonly LedgerRow[], sealer: Sealer): readonly LedgerLine[] =>
  rows.map(({ body, ...line }) => ({ ...line, brief: sealer.seal('brief', body ?? erased) }));

/** For figures only: nobody reads the words. */
export const unread = (rows: readonly LedgerRow[]): readonly LedgerLine[] =>
  rows.map(({ body: _body, ...line }) => ({ ...line, brief: noWords }));
const noWords: TextRef = { $text: '', hash: '' };

const newestBefore = `
  select distinct on (village_id) village_id as village, data from report
  where town_id = $1 and month < $2 and ($3::text is null or village_id = $3) order by village_id, month desc`;

/** What each village, or this one, reported last before that month. */
export async function lastMonthOf(
  transaction: Transaction,
  townId: number,
  month: Month,
  village: string | null,
): Promise<ReadonlyMap<string, readonly Item[]>> {
  const values = [townId, month, village];
  const { rows } = await transaction.query<{ village: string; data: Report }>({ name: 'report-before', text: newestBefore, values });
  return new Map(rows.map((row) => [row.village, itemsOf(row.data)]));
}

const bodies = `select id, body from text where town_id = $1 and id = any($2::uuid[]) and body is not null`;

/** Lines that were carried over keep a text of their own too: the one they had belongs to the report of last month. */
export async function resealed(transaction: Transaction, townId: number, items: readonly Item[], sealer: Sealer): Promise<readonly Item[]> {
  if (items.length === 0) return items;
  const { rows } = await transaction.query<{ id: string; body: string }>({
    text: bodies,
    values: [townId, items.map(({ brief }) => brief.$text)],
  });
  const known = new Map(rows.map(({ id, body }) => [id, body]));
  return items.map((item) => ({ ...item, brief: sealer.seal('brief', known.get(item.brief.$text) ?? erased) }));
}
