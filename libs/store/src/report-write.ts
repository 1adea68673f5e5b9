import { v7 } from 'uuid';
import { isOpen, noticesOf, watched, type PlacedEvent, type World } from '@lib/cases';
import type { Period, Report } from '@lib/instability';
import type { Json } from '@lib/kernel';
import { following } from './case-following.js';
import { changed, isStart, started } from './case-write.js';
import { chained } from './chain.js';
import type { Transaction } from './in-transaction.js';
import { textArray } from './text-array.js';
import type { KeptText } from './vault/text-vault.js';

export type ReportMatter = Report | Period;

export interface ReportWrite {
  readonly matter: ReportMatter;
  readonly events: readonly PlacedEvent[];
  readonly texts: readonly KeptText[];
  readonly previousHash: string;
}

const tableOf = ({ kind }: Pick<ReportMatter, 'kind'>): 'report' | 'report_period' =>
  kind === 'instability-report' ? 'report' : 'report_period';

const given = `
given as materialized (
  select * from jsonb_to_recordset($2::jsonb) g (
    n int, id uuid, kind text, flow_version int, number text, month text, village text, state text, open boolean, holder_organisation text,
    holder_post text, watched_rule text, watched_occurrence int, watched_rung int, opened_at timestamptz, due_at timestamptz, version int, seq int,
    last_hash text, events jsonb, ended jsonb, started jsonb, outbox uuid, texts jsonb)
)`;

const updated = (table: string): string => `
moved as (
  update ${table} r set state = g.state, open = g.open, holder_organisation = g.holder_organisation, holder_post = g.holder_post,
    watched_rule = g.watched_rule, watched_occurrence = g.watched_occurrence, watched_rung = g.watched_rung, updated_at = $3,
    version = g.version, seq = g.seq, last_hash = decode(g.last_hash, 'hex'), data = ($5::text[])[g.n]::jsonb
  from given g where r.town_id = $1 and r.id = g.id and r.version = g.version - 1 returning g.*
)`;

/** Where the month, or the village's report of it, is there already, nothing at all is written of this one. */
const inserted = (table: string): string => `
kept as (
  insert into ${table} (town_id, ${table === 'report' ? 'village_id, ' : ''}id, kind, flow_version, number, month, state, open, holder_organisation,
    holder_post, watched_rule, watched_occurrence, watched_rung, opened_at, due_at, updated_at, version, seq, last_hash, data)
  select $1, ${table === 'report' ? 'g.village, ' : ''}g.id, g.kind, g.flow_version, g.number, g.month, g.state, g.open, g.holder_organisation,
    g.holder_post, g.watched_rule, g.watched_occurrence, g.watched_rung, g.opened_at, g.due_at, $3, g.version, g.seq, decode(g.last_hash, 'hex'),
    ($5::text[])[g.n]::jsonb
  from given g on conflict do nothing returning id
), moved as (
  select g.* from given g join kept using (id)
)`;

const statement = (moved: string): string => `
with ${given}, ${moved}${following({
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
})}, written as (
  insert into text (town_id, matter_kind, matter_id, id, field, salt, body, sealed, key_number, blind)
  select $1, m.kind, m.id, t.id, t.field, decode(t.salt, 'hex'), t.body, decode(t.sealed, 'hex'), t.key_number, decode(t.blind, 'hex')
  from moved m, jsonb_to_recordset(m.texts) t (id uuid, field text, salt text, body text, sealed text, key_number int, blind text)
)
select count(*)::int as kept from moved`;

const statements = {
  first: { report: statement(inserted('report')), report_period: statement(inserted('report_period')) },
  change: { report: statement(updated('report')), report_period: statement(updated('report_period')) },
};

interface Keeping {
  readonly townId: number;
  readonly actor: Json;
  readonly world: World;
}

/** Keeps many new reports, or one period, in one statement. Returns how many were new. */
export const keepOpened = (transaction: Transaction, writes: readonly ReportWrite[], keeping: Keeping): Promise<number> =>
  keep(transaction, 'first', writes, keeping);

/** Keeps a change of many reports, or of one period, in one statement. @throws where one is no longer the one that was locked. */
export async function keepReports(transaction: Transaction, writes: readonly ReportWrite[], keeping: Keeping): Promise<void> {
  if (writes.length === 0) return;
  const kept = await keep(transaction, 'change', writes, keeping);
  if (kept !== writes.length) throw new Error('a report was changed under its lock');
}

async function keep(
  transaction: Transaction,
  step: keyof typeof statements,
  writes: readonly ReportWrite[],
  { townId, actor, world }: Keeping,
): Promise<number> {
  const [first] = writes;
  if (!first) return 0;
  const table = tableOf(first.matter);
  const canonicals: string[] = [];
  const rows = writes.map((write, index) => rowOf(write, index + 1, { townId, actor, world }, canonicals));
  const documents = writes.map(({ matter }) => JSON.stringify(matter));
  const { rows: answer } = await transaction.query<{ kept: number }>({
    name: `${table}-${step}`,
    text: statements[step][table],
    values: [townId, JSON.stringify(rows), new Date(world.now), JSON.stringify(actor), textArray(documents), textArray(canonicals)],
  });
  return answer[0]?.kept ?? 0;
}

function rowOf(
  { matter, events, texts, previousHash }: ReportWrite,
  n: number,
  { townId, actor, world }: Keeping,
  canonicals: string[],
): object {
  const chain = chained({ townId, kind: matter.kind, id: matter.id }, events, actor, previousHash);
  const open = isOpen(matter);
  const watch = open ? watched(matter) : undefined;
  return {
    n,
    id: matter.id,
    kind: matter.kind,
    flow_version: matter.flowVersion,
    number: matter.number,
    month: matter.month,
    village: matter.village,
    state: matter.state,
    open,
    holder_organisation: matter.holder?.organisation ?? null,
    holder_post: matter.holder?.post ?? null,
    watched_rule: watch?.rule ?? null,
    watched_occurrence: watch?.occurrence ?? null,
    watched_rung: watch?.rung ?? null,
    opened_at: new Date(world.now).toISOString(),
    due_at: new Date(matter.dates.dueAt).toISOString(),
    version: matter.version,
    seq: matter.seq,
    last_hash: chain.at(-1)?.hash ?? previousHash,
    events: chain.map(({ seq, type, canonical, previous, hash }) => ({ seq, type, n: canonicals.push(canonical), previous, hash })),
    ended: changed(events),
    started: events.filter(isStart).map(started),
    outbox: events.some((event) => noticesOf(event, matter, world).length > 0) ? v7() : null,
    texts,
  };
}
