import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { openDatabase, townSql } from '@lib/store';
import { cloneDatabase, day, fixedClock, hour, minute, type ClonedDatabase } from '@lib/testing';
import { hashPassword, hashesWaiting } from './passwords.js';
import { Sessions } from './sessions.js';
import { SignIn, type SignInOutcome } from './sign-in.js';
import type { Sql } from './sql.js';

let database: ClonedDatabase;
let app: DataSource;
let sql: Sql;
let owner: pg.Client;
let townId: number;
const clock = fixedClock('2026-09-07T10:00:00+08:00');
const password = '演示-口令-2026';

beforeAll(async () => {
  database = await cloneDatabase();
  app = await openDatabase(database.urls.app, { max: 5 });
  sql = townSql(app);
  owner = new pg.Client({ connectionString: database.urls.migrator });
  await owner.connect();
  const town = await owner.query<{ id: number }>(`insert into town (slug, name_zh, name_en) values ('here', '某镇', 'Here') returning id`);
  townId = town.rows[0]?.id ?? 0;
  await owner.query(
    `insert into organisation (town_id, id, kind, name_zh, name_en) values ($1, 'centre', 'centre', '综治中心', 'Centre')`,
    [townId],
  );
});

afterAll(async () => {
  await app?.destroy();
  await owner?.end();
  await database?.drop();
});

beforeEach(async () => {
  await owner.query('delete from sign_in_attempt; delete from session; delete from account; delete from post; delete from person');
  const hash = await hashPassword(password);
  for (const name of ['centre', 'colleague', 'leaver']) {
    await owner.query(`insert into person (town_id, id, name) values ($1, $2, '某某')`, [townId, `p-${name}`]);
    await owner.query(
      `insert into post (town_id, person_id, organisation_id, role, valid_from, valid_to) values ($1, $2, 'centre', 'dispatcher', '2026-01-01', $3)`,
      [townId, `p-${name}`, name === 'leaver' ? '2026-09-08' : null],
    );
    await owner.query(
      `insert into account (town_id, id, person_id, username, password_hash, created_at) values ($1, $2, $3, $4, $5, now())`,
      [townId, `a-${name}`, `p-${name}`, name, hash],
    );
  }
});

interface Told {
  readonly username?: string;
  readonly password?: string;
  readonly address?: string;
  readonly device?: string;
}

/** Each call is a process of its own: nothing but the database remembers. */
const attempt = (told: Told = {}, door = new SignIn(sql, clock)): Promise<SignInOutcome> =>
  door.signIn({ townId, username: 'centre', password, address: '10.0.0.1', ...told });

const attempts = async (count: number, told: Told = {}): Promise<void> => {
  for (let index = 0; index < count; index += 1) await attempt({ password: 'wrong', ...told });
};

describe('sign-in', () => {
  it('gives a token that opens the session with today’s posts', async () => {
    const outcome = await attempt();
    if (!outcome.ok) throw new Error(outcome.why);
    const user = await new Sessions(sql).read(townId, outcome.token, clock.now());
    expect(user).toMatchObject({ username: 'centre', personId: 'p-centre', posts: [{ role: 'dispatcher', organisation: 'centre' }] });
    const kept = await owner.query<{ token_hash: Buffer }>('select token_hash from session');
    expect(kept.rows.map((row) => row.token_hash.toString())).not.toContain(outcome.token);
  });

  it('answers an unknown user and a wrong password alike, and at the same cost', async () => {
    const door = new SignIn(sql, clock);
    await attempt({ username: 'nobody-0', password: 'x' }, door); // makes the decoy
    // Processor time and not the clock: what else a busy machine does falls on neither. Hashing is nearly all of it.
    const cost = async (username: string, address: string): Promise<number> => {
      const before = process.cpuUsage();
      expect(await attempt({ username, password: 'wrong', address }, door)).toEqual({ ok: false, why: 'wrong-credentials' });
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      known.push(await cost('centre', `10.1.0.${round}`));
      unknown.push(await cost(`nobody-${round}`, `10.2.0.${round}`));
    }
    const median = (costs: number[]): number => costs.sort((one, other) => one - other)[2] ?? 0;
    expect(median(unknown) / median(known)).toBeGreaterThan(0.5);
    expect(median(unknown) / median(known)).toBeLessThan(2);
  });

  it('refuses a disabled account like a wrong password, even with the right one', async () => {
    await owner.query(`update account set disabled_at = now() where username = 'centre'`);
    expect(await attempt()).toEqual({ ok: false, why: 'wrong-credentials' });
  });

  it('knows the towns apart', async () => {
    const elsewhere = new SignIn(sql, clock).signIn({ townId: townId + 1, username: 'centre', password, address: '10.0.0.1' });
    expect(await elsewhere).toMatchObject({ ok: false });
  });

  it.each(['\u0027 or 1=1 --', '𠮷', '=cmd|x', 'a'.repeat(64)])('survives %p as a user name', async (username) => {
    expect(await attempt({ username })).toEqual({ ok: false, why: 'wrong-credentials' });
  });
});

