import type { DataSource } from 'typeorm';
import type { BlindKind } from '@lib/access';
import type { Case, OtherCase, PlacedEvent } from '@lib/cases';
import type { Json } from '@lib/kernel';
import { listOf, type Identity } from './identity.js';
import { noted, type AuditNote } from './audit/audit-trail.js';
import { ask, inTransaction, type Transaction } from './in-transaction.js';
import { queryOf } from './search-words.js';
import { textColumns, type TextRow, type TextVault } from './vault/text-vault.js';

export interface LedgerFilter {
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly holder?: string | undefined;
  readonly village?: string | undefined;
  readonly tile?: string | undefined;
  readonly leaves?: readonly string[] | undefined;
  readonly risk?: string | undefined;
  readonly kind?: string | undefined;
  readonly project?: string | undefined;
  readonly collective?: boolean | undefined;
  /** Next due before this instant, epoch ms. */
  readonly dueBefore?: number | undefined;
  readonly registeredFrom?: number | undefined;
  readonly registeredBefore?: number | undefined;
  /** Open and held by one of these organisations, or assisted by one with an open work order. */
  readonly queueOf?: readonly string[] | undefined;
}

export interface LedgerPage {
  readonly limit: number;
  readonly by: 'registered' | 'due';
  readonly descending: boolean;
  readonly after?: { readonly key: number; readonly id: string } | undefined;
}

export interface StoredEvent extends PlacedEvent {
  readonly actor: Json;
  readonly hash: string;
  readonly previousHash: string;
}

const oneCase = `select data from cases where town_id = $1 and id = $2`;
const eventsOfCase = `
  select seq, version, type, at, actor, data, encode(hash, 'hex') as hash, encode(previous_hash, 'hex') as "previousHash"
  from event where town_id = $1 and matter_kind = $2 and matter_id = $3 and seq > $4 order by seq limit $5`;
const bodies = `
  select ${textColumns} from unnest($2::uuid[], $3::uuid[]) wanted (matter_id, id)
  join text t on t.town_id = $1 and t.matter_id = wanted.matter_id and t.id = wanted.id`;
const casesByNumber = `
  select data from cases c
  where c.town_id = $1 and c.id in (select matter_id from text where town_id = $1 and field = $2 and blind = $3)
  order by registered_at desc, id desc limit $4`;
const numbersSeen = `select number from cases where town_id = $1 and number = any($2)`;
const namesOf = `select id, name from person where town_id = $1 and id = any($2)`;

const pageOfCases = `
  select data from case_rows($1, $2, $3, $4, $5, $6) with ordinality found (data, place) order by place`;
const countOfCases = `select case_count($1) as n`;
const othersOfCase = `
  select id, kind, number, open, source, registered_at as "registeredAt", data ->> 'agreement' is not null as agreed
  from (
    select * from cases where town_id = $1 and kind = $2 and ($3::text is null or village_id = $3) order by registered_at desc, id desc limit 50
  ) recent
  where open and id <> $4 order by registered_at desc, id desc limit 10`;

/** A number as somebody typed it. */
export interface NumberSearch {
  readonly kind: BlindKind;
  readonly typed: string;
  readonly limit: number;
}

/** What is noted of a search, and when, epoch ms. */
type AuditNoteAt = AuditNote & { readonly now: number };

/** Reads cases as somebody; what is out of his sight is not there. */
export class CaseReader {
  constructor(
    private readonly source: DataSource,
    private readonly vault: TextVault,
  ) {}

  async one(who: Identity, id: string): Promise<Case | undefined> {
    const rows = await ask<{ data: Case }>(this.source, who, { name: 'case-one', text: oneCase, values: [who.townId, id] });
    return rows[0]?.data;
  }

  /** Of what is in the caller's sight, whatever the filter. */
  async page(who: Identity, filter: LedgerFilter, { limit, by, descending, after }: LedgerPage): Promise<readonly Case[]> {
    const asked = questionOf(filter);
    if (asked === null) return [];
    const key = after ? new Date(after.key) : null;
    const values = [asked, by, descending, key, after?.id ?? null, limit];
    const rows = await ask<{ data: Case }>(this.source, who, { name: 'case-page', text: pageOfCases, values });
    return rows.map(({ data }) => data);
  }

