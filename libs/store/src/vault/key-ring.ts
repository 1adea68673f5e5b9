import type { DataSource } from 'typeorm';
import type { MasterKey } from '@lib/access';
import { asHouse } from '../identity.js';
import { ask } from '../in-transaction.js';

/** What a key of a town is for; one made for one purpose does not unwrap as another. */
export type KeyPurpose = 'receipt' | 'data' | 'index';

export interface TownKey {
  readonly number: number;
  readonly key: Buffer;
}

interface KeyRow {
  readonly number: number;
  readonly wrapped: Buffer;
}

const known = `select number, wrapped from vault_key where town_id = $1 and purpose = $2 order by number`;
const keep = `insert into vault_key (town_id, purpose, number, wrapped) values ($1, $2, $3, $4) on conflict do nothing`;

/** ms after which the ring is read again: so long other processes may go on with a key that a rotation has replaced. */
const freshFor = 60_000;

interface Opened {
  readonly keys: Promise<readonly TownKey[]>;
  /** By the machine's own clock, which no test turns. */
  readonly at: number;
}

/** The keys of towns: wrapped in the database, open in this process only. */
export class KeyRing {
  private readonly opened = new Map<string, Opened>();

  constructor(
    private readonly source: DataSource,
    private readonly master: MasterKey,
  ) {}

  /** The newest key of this purpose; the first one is made when it is first asked for. @throws OtherMasterKey, SealBroken */
  async newest(townId: number, purpose: KeyPurpose): Promise<TownKey> {
    const newest = (await this.all(townId, purpose)).at(-1);
    if (!newest) throw new Error(`there is no key ${purpose} of the town ${townId}`);
    return newest;
  }

  /** The key of this number, whoever made it; undefined where there is none. */
  async numbered(townId: number, purpose: KeyPurpose, number: number): Promise<TownKey | undefined> {
    const isIt = (key: TownKey): boolean => key.number === number;
    return (await this.all(townId, purpose)).find(isIt) ?? (await this.all(townId, purpose, true)).find(isIt);
  }

  /** A new key, which is the newest from now on; two at once make one. */
  async add(townId: number, purpose: KeyPurpose): Promise<TownKey> {
    const number = (await this.newest(townId, purpose)).number + 1;
    await this.keep(townId, purpose, number);
    return (await this.all(townId, purpose, true)).find((key) => key.number === number) ?? this.newest(townId, purpose);
  }

  private all(townId: number, purpose: KeyPurpose, afresh = false): Promise<readonly TownKey[]> {
    const name = `${townId}/${purpose}`;
    const known = this.opened.get(name);
    if (known && !afresh) {
      // Read again beside the work: whoever asks may be in a transaction, and must not wait for a second connection.
      if (performance.now() - known.at > freshFor) void this.opening(name, townId, purpose).catch(() => this.opened.set(name, known));
      return known.keys;
    }
    return this.opening(name, townId, purpose);
  }

  private opening(name: string, townId: number, purpose: KeyPurpose): Promise<readonly TownKey[]> {
    const before = this.opened.get(name);
    const keys = this.read(townId, purpose);
    this.opened.set(name, { keys: before?.keys ?? keys, at: performance.now() });
    // What failed is tried again by the next who asks.
    return keys.then(
      (read) => {
        this.opened.set(name, { keys: Promise.resolve(read), at: performance.now() });
        return read;
      },
      (error: unknown) => {
        if (before === undefined) this.opened.delete(name);
        throw error;
      },
    );
  }

  private async read(townId: number, purpose: KeyPurpose): Promise<readonly TownKey[]> {
    const kept = await this.rows(townId, purpose);
    if (kept.length > 0) return this.unwrapped(townId, purpose, kept);
    await this.keep(townId, purpose, 1);
    // Two at once: the one that was kept is everybody's.
    return this.unwrapped(townId, purpose, await this.rows(townId, purpose));
  }

  private async keep(townId: number, purpose: KeyPurpose, number: number): Promise<void> {
    const { wrapped } = this.master.make(boundTo(townId, purpose, number));
    await ask(this.source, asHouse(townId, 'keys'), { text: keep, values: [townId, purpose, number, wrapped] });
  }

  private rows(townId: number, purpose: KeyPurpose): Promise<readonly KeyRow[]> {
    return ask<KeyRow & { [column: string]: unknown }>(this.source, asHouse(townId, 'keys'), { text: known, values: [townId, purpose] });
  }

  private unwrapped(townId: number, purpose: KeyPurpose, rows: readonly KeyRow[]): readonly TownKey[] {
    return rows.map(({ number, wrapped }) => ({ number, key: this.master.unwrap(wrapped, boundTo(townId, purpose, number)) }));
  }
}

/** What a wrapped key belongs to. */
export const boundTo = (townId: number, purpose: KeyPurpose, number: number): string => `duliu key v1\n${townId}\n${purpose}\n${number}`;
