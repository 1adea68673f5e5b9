import type { Item, LedgerLine, Month, Report } from '@lib/instability';
import { itemsOf } from '@lib/instability';
import type { TextRef } from '@lib/kernel';
import type { Transaction } from './in-transaction.js';
import type { Sealer } from './sealing.js';
import { textColumns, type TextRow, type TextVault } from './vault/text-vault.js';

/**
 * Open disputes of yellow and above, those with a breached agreement and those that came by petition, with the words of their summaries. Not
 * what accuses a cadre: that goes to the discipline inspection, and a report is read by the leaders of its village (信访工作条例 第30、46条).
 */
const ledgerLines = `
  select c.id, c.number, c.village_id as village, c.leaf, c.risk as grade, c.project is not null as project, c.source = 'petition' as petition,
    coalesce((c.data ->> 'peopleInvolved')::int, 0) as people,
    t.id as text_id, t.field, t.salt, t.body, t.sealed, t.key_number,
    exists (select from jsonb_array_elements(case when jsonb_typeof(c.data -> 'obligations') = 'array' then c.data -> 'obligations' else '[]' end) o
      where o ->> 'status' = 'breached') as breached
  from cases c
  left join text t on t.town_id = c.town_id and t.matter_id = c.id and t.id = (c.data -> 'summary' ->> '$text')::uuid
  where c.town_id = $1 and c.kind = 'dispute' and c.open and not c.accusation and c.village_id is not null and ($2::text is null or c.village_id = $2)
    and (c.risk in ('yellow', 'orange', 'red') or c.source = 'petition' or exists (
      select from jsonb_array_elements(case when jsonb_typeof(c.data -> 'obligations') = 'array' then c.data -> 'obligations' else '[]' end) o
      where o ->> 'status' = 'breached'))
  order by c.registered_at, c.id`;

export interface LedgerRow extends Omit<LedgerLine, 'brief'> {
  readonly body: string | null;
}

/** Read as whoever the transaction is; the vault opens what lies sealed. */
export interface Reading {
  readonly transaction: Transaction;
  readonly vault: TextVault;
  readonly townId: number;
}

type LedgerFound = Omit<LedgerRow, 'body'> & Omit<TextRow, 'id' | 'matter_id'> & { readonly text_id: string | null };

/** What the ledger says of a village, or of the whole town. */
export async function ledgerOf({ transaction, vault, townId }: Reading, village: string | null): Promise<readonly LedgerRow[]> {
  const { rows } = await transaction.query<LedgerFound>({ name: 'report-ledger', text: ledgerLines, values: [townId, village] });
  const texts = rows.flatMap(({ id, text_id: text, ...row }) => (text === null ? [] : [{ ...row, id: text, matter_id: id }]));
  const known = new Map((await vault.opened(townId, texts)).map(({ matterId, body }) => [matterId, body]));
  return rows.map(({ text_id: _text, field: _field, salt: _salt, body: _body, sealed: _sealed, key_number: _number, ...line }) => ({
    ...line,
    body: known.get(line.id) ?? null,
  }));
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
  select distinct on (village_id) id, village_id as village, data from report
  where town_id = $1 and month < $2 and data ->> 'filed' is not null and ($3::text is null or village_id = $3)
  order by village_id, month desc`;
// By their reports, which stand in the key of the texts.
const bodies = `select ${textColumns} from text t where t.town_id = $1 and t.matter_id = any($2::uuid[]) and t.id = any($3::uuid[])`;

/** An item that a village filed last, with the words of it. */
export interface CarriedItem extends Item {
  readonly body: string | null;
}

/** What each village, or this one, filed last before that month: two statements, however many villages. */
export async function lastMonthOf(
  { transaction, vault, townId }: Reading,
  month: Month,
  village: string | null,
): Promise<ReadonlyMap<string, readonly CarriedItem[]>> {
  const { rows } = await transaction.query<{ id: string; village: string; data: Report }>({
    name: 'report-before',
    text: newestBefore,
    values: [townId, month, village],
  });
  const wanted = rows.flatMap(({ data }) => itemsOf(data).map(({ brief }) => brief.$text));
  const values = [townId, rows.map(({ id }) => id), wanted];
  const found = wanted.length === 0 ? [] : (await transaction.query<TextRow>({ text: bodies, values })).rows;
  const known = new Map((await vault.opened(townId, found)).map(({ id, body }) => [id, body]));
  return new Map(
    rows.map((row) => [row.village, itemsOf(row.data).map((item) => ({ ...item, body: known.get(item.brief.$text) ?? null }))]),
  );
}

/** Lines that were carried over keep a text of their own too: the one they had belongs to the report of last month. */
export const resealed = (items: readonly CarriedItem[], sealer: Sealer): readonly Item[] =>
  items.map(({ body, ...item }) => ({ ...item, brief: sealer.seal('brief', body ?? erased) }));
