import pg from 'pg';
import { asHouse, told } from '../identity.js';

/** Two connections that see the same instant of the database: one streams, the other looks things up beside it. */
export interface Snapshot {
  readonly stream: pg.Client;
  readonly beside: pg.Client;
}

/**
 * Work that reads as the one and only town, without the statement time-out of the application's own connections and without the
 * pipeline, in which one long answer would hold up the next.
 */
export async function inSnapshot<T>(url: string, town: string, work: (snapshot: Snapshot, townId: number) => Promise<T>): Promise<T> {
  const [stream, beside] = [open(url), open(url)];
  try {
    await stream.connect();
    await stream.query('begin isolation level repeatable read read only');
    const { rows } = await stream.query<{ id: number; snapshot: string }>(
      `select id, pg_export_snapshot() as snapshot from town where slug = $1`,
      [town],
    );
    const [found] = rows;
    if (!found) throw new Error(`There is no town ${town} in the database.`);
    await beside.connect();
    await beside.query('begin isolation level repeatable read read only');
    await beside.query(`set transaction snapshot ${pg.escapeLiteral(found.snapshot)}`);
    for (const client of [stream, beside]) await client.query(told(asHouse(found.id, 'history')));
    return await work({ stream, beside }, found.id);
  } finally {
    await Promise.all([stream.end(), beside.end()]);
  }
}

const open = (url: string): pg.Client => {
  const client = new pg.Client({ connectionString: url, application_name: 'duliu-history', keepAlive: true });
  // A connection that breaks fails the statement in hand, and that is heard; said once more here, it would end the process.
  client.on('error', () => undefined);
  return client;
};
