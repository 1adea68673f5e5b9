import { v7 } from 'uuid';
import { firstEnding, isCollective, isOpen, noticesOf, watched, type Case, type PlacedEvent, type World } from '@lib/cases';
import type { Json } from '@lib/kernel';
import { following } from './case-following.js';
import { chained, type ChainedEvent } from './chain.js';
import type { Transaction } from './in-transaction.js';
import type { SealedText } from './sealing.js';

export interface Write {
  readonly townId: number;
  readonly dispute: Case;
  readonly events: readonly PlacedEvent[];
  readonly actor: Json;
  readonly texts: readonly SealedText[];
  readonly previousHash: string;
  readonly at: number;
  /** Outbox row for the posts that must hear of it; absent where nobody has to. */
  readonly outboxId: string | null;
}

const children = `${following({
  kind: '$24',
  id: '$2',
  version: '$20',
  at: '$19',
  actor: '$25',
  events: '$26::jsonb',
  canonical: 'e.canonical',
  ended: '$28::jsonb',
  started: '$29::jsonb',
  outbox: '$30::uuid',
})}, tx as (
  insert into text (town_id, matter_kind, matter_id, id, field, salt, body)
  select $1, $24, $2, t.id, t.field, decode(t.salt, 'hex'), t.body
  from moved, jsonb_to_recordset($27::jsonb) t (id uuid, field text, salt text, body text)
)
select count(*)::int as kept from moved`;

const update = `
with moved as (
  update cases set state = $3, open = $4, holder_organisation = $5, holder_post = $6, holder_since = $7, watched_rule = $8, watched_occurrence = $9,
    watched_rung = $10, waiting_on = $11, lead_organisation = $12, involved = $13, leaf = $14, risk = $15, project = $16, collective = $17,
    next_due_at = $18, updated_at = $19, version = $20, seq = $21, last_hash = decode($22, 'hex'), data = $23,
    occurred_on = $31
  where town_id = $1 and id = $2 and version = $20 - 1 returning 1
)${children}`;

const insert = `
with moved as (
  insert into cases (town_id, id, state, open, holder_organisation, holder_post, holder_since, watched_rule, watched_occurrence, watched_rung, waiting_on,
    lead_organisation, involved, leaf, risk, project, collective, next_due_at, updated_at, version, seq, last_hash, data, kind, flow_version, number,
    client_id, village_id, tile, source, occurred_on, registered_at, registered_by, search, search_masked)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, decode($22, 'hex'), $23, $24, $31, $32,
    $33, $34, $35, $36, $37, $19, $38, array_to_tsvector($39::text[]), array_to_tsvector($40::text[]))
  returning 1
)${children}`;

/**
 * Keeps the row, its events, texts, deadlines and the message that is owed: one statement and the commit, together or not
 * at all. @throws where the row is no longer the one that was locked.
 */
export async function keepChange(transaction: Transaction, write: Write): Promise<void> {
  const { rows } = await transaction.last<{ kept: number }>({
    name: 'case-change',
    text: update,
    values: [...valuesOf(write), write.dispute.occurredOn],
  });
  if (rows[0]?.kept !== 1) throw new Error(`version ${write.dispute.version} of ${write.dispute.id} found no row to follow`);
}

export interface FirstWrite extends Write {
  readonly clientId: string | null;
  /** Words for those who see names, and for those who do not. */
  readonly search: { readonly whole: readonly string[]; readonly masked: readonly string[] };
}

/** Keeps a new case. @throws a unique violation where the client id is known already. */
export async function keepFirst(transaction: Transaction, write: FirstWrite): Promise<void> {
  const { dispute, clientId, search } = write;
  const own = [
    dispute.flowVersion,
    dispute.number,
    clientId,
    dispute.village,
    dispute.tile,
    dispute.source,
    dispute.occurredOn,
    dispute.registeredBy,
    search.whole,
    search.masked,
  ];
  await transaction.last({ name: 'case-first', text: insert, values: [...valuesOf(write), ...own] });
}

/** The columns beside the document that say what the case is now, in the order in which the statements above number them from $2. */
function columnsOf(dispute: Case): { readonly [column: string]: unknown } {
  const open = isOpen(dispute);
  const watch = open ? watched(dispute) : undefined;
  return {
    id: dispute.id,
    state: dispute.state,
    open,
    holder_organisation: dispute.holder?.organisation ?? null,
    holder_post: dispute.holder?.post ?? null,
    holder_since: dispute.holder && new Date(dispute.holder.since),
    watched_rule: watch?.rule ?? null,
    watched_occurrence: watch?.occurrence ?? null,
    watched_rung: watch?.rung ?? null,
    waiting_on: dispute.waitingOn,
    lead_organisation: dispute.lead,
    involved: dispute.involved,
    leaf: dispute.leaf,
    risk: dispute.risk,
    project: dispute.project,
    collective: isCollective(dispute),
    next_due_at: nextDue(dispute),
  };
}

