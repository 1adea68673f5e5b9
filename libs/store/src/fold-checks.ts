import type { QueryConfig, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import { foldDifference } from './fold-check.js';
import { asHouse } from './identity.js';
import { ask, inOneTrip } from './in-transaction.js';
import { StoredCases } from './stored-case.js';

/** How far the daily look at a town's histories has come. */
export interface FoldCheck {
  readonly townId: number;
  /** Plain date, Asia/Shanghai. */
  readonly day: string;
  readonly after: string | null;
  readonly looked: number;
  readonly differences: number;
  /** The first case that differed. */
  readonly first: { readonly kind: string; readonly id: string } | null;
  readonly ended: boolean;
}

export interface CaseDifference {
  readonly kind: string;
  readonly id: string;
  /** JSON pointer; names a place and nothing personal. */
  readonly pointer: string;
}

export interface FoldBatch {
  readonly check: FoldCheck;
  readonly differences: readonly CaseDifference[];
  /** No case stands behind this batch. */
  readonly last: boolean;
}

const columns = `town_id as "townId", checked_on::text as day, after_case as after, looked, differences,
  case when first_case is null then null else jsonb_build_object('kind', first_kind, 'id', first_case) end as first, ended_at is not null as ended`;
const begin = `insert into fold_check (town_id, checked_on, started_at) values ($1, $2, $3) on conflict do nothing`;
const read = `select ${columns} from fold_check where town_id = $1 and checked_on = $2`;
// Whoever looked at the same batch at the same time finds it counted already.
const advance = `
  update fold_check set after_case = $4, looked = looked + $5, differences = differences + $6,
    first_kind = coalesce(first_kind, $7), first_case = coalesce(first_case, $8)
  where town_id = $1 and checked_on = $2 and after_case is not distinct from $3 and ended_at is null`;
const end = `update fold_check set ended_at = coalesce(ended_at, $3) where town_id = $1 and checked_on = $2`;
const latest = `
  select looked, differences, ended_at as "endedAt" from fold_check where town_id = $1 and ended_at is not null order by checked_on desc limit 1`;

const usualBatch = 200;

/** Remembers in the database what the daily look still owes, so that any worker can go on where another was stopped. */
export class FoldChecks {
  private readonly cases: StoredCases;

  constructor(private readonly source: DataSource) {
    this.cases = new StoredCases(source);
  }

  async towns(): Promise<readonly number[]> {
    const rows = await this.source.query<{ id: number }[]>('select id from town order by id');
    return rows.map(({ id }) => id);
  }

  /** The check of this day, begun where it was not. */
  async of(townId: number, day: string, now: number): Promise<FoldCheck> {
    return this.written(townId, day, { text: begin, values: [townId, day, new Date(now)] });
  }

  /** Looks at the next cases and remembers how far it came. */
  async look({ townId, day, after }: FoldCheck, limit: number = usualBatch): Promise<FoldBatch> {
    const page = await this.cases.page(townId, after, limit);
    const differences = page.flatMap((stored): readonly CaseDifference[] => {
      const difference = foldDifference(stored);
      return difference ? [{ kind: String(stored.row['kind']), id: stored.id, pointer: difference.pointer }] : [];
    });
    const [first] = differences;
    const reached = page.at(-1)?.id ?? after;
    const values = [townId, day, after, reached, page.length, differences.length, first?.kind ?? null, first?.id ?? null];
    const check = await this.written(townId, day, { text: advance, values });
    return { check, differences, last: page.length < limit };
  }

  async end({ townId, day }: FoldCheck, now: number): Promise<void> {
    await ask(this.source, asHouse(townId), { text: end, values: [townId, day, new Date(now)] });
  }

  /** The last check that came to its end. */
  async latest(townId: number): Promise<{ readonly looked: number; readonly differences: number; readonly endedAt: number } | null> {
    const statement = { text: latest, values: [townId] };
    const [row] = await ask<{ looked: number; differences: number; endedAt: Date }>(this.source, asHouse(townId), statement);
    return row ? { ...row, endedAt: row.endedAt.getTime() } : null;
  }

  /** Writes, and reads what then stands there. */
  private async written(townId: number, day: string, statement: QueryConfig): Promise<FoldCheck> {
    const [, { rows }] = await inOneTrip(this.source, asHouse(townId), (query) =>
      Promise.all([query(statement), query<FoldCheck & QueryResultRow>({ text: read, values: [townId, day] })]),
    );
    const [check] = rows;
    if (!check) throw new Error(`the check of ${day} has vanished`);
    return check;
  }
}
