import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { cloneDatabase, type ClonedDatabase } from './database.js';

async function ask(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

describe('a cloned database', () => {
  let one: ClonedDatabase;
  let two: ClonedDatabase;
  beforeAll(async () => {
    [one, two] = await Promise.all([cloneDatabase(), cloneDatabase()]);
  });
  afterAll(async () => {
    await Promise.all([one.drop(), two.drop()]);
  });

  it('has the migrated tables and the schema of the queue', async () => {
    const tables = await ask(
      one.urls.superuser,
      "select to_regclass('public.deadline') is not null as ours, to_regclass('bullmq.job') is not null as theirs",
    );
    expect(tables.rows).toEqual([{ ours: true, theirs: true }]);
  });

  it('holds the town with its villages and demonstration accounts', async () => {
    const counts = await ask(
      one.urls.superuser,
      'select (select count(*)::int from village) as villages, (select count(*)::int from account) as accounts',
    );
    expect(counts.rows[0]).toMatchObject({ villages: 28 });
    expect(counts.rows[0].accounts).toBeGreaterThan(40);
  });

  it('opens to each role under its own name', async () => {
    for (const role of ['migrator', 'app', 'claimer', 'queue'] as const) {
      const who = await ask(one.urls[role], 'select current_user as name');
      expect(who.rows).toEqual([{ name: `duliu_${role}` }]);
    }
  });

  it('shares nothing with its sister', async () => {
    await ask(one.urls.migrator, "insert into town (slug, name_zh, name_en) values ('only-here', '此处', 'Here')");
    const seen = await ask(two.urls.migrator, "select from town where slug = 'only-here'");
    expect(seen.rowCount).toBe(0);
  });

  it('refuses a wrong password', async () => {
    const wrong = new URL(one.urls.app);
    wrong.password = 'wrong';
    await expect(ask(wrong.toString(), 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('goes away even while somebody is connected', async () => {
    const doomed = await cloneDatabase();
    const visitor = new pg.Client({ connectionString: doomed.urls.app });
    await visitor.connect();
    const thrownOut = new Promise((resolve) => visitor.on('error', resolve));
    await doomed.drop();
    await thrownOut;
    await expect(ask(doomed.urls.app, 'select 1')).rejects.toMatchObject({ code: '3D000' });
  });
});
