import type pg from 'pg';
import type { DataSource } from 'typeorm';

/** The data source's own pool of connections: TypeORM's `query` can neither name a statement nor save its planning. */
export function poolOf(source: DataSource): pg.Pool {
  const pool: unknown = 'master' in source.driver ? source.driver.master : undefined;
  if (!isPool(pool)) throw new Error('The data source is not open, or is not PostgreSQL');
  return pool;
}

const isPool = (pool: unknown): pool is pg.Pool =>
  typeof pool === 'object' && pool !== null && 'query' in pool && typeof pool.query === 'function';
