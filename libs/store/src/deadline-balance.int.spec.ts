import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cloneDatabase, type ClonedDatabase } from '@lib/testing';
import pg from 'pg';
import { deadlineBalance } from './deadline-balance.js';

const now = Date.parse('2026-09-05T10:00:00+08:00');
const matter = '019937ae-0000-7000-8000-000000000001';
let database: ClonedDatabase;
let client: pg.Client;
let town: number;
let seq = 0;

const happened = (type: string): Promise<unknown> =>
  client.query(
    `insert into event (town_id, matter_kind, matter_id, version, seq, type, at, actor, data, canonical, previous_hash, hash)
     values ($1, 'dispute', $2, 1, $3, $4, $5, '{}', '{}', '', '', '')`,
    [town, matter, (seq += 1), type, new Date(now)],
  );

const owed = (rung: number, dueAt: number): Promise<unknown> =>
  client.query(
    `insert into deadline (town_id, matter_kind, matter_id, rule, occurrence, rung, status, started_on, due_on, due_at, next_attempt_at)
     values ($1, 'dispute', $2, 'S-01', 1, $3, 'pending', '2026-09-01', '2026-09-05', $4, $4)`,
    [town, matter, rung, new Date(dueAt)],
  );

beforeAll(async () => {
  database = await cloneDatabase();
  client = new pg.Client({ connectionString: database.urls.migrator });
  await client.connect();
  const made = await client.query<{ id: number }>(
    `insert into town (slug, name_zh, name_en) values ('balance', '镇', 'Town') returning id`,
  );
  town = made.rows[0]?.id ?? 0;
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

describe('the balance of deadlines', () => {
  it('holds when each that was set is fired, cancelled or pending', async () => {
    for (const type of ['DeadlineSet', 'DeadlineSet', 'DeadlineSet', 'DeadlineFired', 'DeadlineCancelled', 'CaseRegistered'])
      await happened(type);
    await owed(0, now + 1_000);
    expect(await deadlineBalance(client, town, now)).toEqual({ set: 3, fired: 1, cancelled: 1, pending: 1, late: 0, balanced: true });
  });

  it('does not hold when one is more than a minute late', async () => {
    expect(await deadlineBalance(client, town, now + 62_000)).toMatchObject({ late: 1, balanced: false });
  });

  it('does not hold when a row has no event', async () => {
    await owed(1, now + 1_000);
    expect(await deadlineBalance(client, town, now)).toMatchObject({ set: 3, pending: 2, balanced: false });
  });
});
