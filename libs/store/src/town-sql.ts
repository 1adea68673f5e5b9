import type { DataSource } from 'typeorm';
import type { Sql } from '@lib/access';
import { asTown } from './identity.js';
import { inOneTrip } from './in-transaction.js';
import { poolOf } from './pool.js';

/** What sign-in asks with: as nobody yet, in a town; or, to find out who it is, as nobody and nowhere. */
export const townSql = (source: DataSource): Sql => ({
  query: <Row extends object>(townId: number, { name, text, values }: Parameters<Sql['query']>[1]) =>
    inOneTrip(source, asTown(townId), (query) => query<Row & { [column: string]: unknown }>({ name, text, values: [...values] })),
  nowhere: <Row extends object>({ name, text, values }: Parameters<Sql['nowhere']>[0]) =>
    poolOf(source).query<Row & { [column: string]: unknown }>({ name, text, values: [...values] }),
});
