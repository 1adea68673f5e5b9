import type { Actor } from '@lib/kernel';
import type { Transaction } from './in-transaction.js';

/** Who writes, where, and under which key a repeat is known. */
export interface Writer {
  readonly townId: number;
  readonly actor: Actor;
  readonly idempotencyKey?: string | undefined;
}
const claimKey = `
  insert into idempotency (town_id, user_id, key, route, body_hash, created_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`;
const knownKey = `select route, body_hash, matter_id from idempotency where town_id = $1 and user_id = $2 and key = $3`;
const bindKey = `update idempotency set matter_id = $4 where town_id = $1 and user_id = $2 and key = $3`;

const userOf = (actor: Actor): string => (actor.kind === 'person' ? actor.personId : 'clock');
const keyOf = (writer: Writer): readonly unknown[] => [writer.townId, userOf(writer.actor), writer.idempotencyKey];

/** A key that is in flight elsewhere makes this wait until the other has ended. */
export async function claim(
  transaction: Transaction,
  writer: Writer,
  route: string,
  /** Of the body, under a key of the town; null where nothing is to be known again. */
  hash: Buffer | null,
  now: number,
): Promise<'new' | 'repeat' | 'conflict'> {
  if (!writer.idempotencyKey || !hash) return 'new';
  const made = await transaction.query({ name: 'key-claim', text: claimKey, values: [...keyOf(writer), route, hash, new Date(now)] });
  if (made.rowCount === 1) return 'new';
  const { rows } = await transaction.query<KnownKey>({ name: 'key-known', text: knownKey, values: [...keyOf(writer)] });
  const known = rows[0];
  // Of before the key no hash was kept: then route and key alone tell.
  return known && known.route === route && (known.body_hash === null || known.body_hash.equals(hash)) ? 'repeat' : 'conflict';
}

interface KnownKey {
  readonly route: string;
  readonly body_hash: Buffer | null;
  readonly matter_id: string | null;
}

export async function keyedMatter(transaction: Transaction, writer: Writer): Promise<string | null> {
  const { rows } = await transaction.query<KnownKey>({ name: 'key-known', text: knownKey, values: [...keyOf(writer)] });
  return rows[0]?.matter_id ?? null;
}

/** Says what the command of this key has made, so that a repeat can be answered with it. */
export const bindTo = async (transaction: Transaction, writer: Writer, matter: string): Promise<void> => {
  if (writer.idempotencyKey) await transaction.query({ name: 'key-bind', text: bindKey, values: [...keyOf(writer), matter] });
};
