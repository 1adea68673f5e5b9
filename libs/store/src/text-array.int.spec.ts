import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { cloneDatabase, type ClonedDatabase } from '@lib/testing';
import { textArray } from './text-array.js';

describe('an array of texts in binary', () => {
  let database: ClonedDatabase;
  let sql: pg.Client;
  beforeAll(async () => {
    database = await cloneDatabase();
    sql = new pg.Client({ connectionString: database.urls.superuser });
    await sql.connect();
  });
  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  it.each([[[]], [['']], [['{"a":"宅基地"}', 'quote " and \\ and , and {}', 'null', '𠮷野家', 'x'.repeat(70_000)]]])(
    'comes back as it was: %#',
    async (texts) => {
      const { rows } = await sql.query<{ texts: string[] }>('select $1::text[] as texts', [textArray(texts)]);
      expect(rows[0]?.texts).toEqual(texts);
    },
  );
});
