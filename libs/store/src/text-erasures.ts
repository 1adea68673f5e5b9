import type { DataSource } from 'typeorm';
import { place, refold, type Case } from '@lib/cases';
import type { Json } from '@lib/kernel';
import { keepChange } from './case-write.js';
import { keepWords } from './corrected-case.js';
import { asHouse } from './identity.js';
import { inTransaction, type Transaction } from './in-transaction.js';
import type { TextVault } from './vault/text-vault.js';

export interface Erasure {
  readonly caseId: string;
  /** Fields of text, such as `phone`; each text of the case in these fields is erased. */
  readonly fields: readonly string[];
  /** The ground of law, as the history will show it. */
  readonly under: string;
  /** User name of the person who orders it. */
  readonly by: string;
}

export type Erased =
  { readonly kind: 'erased'; readonly number: string; readonly texts: number } | { readonly kind: 'nothing' | 'no-case' | 'no-person' };

const lock = `select data, last_hash from cases where town_id = $1 and id = $2 for update`;
const person = `
select a.person_id as person, h.role, h.organisation_id as organisation from account a
left join post h on h.town_id = a.town_id and h.person_id = a.person_id and h.valid_to is null and h.ended_at is null
where a.town_id = $1 and a.username = $2 order by h.id limit 1`;
const erase = `
update text set body = null, salt = null, sealed = null, key_number = null, blind = null, erased_at = $4, erased_under = $5
where town_id = $1 and matter_id = $2 and field = any($3) and erased_at is null returning id`;

/**
 * Deletes personal text and its salt for good. The events stay as they are: they hold only a hash, which without the salt says
 * nothing. An event of its own tells what was erased, under which ground and by whom, and the search finds the words no more.
 */
export class TextErasures {
  constructor(
    private readonly source: DataSource,
    private readonly vault: TextVault,
  ) {}

  /** Text, event and search words in one transaction. Twice is once: what is erased already is not erased again. */
  erase(townId: number, { caseId, fields, under, by }: Erasure, now: number): Promise<Erased> {
    return inTransaction(
      this.source,
      asHouse(townId, 'text-erasure'),
      async (transaction): Promise<Erased> => {
        const actor = await actorOf(transaction, townId, by);
        if (!actor) return { kind: 'no-person' };
        const locked = await transaction.query<{ data: Case; last_hash: Buffer }>({ text: lock, values: [townId, caseId] });
        const row = locked.rows[0];
        if (!row) return { kind: 'no-case' };
        const { rows } = await transaction.query<{ id: string }>({ text: erase, values: [townId, caseId, fields, new Date(now), under] });
        if (rows.length === 0) return { kind: 'nothing' };
        const told = { type: 'TextsErased', data: { texts: rows.map(({ id }) => id).sort(), fields: [...fields].sort(), under } };
        const events = place([told], row.data.seq, row.data.version + 1, now);
        const after = refold(row.data, events);
        await keepWords(transaction, townId, after, { fresh: new Map(), vault: this.vault });
        const previousHash = row.last_hash.toString('hex');
        await keepChange(transaction, { townId, dispute: after, events, actor, texts: [], previousHash, at: now, outboxId: null });
        return { kind: 'erased', number: after.number, texts: rows.length };
      },
      ({ kind }) => kind === 'erased',
    );
  }
}

async function actorOf(transaction: Transaction, townId: number, username: string): Promise<Json | undefined> {
  const { rows } = await transaction.query<{ person: string; role: string | null; organisation: string | null }>({
    text: person,
    values: [townId, username],
  });
  return rows[0] && { kind: 'person', ...rows[0] };
}
