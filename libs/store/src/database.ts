import pg from 'pg';
import { DataSource } from 'typeorm';
import { eachConnection, outlivesItsEnd, sendsTogether } from './connections.js';
import { FirstHouse1790000000000 } from './migrations/1790000000000-first-house.js';
import { RoomToUpdate1790000100000 } from './migrations/1790000100000-room-to-update.js';
import { MediatorsAndScreen1790000200000 } from './migrations/1790000200000-mediators-and-screen.js';
import { Watch1790000600000 } from './migrations/1790000600000-watch.js';
import { HoldingTimes1790000700000 } from './migrations/1790000700000-holding-times.js';
import { RowPolicy1790000800000 } from './migrations/1790000800000-row-policy.js';
import { SearchInSight1790000810000 } from './migrations/1790000810000-search-in-sight.js';
import { HistoryHeads1790000900000 } from './migrations/1790000900000-history-heads.js';
import { SeenByItsKey1790001400000 } from './migrations/1790001400000-seen-by-its-key.js';
import { RowsInSight1790001410000 } from './migrations/1790001410000-rows-in-sight.js';
import { Recused1790001600000 } from './migrations/1790001600000-recused.js';
import { Receipts1790002200000 } from './migrations/1790002200000-receipts.js';
import { SealedTexts1790002210000 } from './migrations/1790002210000-sealed-texts.js';
import { Audit1790002220000 } from './migrations/1790002220000-audit.js';
import { SignIn1790002300000 } from './migrations/1790002300000-sign-in.js';
import { People1790002310000 } from './migrations/1790002310000-people.js';
import { AccusationsKept1790002400000 } from './migrations/1790002400000-accusations-kept.js';
import { MonthlyReport1790002500000 } from './migrations/1790002500000-monthly-report.js';

const migrations = [
  FirstHouse1790000000000,
  RoomToUpdate1790000100000,
  MediatorsAndScreen1790000200000,
  Watch1790000600000,
  HoldingTimes1790000700000,
  RowPolicy1790000800000,
  SearchInSight1790000810000,
  HistoryHeads1790000900000,
  SeenByItsKey1790001400000,
  RowsInSight1790001410000,
  Recused1790001600000,
  Receipts1790002200000,
  SealedTexts1790002210000,
  Audit1790002220000,
  SignIn1790002300000,
  People1790002310000,
  AccusationsKept1790002400000,
  MonthlyReport1790002500000,
];

/** Dates stay the plain text of the legal day; a JavaScript Date would add a time zone to them. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export interface DatabaseOptions {
  /** Most connections of this process. */
  readonly max?: number;
  readonly applicationName?: string;
  /** Milliseconds after which the server ends a statement; 0: never. */
  readonly statementTimeout?: number;
}

/** A data source for one role. Never synchronizes; statements slower than half a minute are ended by the server, unless told otherwise. */
export async function openDatabase(
  url: string,
  { max = 10, applicationName = 'duliu', statementTimeout = 30_000 }: DatabaseOptions = {},
): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url,
    applicationName,
    migrations,
    synchronize: false,
    logging: false,
    // What a transaction knows beforehand travels together: fewer wake-ups on both sides.
    extra: { max, pipeline: true, keepAlive: true, statement_timeout: statementTimeout, connectionTimeoutMillis: 5_000 },
  });
  await source.initialize();
  eachConnection(source, outlivesItsEnd);
  eachConnection(source, sendsTogether);
  return source;
}

/** Brings the schema up to date under an advisory lock; two starters at once do the work once. Returns the names that ran. */
export async function migrate(migratorUrl: string): Promise<readonly string[]> {
  const lock = new pg.Client({ connectionString: migratorUrl });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock(hashtext($1))', ['duliu.migrations']);
    const source = await openDatabase(
      migratorUrl, // A column that PostgreSQL draws from the documents rewrites the ledger: at a million cases that takes minutes, and is no fault.
      { max: 2, applicationName: 'duliu-migrations', statementTimeout: 0 },
    );
    try {
      const ran = await source.runMigrations({ transaction: 'all' });
      return ran.map((migration) => migration.name);
    } finally {
      await source.destroy();
    }
  } finally {
    await lock.end();
  }
}
