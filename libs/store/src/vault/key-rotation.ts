import type { DataSource } from 'typeorm';
import { asHouse } from '../identity.js';
import { inTransaction, type Transaction } from '../in-transaction.js';
import type { SealedText } from '../sealing.js';
import type { KeyRing } from './key-ring.js';
import { textColumns, type KeptText, type TextRow, type TextVault } from './text-vault.js';

export interface Rotated {
  /** Number of the key under which everything sensitive stands now. */
  readonly key: number;
  /** Whether this run made it, or went on with one that an earlier run made. */
  readonly made: boolean;
  /** Texts that were sealed anew, and those that were sealed for the first time. */
  readonly texts: number;
  readonly first: number;
}

// By the key of the table, so that a run that was stopped begins where it likes and finds what is left.
const next = `
select ${textColumns}, t.matter_kind from text t
where t.town_id = $1 and (t.matter_id, t.id) > ($2, $3) and num_nonnulls(t.body, t.sealed) = 1 and t.key_number is distinct from $4
order by t.matter_id, t.id limit $5 for update`;
const left = `
select exists (select from text t where t.town_id = $1 and t.sealed is not null and t.key_number <> $2) as older`;
const keep = `
update text t set salt = decode(n.salt, 'hex'), body = n.body, sealed = decode(n.sealed, 'hex'), key_number = n.key_number, blind = decode(n.blind, 'hex')
from jsonb_to_recordset($2) n (matter_id uuid, id uuid, salt text, body text, sealed text, key_number int, blind text)
where t.town_id = $1 and t.matter_id = n.matter_id and t.id = n.id`;

const batch = 500;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/**
 * Seals everything sensitive under a new key of the town, in batches, each in a transaction of its own. Stopped at any moment, every
 * text stands under one key or the other, and the next run goes on. Erased texts stay erased.
 */
export class KeyRotation {
  constructor(
    private readonly source: DataSource,
    private readonly keys: KeyRing,
    private readonly vault: TextVault,
  ) {}

  async rotate(townId: number): Promise<Rotated> {
    const present = await this.keys.newest(townId, 'data');
    // An earlier run was stopped: its key is not yet everywhere.
    const unfinished = await this.inHouse(townId, async (transaction) => {
      const { rows } = await transaction.query<{ older: boolean }>({ text: left, values: [townId, present.number] });
      return rows[0]?.older ?? false;
    });
    const { number } = unfinished ? present : await this.keys.add(townId, 'data');
    let [texts, first] = [0, 0];
    for (let after = { matter_id: beforeAll, id: beforeAll }; ;) {
      const done = await this.step(townId, number, after);
      texts += done.texts;
      first += done.first;
      if (!done.last) return { key: number, made: !unfinished, texts, first };
      after = done.last;
    }
  }

  private step(townId: number, number: number, after: Pick<TextRow, 'matter_id' | 'id'>) {
    return this.inHouse(townId, async (transaction) => {
      const { rows } = await transaction.query<TextRow>({ text: next, values: [townId, after.matter_id, after.id, number, batch] });
      const anew = await this.anew(townId, rows);
      if (anew.length > 0) await transaction.query({ text: keep, values: [townId, JSON.stringify(anew)] });
      const first = anew.filter((text) => text.first).length;
      return { texts: anew.length - first, first, last: rows.length < batch ? undefined : rows.at(-1) };
    });
  }

  /** The rows that change: what is not sensitive stays as it is, and what was sealed once stays sealed. */
  private async anew(
    townId: number,
    rows: readonly TextRow[],
  ): Promise<readonly (KeptText & { readonly matter_id: string; readonly first: boolean })[]> {
    const before = new Map(rows.map((row) => [`${row.matter_id}/${row.id}`, row]));
    const kept = await Promise.all(
      (await this.vault.opened(townId, rows)).map(async ({ matterId, id, salt, body }) => {
        const row = before.get(`${matterId}/${id}`);
        const text: SealedText = { id, field: row?.field ?? '', body, salt };
        const was = row?.sealed !== null;
        const texts = await this.vault.kept(townId, matterId, [text], was ? () => true : undefined);
        return texts.map((one) => ({ ...one, matter_id: matterId, first: !was }));
      }),
    );
    return kept.flat().filter(({ sealed }) => sealed !== null);
  }

  private inHouse<T>(townId: number, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.source, asHouse(townId, 'keys'), work, () => true);
  }
}
