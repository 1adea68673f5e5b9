import type { DataSource } from 'typeorm';
import { expire, place, refold, type Case, type World } from '@lib/cases';
import { following } from './case-following.js';
import { manyChanges, owes, type Write } from './case-write.js';
import type { DeadlineKey } from './deadline-store.js';
import { asHouse } from './identity.js';
import { inTransaction, type Transaction } from './in-transaction.js';
import { textArray } from './text-array.js';

/** `fired`; `gone` where somebody was faster; `not-yet` where the case itself says that it is early; else the code of the refusal. */
export type Expiry = 'fired' | 'gone' | 'not-yet' | { readonly refused: string };

/**
 * `busy`: somebody works on that case at this moment, or has met the deadline meanwhile, or it is not there. `again`: another
 * deadline of that case was met in this transaction, and this one must see what that one did.
 */
export type MetTogether = Expiry | 'busy' | 'again' | { readonly failed: Error };

interface Locked {
  readonly id: string;
  readonly data: Case;
  readonly last_hash: Buffer;
}

/**
 * Whoever has a case in hand keeps it: a sweep that waited for one would keep all its others from their users meanwhile. What
 * another sweep has met since it was read is left out here: five sweeps at once would read most cases twice.
 */
const lockFree = `
  select c.id, c.data, c.last_hash from cases c where c.town_id = $1 and c.id = any($2::uuid[]) and exists (
    select from deadline d where d.town_id = $1 and d.matter_kind = c.kind and d.matter_id = c.id and d.status = 'pending' and d.next_attempt_at <= $3)
  for update of c skip locked`;

const keepAll = `
with given as materialized (
  select * from jsonb_to_recordset($2::jsonb) g (
    n int, id uuid, state text, open boolean, holder_organisation text, holder_post text, holder_since timestamptz, watched_rule text,
    watched_occurrence int, watched_rung int, waiting_on text, lead_organisation text, involved text[], leaf text, risk text, project text,
    collective boolean, next_due_at timestamptz, version int, seq int, last_hash text, kind text, events jsonb, ended jsonb,
    started jsonb, outbox uuid)
), moved as (
  update cases c set state = g.state, open = g.open, holder_organisation = g.holder_organisation, holder_post = g.holder_post,
    holder_since = g.holder_since, watched_rule = g.watched_rule, watched_occurrence = g.watched_occurrence, watched_rung = g.watched_rung,
    waiting_on = g.waiting_on, lead_organisation = g.lead_organisation, involved = g.involved, leaf = g.leaf, risk = g.risk,
    project = g.project, collective = g.collective, next_due_at = g.next_due_at, updated_at = $3, version = g.version, seq = g.seq,
    last_hash = decode(g.last_hash, 'hex'), data = ($5::text[])[g.n]::jsonb
  from given g where c.town_id = $1 and c.id = g.id and c.version = g.version - 1 returning g.*
)${following({
  kind: 'm.kind',
  id: 'm.id',
  version: 'm.version',
  at: '$3',
  actor: '$4',
  events: 'm.events',
  canonical: '($6::text[])[e.n]',
  ended: 'm.ended',
  started: 'm.started',
  outbox: 'm.outbox',
})}
select count(*)::int as kept from moved`;

const clock = { kind: 'clock' } as const;

/**
 * Many deadlines of one town in one transaction: what the clock does to a case is the same as by itself, but a hundred thousand
 * of them at the end of a holiday share their round trips and commits. A case that cannot be decided is left out and told;
 * a transaction that the database refuses is undone whole and thrown, and the caller tries each by itself.
 */
export async function expireTogether(
  app: DataSource,
  world: World,
  townId: number,
  keys: readonly DeadlineKey[],
): Promise<readonly MetTogether[]> {
  const met = new Map<DeadlineKey, MetTogether>();
  const work = async (transaction: Transaction): Promise<boolean> => {
    const ids = [...new Set(keys.map(({ matterId }) => matterId))];
    const { rows } = await transaction.query<Locked>({
      name: 'cases-lock-free',
      text: lockFree,
      values: [townId, ids, new Date(world.now)],
    });
    const free = new Map(rows.map((row) => [row.id, row]));
    const writes = new Map<string, Write>();
    for (const key of keys) {
      const row = free.get(key.matterId);
      if (!row) continue;
      const write = writes.has(key.matterId) ? { met: 'again' as const } : writeOf(townId, key, row, world);
      met.set(key, 'data' in write ? 'fired' : write.met);
      if ('data' in write) writes.set(key.matterId, write.data);
    }
    if (writes.size === 0) return false;
    const { given, documents, canonicals } = manyChanges([...writes.values()]);
    const values = [townId, given, new Date(world.now), JSON.stringify(clock), textArray(documents), textArray(canonicals)];
    const kept = await transaction.last<{ kept: number }>({ name: 'cases-expire', text: keepAll, values });
    if (kept.rows[0]?.kept !== writes.size) throw new Error('a case was changed under its lock');
    return true;
  };
  await inTransaction(app, asHouse(townId), work, (kept) => kept);
  return keys.map((key) => met.get(key) ?? 'busy');
}

function writeOf(
  townId: number,
  key: DeadlineKey,
  { data: before, last_hash }: Locked,
  world: World,
): { readonly data: Write } | { readonly met: MetTogether } {
  try {
    const decision = expire(key, before, world);
    if (!decision.ok) return { met: expiryOf(decision.rejection.code) };
    const events = place(decision.events, before.seq, before.version + 1, world.now);
    const dispute = refold(before, events);
    const outboxId = owes(events, dispute, world);
    return { data: { townId, dispute, events, actor: clock, texts: [], previousHash: last_hash.toString('hex'), at: world.now, outboxId } };
  } catch (error) {
    return { met: { failed: error instanceof Error ? error : new Error(String(error)) } };
  }
}

export function expiryOf(refusal: string): Expiry {
  if (refusal === 'deadline/not-pending') return 'gone';
  return refusal === 'deadline/not-yet' ? 'not-yet' : { refused: refusal };
}
