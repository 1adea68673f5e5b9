import type { DataSource } from 'typeorm';

/** A statement that the server prepares once a connection and knows by its name. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What sign-in needs of a connection pool; one statement is one round trip. */
export interface Sql {
  query<Row extends object>(statement: Prepared): Promise<{ readonly rows: readonly Row[]; readonly rowCount: number | null }>;
}

/** The data source's own pool: TypeORM's `query` can neither name a statement nor save its planning. */
export function sqlOf(source: DataSource): Sql {
  const pool: unknown = 'master' in source.driver ? source.driver.master : undefined;
  if (!isSql(pool)) throw new Error('The data source is not open, or is not PostgreSQL');
  return pool;
}

const isSql = (pool: unknown): pool is Sql =>
  typeof pool === 'object' && pool !== null && 'query' in pool && typeof pool.query === 'function';
