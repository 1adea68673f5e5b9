import type { QueryConfig } from 'pg';
import { v7 } from 'uuid';
import { firstEnding, isCollective, isOpen, noticesOf, watched, type Case, type PlacedEvent, type World } from '@lib/cases';
import type { Json } from '@lib/kernel';
import { following } from './case-following.js';
import { chained, type ChainedEvent } from './chain.js';
import type { Transaction } from './in-transaction.js';
import type { KeptText } from './vault/text-vault.js';

export interface Write {
  readonly townId: number;
  readonly dispute: Case;
  readonly events: readonly PlacedEvent[];
  readonly actor: Json;
  readonly texts: readonly KeptText[];
  readonly previousHash: string;
  readonly at: number;
  /** Outbox row for the posts that must hear of it; absent where nobody has to. */
  readonly outboxId: string | null;
}

const update = `
with moved as (
  update cases set state = $3, open = $4, holder_organisation = $5, holder_post = $6, holder_since = $7, watched_rule = $8, watched_occurrence = $9,
    watched_rung = $10, waiting_on = $11, lead_organisation = $12, involved = $13, leaf = $14, risk = $15, project = $16, collective = $17,
    next_due_at = $18, updated_at = $19, version = $20, seq = $21, last_hash = decode($22, 'hex'), data = $23,
    occurred_on = $27
  where town_id = $1 and id = $2 and version = $20 - 1 returning 1
)`;

const insert = `
with moved as (
  insert into cases (town_id, id, state, open, holder_organisation, holder_post, holder_since, watched_rule, watched_occurrence, watched_rung, waiting_on,
    lead_organisation, involved, leaf, risk, project, collective, next_due_at, updated_at, version, seq, last_hash, data, kind, flow_version, number,
    client_id, village_id, tile, source, occurred_on, registered_at, registered_by, search, search_masked)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, decode($22, 'hex'), $23, $24, $27, $28,
    $29, $30, $31, $32, $33, $19, $34, array_to_tsvector($35::text[]), array_to_tsvector($36::text[]))
  returning 1
)`;

/** What goes with the row only where there is something of it; the parts of a statement that stand and those that are left out. */
const parts = ['texts', 'ended', 'started', 'outbox'] as const;
type Part = (typeof parts)[number];

/** The statement `moved` with these parts, whose parameters follow the `fixed` ones of the row in their order. */
function withParts(moved: string, fixed: number, present: readonly Part[]): string {
  const place = (part: Part, type: string): string | undefined =>
    present.includes(part) ? `$${fixed + 1 + present.indexOf(part)}::${type}` : undefined;
  const texts = place('texts', 'jsonb');
  return `${moved}${following({
    kind: '$24',
    id: '$2',
    version: '$20',
    at: '$19',
    actor: '$25',
    events: '$26::jsonb',
    canonical: 'e.canonical',
    ended: place('ended', 'jsonb'),
    started: place('started', 'jsonb'),
    outbox: place('outbox', 'uuid'),
  })}${texts === undefined ? '' : keptTexts(texts)}
select count(*)::int as kept from moved`;
}

const keptTexts = (given: string): string => `, tx as (
  insert into text (town_id, matter_kind, matter_id, id, field, salt, body, sealed, key_number, blind)
  select $1, $24, $2, t.id, t.field, decode(t.salt, 'hex'), t.body, decode(t.sealed, 'hex'), t.key_number, decode(t.blind, 'hex')
  from moved, jsonb_to_recordset(${given}) t (id uuid, field text, salt text, body text, sealed text, key_number int, blind text)
)`;

const written = new Map<string, string>();

/** One prepared statement for each set of parts; few of the sixteen ever occur. */
function statementOf(name: string, moved: string, write: Write, own: readonly unknown[]): QueryConfig {
  const fixed = [...valuesOf(write), ...own];
  const given = partsOf(write);
  const present = parts.filter((part) => given[part] !== undefined);
  const full = [name, ...present].join('+');
  const text = written.get(full) ?? withParts(moved, fixed.length, present);
  written.set(full, text);
  return { name: full, text, values: [...fixed, ...present.map((part) => given[part])] };
}

/**
 * Keeps the row, its events, texts, deadlines and the message that is owed: one statement and the commit, together or not
 * at all. @throws where the row is no longer the one that was locked.
 */
export async function keepChange(transaction: Transaction, write: Write): Promise<void> {
  const { rows } = await transaction.last<{ kept: number }>(statementOf('case-change', update, write, [write.dispute.occurredOn]));
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
  await transaction.last(statementOf('case-first', insert, write, own));
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

/** What every change writes, as its statement numbers it from $1. */
function valuesOf(write: Write): unknown[] {
  const { townId, dispute, actor, previousHash, at } = write;
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
  ];
}

function partsOf({ events, texts, outboxId }: Write): { readonly [part in Part]: string | undefined } {
  return {
    texts: listed(texts),
    ended: listed(changed(events)),
    started: listed(events.filter(isStart).map(started)),
    outbox: outboxId ?? undefined,
  };
}

const listed = (rows: readonly object[]): string | undefined => (rows.length === 0 ? undefined : JSON.stringify(rows));

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

export const isStart = ({ type }: PlacedEvent): boolean => type === 'DeadlineSet';

/** What becomes of a row of the deadline table; a pause keeps its times, its end and an extension bring new ones. */
const statusAfter: { readonly [type: string]: string } = {
  DeadlineFired: 'fired',
  DeadlineCancelled: 'cancelled',
  DeadlinePaused: 'paused',
  DeadlineResumed: 'pending',
  DeadlineExtended: 'pending',
};

/** One change for each row, the last one: a statement may touch a row once only. */
export function changed(events: readonly PlacedEvent[]): readonly object[] {
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

export const started = ({ data }: PlacedEvent): object => ({
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
