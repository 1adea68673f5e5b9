import type { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import type { PostHeld } from '@lib/kernel';
import type { Identity } from '../identity.js';
import { ask, inTransaction, type Transaction } from '../in-transaction.js';

/** What was done: a sensitive value was read, a number was searched for, data was taken out, a receipt was handed out. */
export const deeds = ['reveal', 'search', 'export', 'receipt'] as const;
export type Deed = (typeof deeds)[number];

/** By whom, in which post. */
export interface Reader {
  readonly personId: string;
  readonly post: PostHeld | undefined;
}

export interface AuditNote {
  readonly deed: Deed;
  readonly by: Reader;
  readonly matterId?: string;
  /** Of the case. */
  readonly number?: string;
  readonly field?: string;
  readonly party?: string;
  readonly purpose?: string;
  readonly filter?: { readonly [name: string]: unknown };
  readonly rows?: number;
}

export interface AuditEntry {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  readonly deed: Deed;
  readonly person: string;
  readonly role: string | null;
  readonly organisation: string | null;
  readonly matterId: string | null;
  readonly number: string | null;
  readonly field: string | null;
  readonly party: string | null;
  readonly purpose: string | null;
  readonly filter: { readonly [name: string]: unknown } | null;
  readonly rows: number | null;
}

export interface AuditFilter {
  readonly deed?: Deed | undefined;
  readonly person?: string | undefined;
  /** Id or number of a case. */
  readonly case?: string | undefined;
  /** Epoch ms. */
  readonly from?: number | undefined;
  readonly before?: number | undefined;
}

const keep = `
insert into audit (town_id, id, at, deed, person_id, role, organisation_id, matter_id, number, field, party, purpose, filter, rows)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

const page = `
select id, at, deed, person_id as person, role, organisation_id as organisation, matter_id as "matterId", number, field, party, purpose, filter, rows
from audit
where town_id = $1 and ($2::text is null or deed = $2) and ($3::text is null or person_id = $3)
  and ($4::text is null or matter_id::text = lower($4) or number = $4)
  and ($5::timestamptz is null or at >= $5) and ($6::timestamptz is null or at < $6)
  and ($7::timestamptz is null or (at, id) < ($7, $8::uuid))
order by at desc, id desc limit $9`;

type Row = Omit<AuditEntry, 'at'> & { readonly at: Date };

/** The statement that notes a deed, for the transaction of the deed itself. */
export function noted(townId: number, { deed, by, matterId, number, field, party, purpose, filter, rows }: AuditNote, now: number) {
  const { personId, post } = by;
  const whom = [personId, post?.role ?? null, post?.organisation ?? null];
  const what = [matterId, number, field, party, purpose, filter && JSON.stringify(filter), rows].map((value) => value ?? null);
  return { name: 'audit-keep', text: keep, values: [townId, v7(), new Date(now), deed, ...whom, ...what] };
}

/** The log of who read and took out what. Rows are added and never changed. */
export class AuditTrail {
  constructor(private readonly source: DataSource) {}

  async note(who: Identity, note: AuditNote, now: number): Promise<void> {
    await ask(this.source, who, noted(who.townId, note, now));
  }

  /** The newest first; empty for whoever may not open the log. */
  async page(
    who: Identity,
    filter: AuditFilter,
    { limit, after }: { readonly limit: number; readonly after?: { readonly key: number; readonly id: string } | undefined },
  ): Promise<readonly AuditEntry[]> {
    return (await ask<Row & { [column: string]: unknown }>(this.source, who, asked(who.townId, filter, limit, after))).map(entry);
  }

  /** What is taken out, and the note of it, in one transaction: nobody has the one without the other. `note` is told how many rows. */
  takenOut(
    who: Identity,
    { filter, most, note }: { readonly filter: AuditFilter; readonly most: number; readonly note: (rows: number) => AuditNote },
    now: number,
  ): Promise<readonly AuditEntry[]> {
    const work = async (transaction: Transaction): Promise<readonly AuditEntry[]> => {
      const { rows } = await transaction.query<Row & { [column: string]: unknown }>(asked(who.townId, filter, most));
      await transaction.last(noted(who.townId, note(rows.length), now));
      return rows.map(entry);
    };
    return inTransaction(this.source, who, work, () => true);
  }
}

const entry = (row: Row): AuditEntry => ({ ...row, at: row.at.getTime() });

const asked = (townId: number, filter: AuditFilter, limit: number, after?: { readonly key: number; readonly id: string }) => ({
  name: 'audit-page',
  text: page,
  values: [
    townId,
    filter.deed ?? null,
    filter.person ?? null,
    filter.case ?? null,
    instant(filter.from),
    instant(filter.before),
    instant(after?.key),
    after?.id ?? null,
    limit,
  ],
});

const instant = (at: number | undefined): Date | null => (at === undefined ? null : new Date(at));
