import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cloneDatabase, type ClonedDatabase } from '@lib/testing';
import type { DataSource } from 'typeorm';
import { eachConnection } from './connections.js';
import { openDatabase } from './database.js';
import { asHouse } from './identity.js';
import { inOneTrip, inTransaction } from './in-transaction.js';
import { countRoundTrips } from './round-trips.js';

let cloned: ClonedDatabase;
let source: DataSource;
let sent = 0;
let trips = 0;

beforeAll(async () => {
  cloned = await cloneDatabase();
  source = await openDatabase(cloned.urls.app, { max: 1 });
  // What reaches the system: a write of one piece, or of several pieces together.
  eachConnection(source, ({ connection: { stream } }) => {
    for (const name of ['_write', '_writev'] as const) {
      const pass = (stream[name] as (...given: unknown[]) => void).bind(stream);
      stream[name] = (...given: unknown[]): void => {
        sent += 1;
        pass(...given);
      };
    }
  });
  countRoundTrips(source, () => (trips += 1));
});
afterAll(async () => {
  await source?.destroy();
  await cloned?.drop();
});

const during = async (work: () => Promise<unknown>): Promise<{ readonly sent: number; readonly trips: number }> => {
  await work(); // the statement's name is known from now on
  [sent, trips] = [0, 0];
  await work();
  return { sent, trips };
};
const one = { name: 'one', text: 'select $1::int as n', values: [1] };
const two = { name: 'two', text: 'select $1::int + 1 as n', values: [1] };

describe('statements that wait for nothing', () => {
  it('leave with their begin and commit in one piece', async () => {
    const asked = (): Promise<unknown> => inOneTrip(source, asHouse(1), (query) => Promise.all([query(one), query(two)]));
    expect(await during(asked)).toEqual({ sent: 1, trips: 1 });
  });

  it('leave in one piece on each side of a decision', async () => {
    const changed = (): Promise<unknown> =>
      inTransaction(
        source,
        asHouse(1),
        async (transaction) => {
          await Promise.all([transaction.query(one), transaction.query(two)]);
          return transaction.last(one);
        },
        () => true,
      );
    expect(await during(changed)).toEqual({ sent: 2, trips: 2 });
  });
});
