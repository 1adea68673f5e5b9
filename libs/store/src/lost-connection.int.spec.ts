import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cloneDatabase, type ClonedDatabase } from '@lib/testing';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { openDatabase } from './database.js';
import { asHouse } from './identity.js';
import { inTransaction } from './in-transaction.js';
import { poolOf } from './pool.js';

let cloned: ClonedDatabase;
let source: DataSource;
let superuser: pg.Client;

beforeAll(async () => {
  cloned = await cloneDatabase();
  source = await openDatabase(cloned.urls.app, { max: 2 });
  superuser = new pg.Client({ connectionString: cloned.urls.superuser });
  await superuser.connect();
}, 60_000);

afterAll(async () => {
  await source?.destroy();
  await superuser?.end();
  await cloned?.drop();
});

/** Ends every connection of the application that is at work on a sleep, as a server that goes away does. */
async function endThoseAsleep(): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { rowCount } = await superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'duliu_app' and wait_event = 'PgSleep'`,
    );
    if (rowCount) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nobody was asleep');
}

/** How many listeners each error event of a connection meets: one that meets none ends the process. */
function listenersMet(): readonly number[] {
  const met: number[] = [];
  poolOf(source).on('connect', (client) => {
    const emit = client.emit.bind(client) as (...event: unknown[]) => boolean;
    client.emit = ((...event: unknown[]) => {
      if (event[0] === 'error') met.push(client.listenerCount('error'));
      return emit(...event);
    }) as typeof client.emit;
  });
  return met;
}

describe('a connection that ends at work', () => {
  it('fails its transaction, never the process, and the next transaction has a new one', async () => {
    const met = listenersMet();
    await Promise.all([1, 2].map(() => source.query('select pg_sleep(0.05)'))); // the second connection is opened here
    const working = inTransaction(
      source,
      asHouse(1),
      (transaction) => transaction.query({ text: 'select pg_sleep(25)' }),
      () => true,
    );
    const [outcome] = await Promise.all([
      working.then(
        () => 'kept',
        (error: unknown) => error,
      ),
      endThoseAsleep(),
    ]);
    expect(outcome).toBeInstanceOf(Error);
    expect(await source.query('select 1 as one')).toEqual([{ one: 1 }]);
    expect(met.filter((listeners) => listeners === 0)).toEqual([]);
  }, 60_000);
});
