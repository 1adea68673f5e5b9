import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Case } from '@lib/cases';
import type { PersonActor } from '@lib/kernel';
import { asActor, asHouse, asTown, type Identity } from './identity.js';
import { ask } from './in-transaction.js';
import { storedTown, type StoredTown } from './stored-town.fixture.js';

const noon = Date.parse('2026-09-07T12:00:00+08:00');

let town: StoredTown;
let here: Case;
let there: Case;
/** A town beside, with a case of its own. */
let beside: { readonly townId: number; readonly caseId: string };

beforeAll(async () => {
  town = await storedTown();
  const rooms = await town.owner.query<{ id: string; village_id: string }>(
    "select id, village_id from organisation where kind = 'village-room' order by id limit 2",
  );
  const [one, two] = rooms.rows;
  if (!one || !two) throw new Error('a town of one room');
  here = await town.register(noon);
  there = await town.register(noon, { village: two.village_id, from: two.id, summary: '他村案件' });
  await town.owner.query('update cases set registered_by = $2 where id = $1', [there.id, 'p-somebody-else']);
  beside = await copiedIntoTownBeside();
}, 120_000);
afterAll(() => town.close(), 120_000);

/** The same case, with all that hangs on it, in another town. */
async function copiedIntoTownBeside(): Promise<typeof beside> {
  const made = await town.owner.query<{ id: number }>(
    "insert into town (slug, name_zh, name_en) values ('beside', '邻镇', 'Beside') returning id",
  );
  const townId = made.rows[0]?.id ?? 0;
  for (const table of ['village', 'organisation', 'person', 'event', 'text', 'deadline', 'cases'])
    await town.owner.query(`
      do $$ declare names text; begin
        select string_agg(quote_ident(attname), ', ') into names from pg_attribute
        where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'town_id';
        execute format('insert into ${table} (town_id, %s) select ${townId}, %s from ${table} where town_id = ${town.townId}', names, names);
      end $$`);
  return { townId, caseId: here.id };
}

const actor = (role: string, organisation: string): PersonActor => ({
  kind: 'person',
  personId: `p-test-${role}`,
  posts: [{ role, organisation }],
});
const as = (role: string, organisation: string): Identity =>
  asActor(town.townId, actor(role, organisation), { villageOf: (office) => (office === here.involved[0] ? here.village : null) });
const mediator = (): Identity => as('village-mediator', here.involved[0] ?? '');

/** As the application role, with the identity set and no condition of the application. */
const seen = async (who: Identity, table: string, column: string): Promise<readonly unknown[]> =>
  (await ask<{ one: unknown }>(town.app, who, { text: `select distinct ${column} as one from ${table} order by 1` })).map(({ one }) => one);

const both = (): readonly string[] => [here.id, there.id].sort();

