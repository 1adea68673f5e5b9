import type { DataSource } from 'typeorm';
import { asHouse } from '../identity.js';
import { ask } from '../in-transaction.js';
import { readHead, shortForm, type SignedHead } from './head.js';
import type { HeldHead } from './list-check.js';
import { auditRanges, consistencyRanges } from './merkle.js';
import { hashesIn, type Stretch } from './stretch.js';
import { hashesOf } from './tree-reader.js';
import { textColumns, type TextRow, type TextVault } from '../vault/text-vault.js';

/** One file that shows a case's history to be what the signed head says, to somebody who has nothing but it and the public key. */
export interface HistoryProof {
  readonly format: 'duliu history proof 1';
  /** The head that everything leads to. */
  readonly head: SignedHead;
  /** Hex paths, nearest first (RFC 6962, 2.1.1); the place of the stretch in the list. */
  readonly stretches: readonly (Stretch & { readonly position: number; readonly path: readonly string[] })[];
  /** The very texts that were hashed, oldest first; absent in a receipt, which shows no content. */
  readonly events?: readonly string[];
  /** Texts that the events refer to, with their salt; only where they were asked for. */
  readonly texts?: readonly { readonly id: string; readonly salt: string; readonly body: string }[];
  /** An earlier head, and the hashes that show that the later one goes on from it (RFC 6962, 2.1.2). */
  readonly earlier?: SignedHead & { readonly path: readonly string[] };
}

export interface ProofWanted {
  readonly events: boolean;
  readonly texts?: boolean;
  /** Number of a head that the reader holds. */
  readonly earlier?: number;
}

const newestHead = `select body, signature from history_head where town_id = $1 order by number desc limit 1`;
const headOf = `select body, signature from history_head where town_id = $1 and number = $2`;
const stretchesOf = `
select position::float8 as position, matter_kind as kind, matter_id as id, number, from_seq as "from", to_seq as "to", hashes
from history_stretch where town_id = $1 and matter_kind = $2 and matter_id = $3 order by to_seq`;
const lastStretch = `${stretchesOf} desc limit 1`;
const eventsOf = `
select convert_from(canonical, 'UTF8') as canonical from event where town_id = $1 and matter_kind = $2 and matter_id = $3 order by seq`;
const textsOf = `select ${textColumns} from text t where t.town_id = $1 and t.matter_kind = $2 and t.matter_id = $3 order by t.id`;

interface HeadRow {
  readonly body: string;
  readonly signature: Buffer;
}

type StretchRow = Omit<Stretch, 'hashes'> & { readonly position: number; readonly hashes: Buffer };

export class HistoryProofs {
  constructor(
    private readonly source: DataSource,
    private readonly vault: TextVault,
  ) {}

  /** Undefined where no head covers this matter yet, or the earlier head is not there. */
  async of(townId: number, matter: { readonly kind: string; readonly id: string }, wanted: ProofWanted): Promise<HistoryProof | undefined> {
    const [newest] = await this.ask<HeadRow>(townId, newestHead, [townId]);
    const head = newest && readHead(newest.body);
    if (!newest || !head) return undefined;
    const key = [townId, matter.kind, matter.id];
    const found = await this.ask<StretchRow>(townId, wanted.events ? stretchesOf : lastStretch, key);
    // A head may have been made meanwhile: what it added is not in this one.
    const rows = found.filter(({ position }) => position < head.stretches);
    if (rows.length === 0) return undefined;
    const earlier = wanted.earlier === undefined ? undefined : await this.earlier(townId, wanted.earlier, head.stretches);
    if (wanted.earlier !== undefined && !earlier) return undefined;
    const paths = rows.map(({ position }) => auditRanges(position, head.stretches));
    const hashes = await hashesOf(this.source, townId, paths.flat());
    let used = 0;
    const stretches = rows.map((row, index) => {
      const length = paths[index]?.length ?? 0;
      const path = hashes.slice(used, used + length).map((hash) => hash.toString('hex'));
      used += length;
      return { ...row, hashes: hashesIn(row.hashes), path };
    });
    const events = wanted.events ? await this.ask<{ canonical: string }>(townId, eventsOf, key) : undefined;
    const texts = wanted.texts ? await this.vault.opened(townId, await this.ask<TextRow>(townId, textsOf, key)) : undefined;
    return {
      format: 'duliu history proof 1',
      head: signed(newest),
      stretches,
      ...(events ? { events: events.map(({ canonical }) => canonical) } : {}),
      ...(texts ? { texts: texts.map(({ id, salt, body }) => ({ id, salt: salt.toString('hex'), body })) } : {}),
      ...(earlier ? { earlier } : {}),
    };
  }

  /** The number of a head that is held outside, as far as it stands in the database. */
  async numberOf(townId: number, held: HeldHead): Promise<number | undefined> {
    const rows = await this.ask<{ number: number; body: string }>(townId, 'select number, body from history_head where town_id = $1', [
      townId,
    ]);
    return rows.find(({ body }) => ('body' in held ? body === held.body : shortForm(body) === held.short))?.number;
  }

  /** The public key that the proof is to be checked with. */
  keyOf(proof: HistoryProof): string {
    return readHead(proof.head.body)?.key ?? '';
  }

  private ask<Row extends object>(townId: number, text: string, values: unknown[]): Promise<readonly Row[]> {
    return ask<Row & { [column: string]: unknown }>(this.source, asHouse(townId, 'history'), { text, values });
  }

  private async earlier(townId: number, number: number, size: number): Promise<HistoryProof['earlier']> {
    const [row] = await this.ask<HeadRow>(townId, headOf, [townId, number]);
    const head = row && readHead(row.body);
    if (!row || !head) return undefined;
    const path = await hashesOf(this.source, townId, consistencyRanges(head.stretches, size));
    return { ...signed(row), path: path.map((hash) => hash.toString('hex')) };
  }
}

const signed = ({ body, signature }: HeadRow): SignedHead => ({ body, signature: signature.toString('base64url') });
