import type { DataSource } from 'typeorm';
import type { Identity } from '../identity.js';
import { inTransaction } from '../in-transaction.js';
import { textColumns, type TextRow, type TextVault } from '../vault/text-vault.js';
import { noted, type AuditNote } from './audit-trail.js';

const one = `select ${textColumns} from text t where t.town_id = $1 and t.matter_id = $2 and t.id = $3`;

/** Reads one sensitive text whole, and never without a note of it. */
export class Reveals {
  constructor(
    private readonly source: DataSource,
    private readonly vault: TextVault,
  ) {}

  /**
   * The text, with the note kept in the transaction that read it; undefined where it was erased or is out of sight: then nothing was
   * read and nothing is noted.
   */
  async reveal(who: Identity, textId: string, note: AuditNote & { readonly matterId: string }, now: number): Promise<string | undefined> {
    const row = await inTransaction(
      this.source,
      who,
      async (transaction) => {
        const { rows } = await transaction.query<TextRow>({ name: 'text-one', text: one, values: [who.townId, note.matterId, textId] });
        const [found] = rows;
        if (!found || (found.body === null && found.sealed === null)) return undefined;
        await transaction.last(noted(who.townId, note, now));
        return found;
      },
      (found) => found !== undefined,
    );
    // Opened only now that the note is kept for good.
    return row && (await this.vault.opened(who.townId, [row]))[0]?.body;
  }
}