describe('the row policies', () => {
  it('stand on every table with a town, forced on the owner too', async () => {
    const { rows } = await town.owner.query<{ name: string }>(`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'town_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (
        c.relrowsecurity and c.relforcerowsecurity
        and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'owner')
        and exists (select from pg_policy p where p.polrelid = c.oid and 'duliu_app'::regrole = any (p.polroles)))`);
    expect(rows).toEqual([]);
  });

  it('let nobody in who does not say in which town he works', async () => {
    const stranger = new pg.Client({ connectionString: town.database.urls.app });
    await stranger.connect();
    try {
      for (const table of ['cases', 'event', 'text', 'account', 'notice'])
        await expect(stranger.query(`select from ${table}`)).rejects.toThrow(/app\.town_id/);
      await ask(town.app, asTown(town.townId), { text: 'select 1' });
      await expect(town.app.query('select from cases')).rejects.toThrow(); // nor does a connection remember the transaction before
    } finally {
      await stranger.end();
    }
  });

  it.each(['cases', 'event', 'text', 'deadline'])('show of %s what is in scope and no more', async (table) => {
    const column = table === 'cases' ? 'id' : 'matter_id';
    expect(await seen(as('dispatcher', 'centre'), table, column)).toEqual(both());
    expect(await seen(as('auditor', 'town-government'), table, column)).toEqual(both());
    expect(await seen(mediator(), table, column)).toEqual([here.id]);
    expect(await seen(as('police', 'police'), table, column)).toEqual([]);
    expect(await seen(as('admin', 'town-government'), table, column)).toEqual([]);
    expect(await seen(asTown(town.townId), table, column)).toEqual([]);
    expect(await seen(asHouse(town.townId), table, column)).toEqual(both());
  });

  it('show an office the cases it is involved in, a petition officer the petitions, and everybody his own', async () => {
    await town.owner.query(
      `update cases set involved = involved || '{police}', source = 'petition', registered_by = 'p-test-lawyer' where id = $1 and town_id = $2`,
      [there.id, town.townId],
    );
    for (const [role, office] of [
      ['police', 'police'],
      ['petition-officer', 'petition-office'],
      ['lawyer', 'law-firm'],
    ] as const) {
      expect(await seen(as(role, office), 'cases', 'id')).toEqual([there.id]);
      expect(await seen(as(role, office), 'event', 'matter_id')).toEqual([there.id]);
    }
    expect(await seen(as('admin', 'police'), 'cases', 'id')).toEqual([]);
    await town.owner.query(
      `update cases set involved = array_remove(involved, 'police'), source = 'walk-in', registered_by = 'p-x' where id = $1`,
      [there.id],
    );
  });

  it('keep towns apart, whoever asks', async () => {
    for (const table of ['cases', 'event', 'text', 'deadline', 'person', 'organisation', 'village', 'post', 'account'])
      for (const who of [asHouse(beside.townId), as('dispatcher', 'centre'), asTown(town.townId)])
        expect((await seen(who, table, 'town_id')).filter((id) => id !== who.townId)).toEqual([]);
    expect(await seen(asHouse(beside.townId), 'cases', 'id')).toEqual(both());
  });

  it('let nobody write into another town, nor into a case that is out of sight', async () => {
    const write = (who: Identity, text: string, values: unknown[]): Promise<unknown> => ask(town.app, who, { text, values });
    const counted = `insert into counter (town_id, year, scope, last) values ($1, 2026, 'x', 1)`;
    await expect(write(as('dispatcher', 'centre'), counted, [beside.townId])).rejects.toThrow(/row-level security/);
    await expect(
      write(
        mediator(),
        `insert into notice (town_id, id, organisation_id, role, matter_kind, matter_id, kind, says, created_at, visible_at)
        values ($1, $2, 'centre', 'dispatcher', 'dispute', $3, 'holder', '{}', now(), now())`,
        [town.townId, randomUUID(), here.id],
      ),
    ).rejects.toThrow(/row-level security/);
    const moved = (who: Identity, id: string): Promise<readonly object[]> =>
      ask(town.app, who, { text: `update cases set waiting_on = waiting_on where id = $1 returning id`, values: [id] });
    expect(await moved(mediator(), there.id)).toEqual([]);
    expect(await moved(mediator(), here.id)).toHaveLength(1);
    const erased = {
      text: `update text set body = null, salt = null, erased_at = now() where matter_id = $1 returning id`,
      values: [there.id],
    };
    expect(await ask(town.app, mediator(), erased)).toEqual([]);
  });

  it('show a notice to its post and an idempotency key to its owner', async () => {
    await town.owner.query(
      `insert into notice (town_id, id, organisation_id, role, matter_kind, matter_id, kind, says, created_at, visible_at)
       values ($1, $2, 'centre', 'dispatcher', 'dispute', $3, 'holder', '{}', now(), now())`,
      [town.townId, randomUUID(), here.id],
    );
    await town.owner.query(
      `insert into idempotency (town_id, user_id, key, route, body_hash, created_at) values ($1, 'p-test-dispatcher', $2, 'r', '', now())`,
      [town.townId, randomUUID()],
    );
    expect(await seen(as('dispatcher', 'centre'), 'notice', 'role')).toEqual(['dispatcher']);
    expect(await seen(as('centre-head', 'centre'), 'notice', 'role')).toEqual([]);
    expect(await seen(as('dispatcher', 'centre'), 'idempotency', 'user_id')).toEqual(['p-test-dispatcher']);
    expect(await seen(as('centre-head', 'centre'), 'idempotency', 'user_id')).toEqual([]);
    expect(await seen(as('dispatcher', 'centre'), 'outbox', 'id')).toEqual([]);
  });
});

describe('the other roles', () => {
  const refuses = async (role: 'claimer' | 'queue', ...statements: readonly string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: town.database.urls[role] });
    await client.connect();
    try {
      for (const statement of statements) await expect(client.query(statement)).rejects.toThrow(/permission denied/);
    } finally {
      await client.end();
    }
  };

  it('claim times across towns and read nothing else', async () => {
    const claimer = new pg.Client({ connectionString: town.database.urls.claimer });
    await claimer.connect();
    const due = await claimer.query<{ town_id: number }>('select distinct town_id from deadline order by 1');
    await claimer.end();
    expect(due.rows.map(({ town_id }) => town_id)).toEqual([town.townId, beside.townId]);
    await refuses('claimer', 'select from cases', 'select body from text', 'select data from event', 'select last_error from deadline');
  });

  it('queue jobs and read no table of ours', async () => {
    await refuses('queue', 'select from cases', 'select from text', 'select from outbox', 'select from deadline');
  });

  it('open no session but by the function of the owner, which takes no table but ours', async () => {
    const functions = await town.owner.query<{ name: string; path: string[] | null; public: boolean }>(
      `select proname as name, proconfig as path, has_function_privilege('duliu_queue', oid, 'execute') as public
       from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`,
    );
    expect(functions.rows.length).toBeGreaterThan(0);
    for (const { path, public: open } of functions.rows) {
      expect(path).toEqual(['search_path=pg_catalog, public, pg_temp']);
      expect(open).toBe(false);
    }
  });
});
