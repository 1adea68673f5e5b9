import { validate } from 'uuid';
import { absorbing, asOther, place, refold, wordsMayStay, type Case, type MergedWords, type World } from '@lib/cases';
import type { Json, Rejection } from '@lib/kernel';
import { keepChange, owes } from './case-write.js';
import type { Transaction } from './in-transaction.js';
import { bodiesOf } from './opened-case.js';
import { Sealer } from './sealing.js';
import type { TextVault } from './vault/text-vault.js';

export interface Locked {
  readonly data: Case;
  readonly last_hash: Buffer;
}

// In the order of their ids, so that two orders that name each other's case wait for one another and not in a circle.
const lockBoth = `
  select data, last_hash from cases where town_id = $1 and (id = any($2::uuid[]) or number = $3) order by id for update`;

/** The other case that an order names by id or number, locked together with its own; undefined where there is none within sight. */
export async function lockNamed(
  transaction: Transaction,
  townId: number,
  { caseId, named, sees }: { readonly caseId: string; readonly named: string; readonly sees: (one: Case) => boolean },
): Promise<Locked | undefined> {
  const values = [townId, validate(named) ? [caseId, named] : [caseId], named];
  const { rows } = await transaction.query<Locked>({ name: 'case-lock-both', text: lockBoth, values });
  return rows.find(({ data }) => data.id !== caseId.toLowerCase() && sees(data));
}

/** The world as a decision sees it that may speak of this other case. */
export const knowing = (world: World, other: Locked | undefined): World => (other ? { ...world, others: [asOther(other.data)] } : world);

interface Surviving {
  readonly townId: number;
  readonly actor: Json;
  readonly world: World;
  readonly vault: TextVault;
}

/** Keeps what becomes of the case that stays, ahead of the change to the one that is merged; the commit belongs to that one. */
export async function keepSurvivor(
  transaction: Transaction,
  survivor: Locked,
  merged: Case,
  { townId, actor, world, vault }: Surviving,
): Promise<Rejection | null> {
  const before = survivor.data;
  const sealer = new Sealer();
  const words = wordsMayStay(before, merged) ? await wordsOf(transaction, { townId, vault }, merged, sealer) : undefined;
  const decision = absorbing(before, merged, world, words);
  if (!decision.ok) return decision.rejection;
  const events = place(decision.events, before.seq, before.version + 1, world.now);
  const dispute = refold(before, events);
  const previousHash = survivor.last_hash.toString('hex');
  const within: Transaction = { query: transaction.query, last: transaction.query };
  await keepChange(within, {
    townId,
    dispute,
    events,
    actor,
    texts: await vault.kept(townId, before.id, sealer.texts),
    previousHash,
    at: world.now,
    outboxId: owes(events, dispute, world),
  });
  return null;
}

/** Copies of what the merged case says and whom it may name, so that each text can be erased by itself; none where its words were erased. */
async function wordsOf(
  transaction: Transaction,
  { townId, vault }: Pick<Surviving, 'townId' | 'vault'>,
  merged: Case,
  sealer: Sealer,
): Promise<MergedWords | undefined> {
  const { id, summary, parties, otherNames = [] } = merged;
  const named = [...parties.flatMap(({ name, formerNames = [] }) => [name, ...formerNames]), ...otherNames];
  const refs = [summary, ...named].map(({ $text }) => $text);
  const bodies = await bodiesOf(transaction, vault, { townId, caseId: id, ids: refs });
  const said = bodies.get(summary.$text);
  if (said === undefined) return undefined;
  const names = new Set(named.flatMap(({ $text }) => bodies.get($text) ?? []));
  return { text: sealer.seal('note', said), names: [...names].map((name) => sealer.seal('party', name)) };
}
