import type { DataSource } from 'typeorm';
import { expire, place, refold, type Case, type World } from '@lib/cases';
import { following } from './case-following.js';
import { owes, valuesOf, type Write } from './case-write.js';
import type { DeadlineKey } from './deadline-store.js';
import { inTransaction, type Transaction } from './in-transaction.js';

/** `fired`; `gone` where somebody was faster; `not-yet` where the case itself says that it is early; else the code of the refusal. */
export type Expiry = 'fired' | 'gone' | 'not-yet' | { readonly refused: string };

/** `busy`: somebody works on that case at this moment, or it is not there. */
export type MetTogether = Expiry | 'busy' | { readonly failed: Error };

interface Locked {
  readonly id: string;
  readonly data: Case;
  readonly last_hash: Buffer;
}

/** Whoever has a case in hand keeps it: a sweep that waited for one would keep all its others from their users meanwhile. */
const lockFree = `select id, data, last_hash from cases where town_id = $1 and id = any($2::uuid[]) for update skip locked`;

const keepAll = `
with given as materialized (
  select * from jsonb_to_recordset($2::jsonb) g (
    id uuid, state text, open boolean, holder_organisation text, holder_post text, holder_since timestamptz, watched_rule text,
    watched_occurrence int, watched_rung int, waiting_on text, lead_organisation text, involved text[], leaf text, risk text, project text,
    collective boolean, next_due_at timestamptz, version int, seq int, last_hash text, data jsonb, kind text, events jsonb, ended jsonb,
    started jsonb, outbox uuid)
), moved as (
  update cases c set state = g.state, open = g.open, holder_organisation = g.holder_organisation, holder_post = g.holder_post,
    holder_since = g.holder_since, watched_rule = g.watched_rule, watched_occurrence = g.watched_occurrence, watched_rung = g.watched_rung,
    waiting_on = g.waiting_on, lead_organisation = g.lead_organisation, involved = g.involved, leaf = g.leaf, risk = g.risk,
    project = g.project, collective = g.collective, next_due_at = g.next_due_at, updated_at = $3, version = g.version, seq = g.seq,
    last_hash = decode(g.last_hash, 'hex'), data = g.data
  from given g where c.town_id = $1 and c.id = g.id and c.version = g.version - 1 returning g.*
)${following({
  kind: 'm.kind',
  id: 'm.id',
  version: 'm.version',
  at: '$3',
  actor: '$4',
  events: 'm.events',
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
    const { rows } = await transaction.query<Locked>({ name: 'cases-lock-free', text: lockFree, values: [townId, ids] });
    const free = new Map(rows.map((row) => [row.id, row]));
    const writes: Write[] = [];
    for (const key of keys) {
      const row = free.get(key.matterId);
      if (!row) continue;
      const write = writeOf(townId, key, row, world);
      met.set(key, 'data' in write ? 'fired' : write.met);
      if (!('data' in write)) continue;
      free.delete(key.matterId); // A second deadline of the same case waits for the next round: it must see what the first has done.
      writes.push(write.data);
    }
    if (writes.length === 0) return false;
    const given = `[${writes.map(json).join(',')}]`;
    const values = [townId, given, new Date(world.now), JSON.stringify(clock)];
    const kept = await transaction.last<{ kept: number }>({ name: 'cases-expire', text: keepAll, values });
    if (kept.rows[0]?.kept !== writes.length) throw new Error('a case was changed under its lock');
    return true;
  };
  await inTransaction(app, { townId, person: 'clock' }, work, (kept) => kept);
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

/** The values of a change under the names of the statement above; what is JSON already goes in as it is. */
function json(write: Write): string {
  const values = valuesOf(write);
  const members = names.flatMap((name, index) => {
    if (name === null) return [];
    const value = values[index];
    return [`"${name}":${alreadyJson.has(name) ? String(value) : JSON.stringify(value ?? null)}`];
  });
  return `{${members.join(',')}}`;
}

/** In the order of `valuesOf`; null is what all cases of the transaction share. */
// prettier-ignore
const names = [
  null, 'id', 'state', 'open', 'holder_organisation', 'holder_post', 'holder_since', 'watched_rule', 'watched_occurrence', 'watched_rung',
  'waiting_on', 'lead_organisation', 'involved', 'leaf', 'risk', 'project', 'collective', 'next_due_at', null, 'version', 'seq', 'last_hash',
  'data', 'kind', null, 'events', null, 'ended', 'started', 'outbox',
] as const;
const alreadyJson: ReadonlySet<string> = new Set(['data', 'events', 'ended', 'started']);