describe('the throttle', () => {
  it('outlives the process, waits before hashing, and opens by itself', async () => {
    await attempts(5);
    expect(await attempt()).toEqual({ ok: false, why: 'too-many-attempts', seconds: 2 });
    clock.advance(2_100);
    expect((await attempt()).ok).toBe(true);
    await attempts(4);
    expect((await attempt()).ok).toBe(true); // the right password forgave the first five
  });

  it('does not grow longer by knocking on', async () => {
    await attempts(500);
    expect(await attempt()).toMatchObject({ why: 'too-many-attempts', seconds: 2 });
  });

  it('forgets after a quarter of an hour', async () => {
    await attempts(5);
    clock.advance(16 * minute);
    await attempts(1);
    expect((await attempt()).ok).toBe(true);
  });

  it('lets the owner in from another address, and a colleague from the same one', async () => {
    await attempts(1_000);
    expect((await attempt({ address: '10.0.0.2' })).ok).toBe(true);
    expect((await attempt({ username: 'colleague' })).ok).toBe(true);
  });

  it('lets the owner in from the attacked address on a device that is known', async () => {
    const before = await attempt();
    if (!before.ok) throw new Error(before.why);
    await attempts(20);
    expect((await attempt()).ok).toBe(false);
    expect((await attempt({ device: before.device })).ok).toBe(true);
    expect((await attempt({ device: 'forged.mark' })).ok).toBe(false);
    await attempts(5, { device: before.device });
    expect(await attempt({ device: before.device })).toMatchObject({ why: 'too-many-attempts' });
  });

  it('stands a thousand wrong passwords at once: few are hashed, and a colleague is served meanwhile', async () => {
    const door = new SignIn(sql, clock);
    const flood = Promise.all(Array.from({ length: 1_000 }, () => attempt({ password: 'wrong' }, door)));
    const start = performance.now();
    const colleague = await attempt({ username: 'colleague', address: '10.0.0.7' }, door);
    const waited = performance.now() - start;
    expect(colleague.ok).toBe(true);
    const outcomes = await flood;
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.why === 'wrong-credentials')).toHaveLength(5);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.why === 'too-many-attempts')).toHaveLength(995);
    expect(waited).toBeLessThan(20_000); // a thousand hashes would take a minute, on a busy machine several
    expect(hashesWaiting()).toBe(0);
  });

  it('stops one address that sprays a thousand accounts at once', async () => {
    const door = new SignIn(sql, clock);
    const spray = Array.from({ length: 1_000 }, (_, index) => attempt({ username: `user-${index}`, password: 'wrong' }, door));
    const outcomes = await Promise.all(spray);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.why === 'wrong-credentials').length).toBeLessThanOrEqual(100);
  }, 60_000);

  it('lets fifty colleagues of one office in at the same time', async () => {
    const door = new SignIn(sql, clock);
    const many = Array.from({ length: 50 }, (_, index) =>
      attempt({ username: index % 2 ? 'centre' : 'colleague', address: `10.9.0.${index % 10}` }, door),
    );
    expect((await Promise.all(many)).every((outcome) => outcome.ok)).toBe(true);
  }, 30_000);
});

describe('a session', () => {
  const open = async (username = 'centre'): Promise<string> => {
    const outcome = await attempt({ username });
    if (!outcome.ok) throw new Error(outcome.why);
    return outcome.token;
  };
  const opens = async (token: string): Promise<boolean> => (await new Sessions(sql).read(townId, token, clock.now())) !== undefined;

  it('dies at once with its account', async () => {
    const token = await open();
    expect(await opens(token)).toBe(true);
    await owner.query(`update account set disabled_at = now() where username = 'centre'`);
    expect(await opens(token)).toBe(false);
  });

  it('dies with the last day of the last post, and none can be opened after it', async () => {
    clock.set(Date.parse('2026-09-08T22:00:00+08:00'));
    const token = await open('leaver');
    clock.set(Date.parse('2026-09-08T23:59:59+08:00'));
    expect(await opens(token)).toBe(true);
    clock.set(Date.parse('2026-09-09T00:00:00+08:00'));
    expect(await opens(token)).toBe(false);
    expect(await attempt({ username: 'leaver' })).toEqual({ ok: false, why: 'no-post' });
  });

  it('ends when signed out, once and for all', async () => {
    const token = await open();
    const sessions = new Sessions(sql);
    await sessions.end(townId, token, clock.now());
    await sessions.end(townId, token, clock.now());
    expect(await opens(token)).toBe(false);
  });

  it('ends after twelve idle hours, is prolonged by use, and ends after a week in any case', async () => {
    const idle = await open();
    const used = await open();
    for (let passed = 0; passed < 7 * 24 - 6; passed += 6) {
      clock.advance(6 * hour);
      expect(await opens(used)).toBe(true);
    }
    expect(await opens(idle)).toBe(false);
    clock.advance(day);
    expect(await opens(used)).toBe(false);
  });

  it.each(['', 'x', 'a'.repeat(43), '😀'.repeat(43), 'a'.repeat(100_000)])('does not open for a made-up token', async (token) => {
    expect(await opens(token)).toBe(false);
  });
});
