import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { projectRoot } from '@lib/platform';
import { cloneDatabase, type ClonedDatabase } from '@lib/testing';
import { loadTown, type Person } from '@lib/town';
import pg from 'pg';
import { seedTown } from './seed-town.js';

const town = loadTown(join(projectRoot(), 'config'), 'duliu');
const smaller = { ...town, slug: 'other', people: town.people.slice(0, 3) };
let database: ClonedDatabase;
let client: pg.Client;

const count = async (table: string, townId: number): Promise<number> =>
  Number((await client.query<{ n: string }>(`select count(*) n from ${table} where town_id = $1`, [townId])).rows[0]?.n);

beforeAll(async () => {
  database = await cloneDatabase();
  client = new pg.Client({ connectionString: database.urls.migrator });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

describe('a town that is seeded', () => {
  it('has its villages, offices and people, and an account for each demonstration person', async () => {
    const id = await seedTown(database.urls.migrator, town, { demonstrationPasswordHash: 'one' });
    expect(await count('village', id)).toBe(28);
    expect(await count('organisation', id)).toBe(town.organisations.length);
    expect(await count('account', id)).toBe(town.people.length);
  });

  it('is the same after a second time, even with two at once, and takes a new password over', async () => {
    const seedings = ['two', 'two'].map((hash) => seedTown(database.urls.migrator, town, { demonstrationPasswordHash: hash }));
    const [id, again] = await Promise.all(seedings);
    expect(again).toBe(id);
    expect(await count('post', id ?? 0)).toBe(town.people.flatMap((person) => person.posts).length);
    const hashes = await client.query<{ password_hash: string }>('select distinct password_hash from account where town_id = $1', [id]);
    expect(hashes.rows).toEqual([{ password_hash: 'two' }]);
  });

  it('does not give back a post that was ended in the application', async () => {
    const id = await seedTown(database.urls.migrator, town);
    await client.query(`update post set valid_to = '2030-01-01' where town_id = $1 and person_id = 'p-v219'`, [id]);
    await seedTown(database.urls.migrator, town);
    const ended = await client.query<{ valid_to: string }>(`select valid_to::text from post where town_id = $1 and person_id = 'p-v219'`, [
      id,
    ]);
    expect(ended.rows).toEqual([{ valid_to: '2030-01-01' }]);
  });

  it('makes up nobody without a password, takes over who is real, and leaves other towns alone', async () => {
    const [real, ...invented] = smaller.people;
    const people = [{ ...(real as Person), demonstration: false }, ...invented];
    const id = await seedTown(database.urls.migrator, { ...smaller, people });
    expect([await count('account', id), await count('person', id), await count('post', id)]).toEqual([0, 1, real?.posts.length]);
  });
});