  /** Open cases of the same kind and village that this one may double, newest first: of the last fifty there, at most ten. */
  async others(who: Identity, { id, kind, village }: Pick<Case, 'id' | 'kind' | 'village'>): Promise<readonly OtherCase[]> {
    const values = [who.townId, kind, village, id];
    const rows = await ask<Omit<OtherCase, 'registeredAt'> & { readonly registeredAt: Date }>(this.source, who, {
      name: 'case-others',
      text: othersOfCase,
      values,
    });
    return rows.map((row) => ({ ...row, registeredAt: row.registeredAt.getTime() }));
  }

  async count(who: Identity, filter: LedgerFilter): Promise<number> {
    const asked = questionOf(filter);
    if (asked === null) return 0;
    const rows = await ask<{ n: number }>(this.source, who, { name: 'case-count', text: countOfCases, values: [asked] });
    return rows[0]?.n ?? 0;
  }

  /** Newest last; `after` is a sequence number. */
  async events(who: Identity, { kind, id }: Pick<Case, 'kind' | 'id'>, after: number, limit: number): Promise<readonly StoredEvent[]> {
    const rows = await ask<Omit<StoredEvent, 'at'> & { readonly at: Date }>(this.source, who, {
      name: 'case-events',
      text: eventsOfCase,
      values: [who.townId, kind, id, after, limit],
    });
    return rows.map((row) => ({ ...row, at: row.at.getTime() }));
  }

  /** The bodies of these texts of these cases; an erased one is missing. */
  async texts(
    who: Identity,
    wanted: readonly { readonly caseId: string; readonly textId: string }[],
  ): Promise<ReadonlyMap<string, string>> {
    if (wanted.length === 0) return new Map();
    const rows = await ask<TextRow & { [column: string]: unknown }>(this.source, who, {
      name: 'case-texts',
      text: bodies,
      values: [who.townId, wanted.map(({ caseId }) => caseId), wanted.map(({ textId }) => textId)],
    });
    return new Map((await this.vault.opened(who.townId, rows)).map(({ id, body }) => [id, body]));
  }

  /**
   * Cases in the caller's sight in which a party has exactly this number, the newest first; `note` of it is kept in the same transaction.
   * The number itself goes no further than here.
   */
  async byNumber(
    who: Identity,
    { kind, typed, limit }: NumberSearch,
    note: (found: readonly Case[]) => AuditNoteAt,
  ): Promise<readonly Case[]> {
    const blind = await this.vault.blind(who.townId, kind, typed);
    const values = [who.townId, kind, blind, limit];
    const work = async (transaction: Transaction): Promise<readonly Case[]> => {
      const { rows } = await transaction.query<{ data: Case }>({ name: 'case-by-number', text: casesByNumber, values });
      const found = rows.map(({ data }) => data);
      const { now, ...deed } = note(found);
      await transaction.last(noted(who.townId, deed, now));
      return found;
    };
    return inTransaction(this.source, who, work, () => true);
  }

  /** Which of these numbers are of cases that he sees. */
  async numbersInSight(who: Identity, numbers: readonly string[]): Promise<ReadonlySet<string>> {
    if (numbers.length === 0) return new Set();
    const rows = await ask<{ number: string }>(this.source, who, {
      name: 'case-numbers',
      text: numbersSeen,
      values: [who.townId, numbers],
    });
    return new Set(rows.map(({ number }) => number));
  }

  async personNames(who: Identity, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await ask<{ id: string; name: string }>(this.source, who, {
      name: 'person-names',
      text: namesOf,
      values: [who.townId, ids],
    });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

/** The filter in the words of the database's functions; null where it can match nothing. */
function questionOf({ q, leaves, queueOf, dueBefore, registeredFrom, registeredBefore, ...equal }: LedgerFilter): string | null {
  const words = q === undefined ? undefined : queryOf(q);
  if (words === null) return null;
  return JSON.stringify({
    ...equal,
    q: words,
    leaves: leaves && listOf(leaves),
    queueOf: queueOf && listOf(queueOf),
    dueBefore: instant(dueBefore),
    registeredFrom: instant(registeredFrom),
    registeredBefore: instant(registeredBefore),
  });
}

const instant = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString());
