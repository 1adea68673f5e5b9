import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Scope } from '@lib/access';
import type { Case, OtherCase, PlacedEvent } from '@lib/cases';
import type { Json } from '@lib/kernel';
import { poolOf } from './pool.js';
import { queryOf } from './search-words.js';

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
  select t.id, t.body from unnest($2::uuid[], $3::uuid[]) wanted (matter_id, id)
  join text t on t.town_id = $1 and t.matter_id = wanted.matter_id and t.id = wanted.id`;
const namesOf = `select id, name from person where town_id = $1 and id = any($2)`;

const farFuture = "'9999-12-31T00:00:00Z'::timestamptz";

/** Reads cases. Every list goes through a scope; what is out of scope is not there. */
export class CaseReader {
  private readonly pool: pg.Pool;

  constructor(source: DataSource) {
    this.pool = poolOf(source);
  }

  async one(townId: number, id: string): Promise<Case | undefined> {
    const { rows } = await this.pool.query<{ data: Case }>({ name: 'case-one', text: oneCase, values: [townId, id] });
    return rows[0]?.data;
  }

  async page(townId: number, scope: Scope, filter: LedgerFilter, page: LedgerPage): Promise<readonly Case[]> {
    const where = new Conditions(townId);
    if (!where.scope(scope) || !where.filter(filter)) return [];
    const key = page.by === 'registered' ? 'registered_at' : `coalesce(next_due_at, ${farFuture})`;
    const order = page.descending ? 'desc' : 'asc';
    if (page.after)
      where.add(
        `(${key}, id) ${page.descending ? '<' : '>'} (${where.value(new Date(page.after.key))}::timestamptz, ${where.value(page.after.id)}::uuid)`,
      );
    const sql = `select data from cases where ${where.text} order by ${key} ${order}, id ${order} limit ${where.value(page.limit)}`;
    const { rows } = await this.pool.query<{ data: Case }>(sql, where.values);
    return rows.map(({ data }) => data);
  }

  /** Open cases of the same kind and village that this one may double, newest first: of the last fifty there, at most ten. */
  async others(townId: number, scope: Scope, { id, kind, village }: Pick<Case, 'id' | 'kind' | 'village'>): Promise<readonly OtherCase[]> {
    const where = new Conditions(townId);
    if (!where.scope(scope) || !where.filter({ kind, village: village ?? undefined })) return [];
    const { rows } = await this.pool.query<Omit<OtherCase, 'registeredAt'> & { readonly registeredAt: Date }>(
      `select id, kind, number, open, source, registered_at as "registeredAt", data ->> 'agreement' is not null as agreed
       from (select * from cases where ${where.text} order by registered_at desc, id desc limit 50) recent
       where open and id <> ${where.value(id)} order by registered_at desc, id desc limit 10`,
      where.values,
    );
    return rows.map((row) => ({ ...row, registeredAt: row.registeredAt.getTime() }));
  }

  async count(townId: number, scope: Scope, filter: LedgerFilter): Promise<number> {
    const where = new Conditions(townId);
    if (!where.scope(scope) || !where.filter(filter)) return 0;
    const { rows } = await this.pool.query<{ n: number }>(`select count(*)::int as n from cases where ${where.text}`, where.values);
    return rows[0]?.n ?? 0;
  }

  /** Newest last; `after` is a sequence number. */
  async events(townId: number, { kind, id }: Pick<Case, 'kind' | 'id'>, after: number, limit: number): Promise<readonly StoredEvent[]> {
    const { rows } = await this.pool.query<Omit<StoredEvent, 'at'> & { readonly at: Date }>({
      name: 'case-events',
      text: eventsOfCase,
      values: [townId, kind, id, after, limit],
    });
    return rows.map((row) => ({ ...row, at: row.at.getTime() }));
  }

  /** The bodies of these texts of these cases; an erased one is missing. */
  async texts(
    townId: number,
    wanted: readonly { readonly caseId: string; readonly textId: string }[],
  ): Promise<ReadonlyMap<string, string>> {
    if (wanted.length === 0) return new Map();
    const { rows } = await this.pool.query<{ id: string; body: string | null }>({
      name: 'case-texts',
      text: bodies,
      values: [townId, wanted.map(({ caseId }) => caseId), wanted.map(({ textId }) => textId)],
    });
    return new Map(rows.flatMap(({ id, body }) => (body === null ? [] : [[id, body] as const])));
  }

  async personNames(townId: number, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const { rows } = await this.pool.query<{ id: string; name: string }>({ name: 'person-names', text: namesOf, values: [townId, ids] });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

/** Builds a where clause whose values are always parameters. */
class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  constructor(townId: number) {
    this.add(`town_id = ${this.value(townId)}`);
  }

  get text(): string {
    return this.parts.join(' and ');
  }

  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  add(condition: string): void {
    this.parts.push(condition);
  }

  /** False where nothing can be seen. */
  scope(scope: Scope): boolean {
    if (scope.kind === 'some') {
      const { villages, organisations, sources, registeredBy } = scope;
      this.add(
        `(village_id = any(${this.value(villages)}) or involved && ${this.value(organisations)}::text[] or source = any(${this.value(sources)}) or registered_by = ${this.value(registeredBy)})`,
      );
    }
    return scope.kind !== 'none';
  }

  /** False where the filter can match nothing. */
  filter(filter: LedgerFilter): boolean {
    if (filter.q !== undefined) {
      const query = queryOf(filter.q);
      if (query === null) return false;
      this.add(`search @@ ${this.value(query)}::tsquery`);
    }
    this.equal('state', filter.state);
    this.equal('holder_organisation', filter.holder);
    this.equal('village_id', filter.village);
    this.equal('tile', filter.tile);
    this.equal('risk', filter.risk);
    this.equal('kind', filter.kind);
    this.equal('project', filter.project);
    this.equal('collective', filter.collective);
    if (filter.leaves !== undefined) this.add(`leaf = any(${this.value(filter.leaves)})`);
    if (filter.dueBefore !== undefined) this.add(`open and next_due_at < ${this.value(new Date(filter.dueBefore))}`);
    if (filter.registeredFrom !== undefined) this.add(`registered_at >= ${this.value(new Date(filter.registeredFrom))}`);
    if (filter.registeredBefore !== undefined) this.add(`registered_at < ${this.value(new Date(filter.registeredBefore))}`);
    if (filter.queueOf !== undefined) {
      const mine = this.value(filter.queueOf);
      this.add(
        `open and (holder_organisation = any(${mine}) or (involved && ${mine}::text[] and exists (
          select from jsonb_array_elements(data->'assisting') office
          where office->>'organisation' = any(${mine}) and office->>'status' in ('asked', 'signed-for'))))`,
      );
    }
    return true;
  }

  private equal(column: string, value: string | boolean | undefined): void {
    if (value !== undefined) this.add(`${column} = ${this.value(value)}`);
  }
}
