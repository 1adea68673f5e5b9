import type pg from 'pg';
import type { MatterCheck } from './event-check.js';
import type { EventPlace, Finding } from './finding.js';
import { textColumns, textHash, type OpenText, type TextRow, type TextVault } from '../vault/text-vault.js';

/** What goes beside the events of some matters, read together. */
interface Beside {
  readonly rows: ReadonlyMap<string, { readonly number: string; readonly seq: number; readonly last: string }>;
  readonly stretches: ReadonlyMap<string, readonly StretchRow[]>;
  readonly texts: ReadonlyMap<string, OpenText | 'erased' | 'broken'>;
}

interface StretchRow {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly from: number;
  readonly to: number;
  /** Hex, one after the other. */
  readonly hashes: string;
}

const rowsOf = `
select id::text as id, number, seq, encode(last_hash, 'hex') as last from cases where town_id = $1 and id = any($2)
union all
select matter_id::text, id, seq, encode(last_hash, 'hex') from person where town_id = $1 and matter_id = any($2)
union all
select id::text, number, seq, encode(last_hash, 'hex') from report where town_id = $1 and id = any($2)
union all
select id::text, number, seq, encode(last_hash, 'hex') from report_period where town_id = $1 and id = any($2)`;
const stretchesOf = `
select matter_id::text as id, matter_kind as kind, number, from_seq as "from", to_seq as "to", encode(hashes, 'hex') as hashes from history_stretch
where town_id = $1 and matter_kind = any($3) and matter_id = any($2) order by matter_kind, matter_id, to_seq`;
const textsOf = `select ${textColumns} from text t where t.town_id = $1 and t.matter_id = any($2)`;

export interface MattersChecked {
  readonly findings: readonly Finding[];
  readonly texts: number;
  /** The first event of these matters that no stretch covers, with its instant. */
  readonly uncovered: readonly { readonly event: EventPlace; readonly at: number; readonly count: number }[];
}

/** Holds the events of some whole matters against their stretches, their rows and their texts. */
export async function checkMatters(
  { client, vault }: { readonly client: pg.Client; readonly vault: TextVault },
  townId: number,
  checks: readonly MatterCheck[],
): Promise<MattersChecked> {
  const beside = await read(client, vault, townId, checks);
  const findings: Finding[] = [];
  const uncovered: MattersChecked['uncovered'][number][] = [];
  let texts = 0;
  for (const check of checks) {
    const stretches = beside.stretches.get(`${check.kind}/${check.id}`) ?? [];
    const row = beside.rows.get(check.id);
    const number = row?.number ?? stretches[0]?.number ?? '';
    const found = check.finding ?? againstStretches(check, stretches) ?? againstRow(check, row) ?? againstTexts(check, beside.texts);
    texts += check.texts.size;
    if (found) findings.push(found.event ? { ...found, event: { ...found.event, number } } : found);
    const next = (stretches.at(-1)?.to ?? 0) + 1;
    const at = check.times[next - 1];
    if (at !== undefined) uncovered.push({ event: check.place(next, number), at, count: check.times.length - next + 1 });
  }
  return { findings, texts, uncovered };
}

async function read(client: pg.Client, vault: TextVault, townId: number, checks: readonly MatterCheck[]): Promise<Beside> {
  const ids = checks.map(({ id }) => id);
  const kinds = [...new Set(checks.map(({ kind }) => kind))];
  const ask = async <Row extends pg.QueryResultRow>(name: string, text: string, ...more: readonly unknown[]): Promise<readonly Row[]> => {
    const { rows } = await client.query<Row>({ name, text, values: [townId, ids, ...more] });
    return rows;
  };
  const rows = await ask<{ id: string; number: string; seq: number; last: string }>('history-rows', rowsOf);
  const stretches = await ask<StretchRow>('history-stretches', stretchesOf, kinds);
  const texts = await ask<TextRow>('history-texts', textsOf);
  const looked = await vault.looked(townId, texts);
  const grouped = new Map<string, StretchRow[]>();
  for (const stretch of stretches) {
    const key = `${stretch.kind}/${stretch.id}`;
    const group = grouped.get(key);
    if (group) group.push(stretch);
    else grouped.set(key, [stretch]);
  }
  return {
    rows: new Map(rows.map((row) => [row.id, row])),
    stretches: grouped,
    texts: new Map(texts.map(({ matter_id: matter, id }, index) => [`${matter}/${id}`, looked[index] ?? 'broken'])),
  };
}

/** Each sealed event is there and is the one that was sealed. */
function againstStretches(check: MatterCheck, stretches: readonly StretchRow[]): Finding | undefined {
  let covered = 0;
  for (const { from, to, hashes } of stretches) {
    if (from !== covered + 1)
      return {
        code: 'history/entry-missing',
        says: `events ${covered + 1} to ${from - 1} are no longer in the list of sealed events`,
        event: check.place(covered + 1),
      };
    for (let seq = from; seq <= to; seq += 1) {
      const hash = check.hashes[seq - 1];
      if (!hash) return { code: 'history/event-missing', says: `event ${seq} was sealed and is missing`, event: check.place(seq) };
      if (!hashes.startsWith(hash, (seq - from) * hash.length))
        return { code: 'history/event-replaced', says: 'is not the one that was sealed', event: check.place(seq) };
    }
    covered = to;
  }
  return undefined;
}

function againstRow(check: MatterCheck, row: { readonly seq: number; readonly last: string } | undefined): Finding | undefined {
  const count = check.hashes.length;
  if (!row) return { code: 'history/case-missing', says: 'has a history and no row', event: check.place(1) };
  if (row.seq > count)
    return {
      code: 'history/event-missing',
      says: `event ${count + 1} is missing: the row knows ${row.seq}`,
      event: check.place(count + 1),
    };
  if (row.seq < count)
    return {
      code: 'history/event-added',
      says: `the row knows ${row.seq} events, and there are ${count}`,
      event: check.place(row.seq + 1),
    };
  if (check.hashes.at(-1) !== row.last)
    return { code: 'history/chain-broken', says: 'the row ends its history with another hash', event: check.place(count) };
  return undefined;
}

/** Each text is what it was when it was sealed, or its erasure stands in the history. */
function againstTexts(check: MatterCheck, texts: Beside['texts']): Finding | undefined {
  for (const [id, { hash, seq }] of check.texts) {
    const text = texts.get(`${check.id}/${id}`);
    if (!text) return { code: 'history/text-missing', says: `a text of event ${seq} is missing`, event: check.place(seq) };
    if (text === 'erased') {
      if (!check.erased.has(id))
        return { code: 'history/text-missing', says: `a text of event ${seq} was erased, and no event says so`, event: check.place(seq) };
      continue;
    }
    if (text === 'broken' || textHash(text) !== hash)
      return { code: 'history/text-changed', says: `a text of event ${seq} is not what it was`, event: check.place(seq) };
  }
  return undefined;
}