const chainOf = ({ townId, dispute: { kind, id }, events, actor, previousHash }: Write): readonly ChainedEvent[] =>
  chained({ townId, kind, id }, events, actor, previousHash);

/** What a change writes, as its statement numbers it from $1. */
function valuesOf(write: Write): unknown[] {
  const { townId, dispute, events, actor, texts, previousHash, at, outboxId } = write;
  const chain = chainOf(write);
  return [
    townId,
    ...Object.values(columnsOf(dispute)),
    new Date(at),
    dispute.version,
    dispute.seq,
    chain.at(-1)?.hash ?? previousHash,
    JSON.stringify(dispute),
    dispute.kind,
    JSON.stringify(actor),
    JSON.stringify(chain.map(({ seq, type, canonical, previous, hash }) => ({ seq, type, canonical, previous, hash }))),
    JSON.stringify(texts.map(({ id, field, salt, body }) => ({ id, field, salt: salt.toString('hex'), body }))),
    JSON.stringify(changed(events)),
    JSON.stringify(events.filter(isStart).map(started)),
    outboxId,
  ];
}

/** Changes of many cases in one statement. Long texts stand beside the rest: PostgreSQL and we would read each twice within JSON. */
export interface ManyChanges {
  /** JSON: an array with the columns of each case and what goes with it. An event's `n` is the place of its text, from 1. */
  readonly given: string;
  readonly documents: readonly string[];
  readonly canonicals: readonly string[];
}

export function manyChanges(writes: readonly Write[]): ManyChanges {
  const canonicals: string[] = [];
  const given = writes.map((write, index) => {
    const { dispute, events, previousHash, outboxId } = write;
    const chain = chainOf(write);
    return {
      n: index + 1,
      ...columnsOf(dispute),
      version: dispute.version,
      seq: dispute.seq,
      last_hash: chain.at(-1)?.hash ?? previousHash,
      kind: dispute.kind,
      events: chain.map(({ seq, type, canonical, previous, hash }) => ({ seq, type, n: canonicals.push(canonical), previous, hash })),
      ended: changed(events),
      started: events.filter(isStart).map(started),
      outbox: outboxId,
    };
  });
  return { given: JSON.stringify(given), documents: writes.map(({ dispute }) => JSON.stringify(dispute)), canonicals };
}

const isStart = ({ type }: PlacedEvent): boolean => type === 'DeadlineSet';

/** What becomes of a row of the deadline table; a pause keeps its times, its end and an extension bring new ones. */
const statusAfter: { readonly [type: string]: string } = {
  DeadlineFired: 'fired',
  DeadlineCancelled: 'cancelled',
  DeadlinePaused: 'paused',
  DeadlineResumed: 'pending',
  DeadlineExtended: 'pending',
};

/** One change for each row, the last one: a statement may touch a row once only. */
function changed(events: readonly PlacedEvent[]): readonly object[] {
  const rows = new Map<string, object>();
  for (const { type, data } of events) {
    const status = statusAfter[type];
    if (status === undefined) continue;
    const { rule, occurrence, rung, dueOn, dueAt } = data;
    const times = dueAt === undefined ? {} : { due_on: dueOn, due_at: new Date(Number(dueAt)).toISOString() };
    rows.set(`${String(rule)}/${String(occurrence)}/${String(rung)}`, { rule, occurrence, rung, status, ...times });
  }
  return [...rows.values()];
}

const started = ({ data }: PlacedEvent): object => ({
  rule: data['rule'],
  occurrence: data['occurrence'],
  rung: data['rung'],
  started_on: data['startedOn'],
  due_on: data['dueOn'],
  due_at: new Date(Number(data['dueAt'])).toISOString(),
});

/** When the first running limit ends: what a list sorts by and its light shows. */
const nextDue = (dispute: Case): Date | null => {
  const first = firstEnding(dispute);
  return first ? new Date(first.limitAt) : null;
};

/** The outbox row of a change that somebody must hear of; null where nobody has to. */
export const owes = (events: readonly PlacedEvent[], dispute: Case, world: World): string | null =>
  events.some((event) => noticesOf(event, dispute, world).length > 0) ? v7() : null;
