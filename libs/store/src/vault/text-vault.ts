import { createHash, createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import { isBlindKind, isSensitive, normalFormOf, openWith, SealBroken, sealWith, type BlindKind } from '@lib/access';
import type { SealedText } from '../sealing.js';
import type { KeyRing, TownKey } from './key-ring.js';

/** A text on its way into its row: as it is, or sealed together with its salt. Bytes in hex. */
export interface KeptText {
  readonly id: string;
  readonly field: string;
  readonly salt: string | null;
  readonly body: string | null;
  readonly sealed: string | null;
  readonly key_number: number | null;
  /** By which it is found while it is sealed. */
  readonly blind: string | null;
}

/** The columns of a row of `text` by which it is opened. */
export interface TextRow {
  readonly matter_id: string;
  readonly id: string;
  readonly field: string;
  readonly salt: Buffer | null;
  readonly body: string | null;
  readonly sealed: Buffer | null;
  readonly key_number: number | null;
}

/** For statements that read rows to be opened; `t` is the table. */
export const textColumns = 't.matter_id, t.id, t.field, t.salt, t.body, t.sealed, t.key_number';

export interface OpenText {
  readonly matterId: string;
  readonly id: string;
  readonly salt: Buffer;
  readonly body: string;
}

const saltBytes = 16;
const blindBytes = 16;

/**
 * Seals what is sensitive on its way into the database and opens it on its way out. The salt is sealed with the text: the events
 * hold H(salt, text), and beside a salt that lies open the ten digits of a phone could be tried one by one.
 */
export class TextVault {
  constructor(private readonly keys: KeyRing) {}

  /** Has the keys in hand, so that nothing below asks the database for them. */
  async ready(townId: number): Promise<void> {
    await Promise.all([this.keys.newest(townId, 'data'), this.keys.newest(townId, 'index')]);
  }

  /** `seals`: what is to be sealed; else what is sensitive. */
  async kept(townId: number, matterId: string, texts: readonly SealedText[], seals = sensitive): Promise<readonly KeptText[]> {
    if (!texts.some(seals)) return texts.map(plain);
    const [data, index] = await Promise.all([this.keys.newest(townId, 'data'), this.keys.newest(townId, 'index')]);
    return texts.map((text) => (seals(text) ? sealedText({ townId, matterId, data, index }, text) : plain(text)));
  }

  /** What stands in these rows; an erased one is left out. @throws SealBroken where one was tampered with */
  async opened(townId: number, rows: readonly TextRow[]): Promise<readonly OpenText[]> {
    const looked = await this.looked(townId, rows);
    return looked.flatMap((one) => {
      if (one === 'broken') throw new SealBroken('a personal text does not open: it was changed, or moved from another row');
      return one === 'erased' ? [] : [one];
    });
  }

  /** The same row by row, for whoever looks whether anything was tampered with. */
  async looked(townId: number, rows: readonly TextRow[]): Promise<readonly (OpenText | 'erased' | 'broken')[]> {
    const numbers = [...new Set(rows.flatMap(({ key_number: number }) => (number === null ? [] : [number])))];
    const known = await Promise.all(numbers.map((number) => this.keys.numbered(townId, 'data', number)));
    const keys = new Map(known.flatMap((key) => (key ? [[key.number, key.key] as const] : [])));
    return rows.map((row) => lookedAt(townId, row, keys));
  }

  /** Under which a number is found; null where nothing of it can be. */
  async blind(townId: number, kind: BlindKind, typed: string): Promise<Buffer | null> {
    const normal = normalFormOf(kind, typed);
    return normal === null ? null : blindOf((await this.keys.newest(townId, 'index')).key, kind, normal);
  }

  /** What is kept of a command's body to know a repeat by: it may hold a phone, which a hash without a key would give away. */
  async commandHash(townId: number, body: object): Promise<Buffer> {
    const { key } = await this.keys.newest(townId, 'index');
    return createHmac('sha256', key)
      .update('duliu command v1\n')
      .update(canonicalize(body) ?? '')
      .digest();
  }
}

const sensitive = ({ field, body }: SealedText): boolean => isSensitive(field, body);

const plain = ({ id, field, body, salt }: SealedText): KeptText => ({
  id,
  field,
  salt: salt.toString('hex'),
  body,
  sealed: null,
  key_number: null,
  blind: null,
});

interface Sealing {
  readonly townId: number;
  readonly matterId: string;
  readonly data: TownKey;
  readonly index: TownKey;
}

function sealedText({ townId, matterId, data, index }: Sealing, { id, field, body, salt }: SealedText): KeptText {
  const sealed = sealWith(data.key, Buffer.concat([salt, Buffer.from(body, 'utf8')]), placeOf(townId, matterId, id, field));
  const normal = isBlindKind(field) ? normalFormOf(field, body) : null;
  return {
    id,
    field,
    salt: null,
    body: null,
    sealed: sealed.toString('hex'),
    key_number: data.number,
    blind: normal === null ? null : blindOf(index.key, field, normal).toString('hex'),
  };
}

function lookedAt(townId: number, row: TextRow, keys: ReadonlyMap<number, Buffer>): OpenText | 'erased' | 'broken' {
  const { matter_id: matterId, id, field, salt, body, sealed, key_number: number } = row;
  if (sealed === null) return body === null || salt === null ? 'erased' : { matterId, id, salt, body };
  const key = number === null ? undefined : keys.get(number);
  if (!key) return 'broken';
  try {
    const opened = openWith(key, sealed, placeOf(townId, matterId, id, field));
    return { matterId, id, salt: opened.subarray(0, saltBytes), body: opened.toString('utf8', saltBytes) };
  } catch (error) {
    if (error instanceof SealBroken) return 'broken';
    throw error;
  }
}

/** A sealed text opens in its own row and in no other. */
const placeOf = (townId: number, matterId: string, id: string, field: string): string =>
  `duliu text v1\n${townId}\n${matterId}\n${id}\n${field}`;

const blindOf = (key: Buffer, kind: string, normal: string): Buffer =>
  createHmac('sha256', key).update(`duliu blind index v1\n${kind}\n${normal}`).digest().subarray(0, blindBytes);

/** The hash that an event holds of a text. */
export const textHash = ({ salt, body }: Pick<OpenText, 'salt' | 'body'>): string =>
  createHash('sha256').update(salt).update(body, 'utf8').digest('hex');
