import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import { told, type Identity } from './identity.js';
import { poolOf } from './pool.js';

/** What the work of one transaction asks with. Statements that do not wait for each other travel in one round trip. */
export interface Transaction {
  query<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>>;
  /** The last statement and the commit in one round trip. Should it fail, the commit undoes instead. */
  last<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>>;
}

/**
 * One transaction of one town as one person. The identity goes with `begin` ahead of the first statement; a result that is
 * not worth keeping is rolled back. Nothing remote happens inside.
 */
export function inTransaction<T>(
  source: DataSource,
  who: Identity,
  work: (transaction: Transaction) => Promise<T>,
  keeps: (result: T) => boolean,
): Promise<T> {
  return withClient(source, (client) => run(client, who, work, keeps));
}

/**
 * Begin with the identity, what `ask` asks, and commit, all in one round trip. Whatever is asked must be asked before anything
 * is waited for: the commit leaves right behind it, and what came later would stand without an identity and be refused.
 */
export function inOneTrip<T>(source: DataSource, who: Identity, ask: (query: Transaction['query']) => Promise<T>): Promise<T> {
  return withClient(source, async (client) => {
    const begun = client.query(`begin; ${told(who)}`);
    const asked = ask((statement) => client.query(statement));
    const ended = client.query('commit');
    const [opening, working, ending] = await Promise.allSettled([begun, asked, ended]);
    if (opening.status === 'rejected') throw opening.reason;
    if (working.status === 'rejected') throw working.reason;
    if (ending.status === 'rejected') throw ending.reason;
    return working.value;
  });
}

/** One statement by itself. */
export async function ask<Row extends QueryResultRow>(source: DataSource, who: Identity, statement: QueryConfig): Promise<readonly Row[]> {
  return (await inOneTrip(source, who, (query) => query<Row>(statement))).rows;
}

async function withClient<T>(source: DataSource, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await poolOf(source).connect();
  let gone: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    // A commit that was refused has undone already; undoing twice is no error. The first error is the one that tells.
    await client.query('rollback').catch((lost: Error) => (gone = lost));
    throw error;
  } finally {
    client.release(gone);
  }
}

async function run<T>(client: PoolClient, who: Identity, work: (transaction: Transaction) => Promise<T>, keeps: (result: T) => boolean) {
  let committed: Promise<unknown> | undefined;
  const transaction: Transaction = {
    query: (statement) => client.query(statement),
    last: (statement) => {
      const answer = client.query(statement);
      committed = client.query('commit');
      committed.catch(() => undefined); // heard below, when the work is through
      return answer as Promise<QueryResult<never>>; // the row type is the caller's word, as everywhere with pg
    },
  };
  const begun = client.query(`begin; ${told(who)}`);
  // Both are heard out before anything else is sent: a statement that came after a rollback would stand alone.
  const [opening, working] = await Promise.allSettled([begun, work(transaction)]);
  if (opening.status === 'rejected') throw opening.reason;
  if (working.status === 'rejected') throw working.reason;
  await (committed ?? client.query(keeps(working.value) ? 'commit' : 'rollback'));
  return working.value;
}
