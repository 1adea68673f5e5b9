import pg, { type PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

export interface Identity {
  readonly townId: number;
  readonly person: string;
}

/**
 * One transaction of one town as one person. The identity goes with `begin` in the same round trip; a result that is
 * not worth keeping is rolled back. Nothing remote happens inside.
 */
export async function inTransaction<T>(
  source: DataSource,
  who: Identity,
  work: (client: PoolClient) => Promise<T>,
  keeps: (result: T) => boolean,
): Promise<T> {
  const runner = source.createQueryRunner();
  try {
    const client = (await runner.connect()) as PoolClient; // the postgres driver hands out pg's own client
    await client.query(
      `begin; select set_config('app.town_id', ${pg.escapeLiteral(String(who.townId))}, true), set_config('app.person', ${pg.escapeLiteral(who.person)}, true)`,
    );
    try {
      const result = await work(client);
      await client.query(keeps(result) ? 'commit' : 'rollback');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined); // the connection itself may be gone; the first error is the one that tells
      throw error;
    }
  } finally {
    await runner.release();
  }
}
