import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { openDatabase, townSql } from '@lib/store';
import { cloneDatabase, fixedClock, minute, type ClonedDatabase } from '@lib/testing';
import { hashPassword } from './passwords.js';
import { SecondFactors } from './second-factor.js';
import { Sessions } from './sessions.js';
import { SignIn, type SignInOutcome } from './sign-in.js';
import type { Sql } from './sql.js';

let database: ClonedDatabase;
let app: DataSource;
let sql: Sql;
let owner: pg.Client;
let townId: number;
const clock = fixedClock('2026-09-07T10:00:00+08:00');
const password = 'a long first password';
/** The session in which it is set up, where a test has no other. */
const mine = 'no session';
const chief = () => ({ townId, accountId: 'a-chief' });

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
  for (const table of ['sign_in_attempt', 'session', 'recovery_code', 'second_factor', 'account', 'post', 'person'])
    await owner.query(`delete from ${table}`);
  const hash = await hashPassword(password);
  for (const [name, role] of [
    ['chief', 'admin'],
    ['clerk', 'dispatcher'],
  ] as const) {
    await owner.query(`insert into person (town_id, id, name) values ($1, $2, '某某')`, [townId, `p-${name}`]);
    await owner.query(
      `insert into post (town_id, person_id, organisation_id, role, valid_from) values ($1, $2, 'centre', $3, '2026-01-01')`,
      [townId, `p-${name}`, role],
    );
    await owner.query(
      `insert into account (town_id, id, person_id, username, password_hash, created_at) values ($1, $2, $3, $4, $5, now())`,
      [townId, `a-${name}`, `p-${name}`, name, hash],
    );
  }
});

/** Each call is a process of its own: nothing but the database remembers. */
const signIn = (told: { code?: string; username?: string; password?: string; address?: string } = {}): Promise<SignInOutcome> =>
  new SignIn(sql, clock).signIn({ townId, username: 'chief', password, address: '10.0.0.1', ...told });
const factors = (): SecondFactors => new SecondFactors(sql);
const codeOf = (secret: string, at = clock.now()): string => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at });

async function enrolled(): Promise<{ readonly secret: string; readonly recovery: readonly string[] }> {
  const { secret } = await factors().begin(chief(), 'chief', '独流镇');
  const recovery = await factors().confirm(chief(), codeOf(secret), mine, clock.now());
  if (!recovery) throw new Error('not confirmed');
  clock.advance(minute);
  return { secret, recovery };
}

describe('a second factor', () => {
  it('is owed by who decides, reads everything or hands out rights, until one is set up', async () => {
    const owes = async (username: string): Promise<readonly string[] | undefined> => {
      const outcome = await signIn({ username });
      if (!outcome.ok) throw new Error(outcome.why);
      return (await new Sessions(sql).read(townId, outcome.token, clock.now()))?.owes;
    };
    expect([await owes('chief'), await owes('clerk')]).toEqual([['second-factor'], []]);
    await owner.query(`update account set demonstration = true where username = 'chief'`);
    expect(await owes('chief')).toEqual([]);
  });

  it('ends every other session of the account once it is set up: none of them has shown a code', async () => {
    const [first, other] = [await signIn(), await signIn()];
    if (!first.ok || !other.ok) throw new Error('not signed in');
    const { secret } = await factors().begin(chief(), 'chief', '独流镇');
    expect(await factors().confirm(chief(), codeOf(secret), first.token, clock.now())).toHaveLength(10);
    const sessions = new Sessions(sql);
    expect(await sessions.read(townId, first.token, clock.now())).toMatchObject({ owes: [] });
    expect(await sessions.read(townId, other.token, clock.now())).toBeUndefined();
  });

  it('is owed by whoever came through a provider that saw none, from the moment he is given a post that needs one', async () => {
    const door = new SignIn(sql, clock);
    const weak = await door.vouchedFor({ townId, username: 'clerk', strong: false });
    const strong = await door.vouchedFor({ townId, username: 'clerk', strong: true });
    expect(await door.vouchedFor({ townId, username: 'chief', strong: false })).toEqual({ ok: false, why: 'needs-second-factor' });
    if (!weak.ok || !strong.ok) throw new Error('not let in');
    await owner.query(
      `insert into post (town_id, person_id, organisation_id, role, valid_from) values ($1, 'p-clerk', 'centre', 'centre-head', '2026-01-01')`,
      [townId],
    );
    const owes = async (token: string): Promise<readonly string[] | undefined> =>
      (await new Sessions(sql).read(townId, token, clock.now()))?.owes;
    expect([await owes(weak.token), await owes(strong.token)]).toEqual([['second-factor'], []]);
  });

  it('does not hold before a code of it was shown', async () => {
    const { secret, uri } = await factors().begin(chief(), 'chief', '独流镇');
    expect(new URL(uri).searchParams.get('secret')).toBe(secret);
    expect((await signIn()).ok).toBe(true);
    expect(await factors().confirm(chief(), '000000', mine, clock.now())).toBeUndefined();
    expect((await signIn()).ok).toBe(true);
  });

  it('is asked for at sign-in from then on, after the password and never instead of it', async () => {
    const { secret } = await enrolled();
    expect(await signIn()).toEqual({ ok: false, why: 'code-needed' });
    expect(await signIn({ code: 'nonsense' })).toEqual({ ok: false, why: 'wrong-code' });
    expect(await signIn({ password: 'wrong', code: codeOf(secret) })).toEqual({ ok: false, why: 'wrong-credentials' });
    expect((await signIn({ code: codeOf(secret) })).ok).toBe(true);
  });

  it('opens once with a code: the same step is refused, however often and from wherever it is replayed', async () => {
    const { secret } = await enrolled();
    const code = codeOf(secret);
    const both = await Promise.all([signIn({ code }), signIn({ code, address: '10.0.0.2' })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await signIn({ code, address: '10.0.0.3' })).toEqual({ ok: false, why: 'wrong-code' });
    // The code of the step before is still within the clock's tolerance, and older than what was taken.
    expect(await signIn({ code: codeOf(secret, clock.now() - 30_000), address: '10.0.0.4' })).toEqual({ ok: false, why: 'wrong-code' });
    clock.advance(minute);
    expect((await signIn({ code: codeOf(secret) })).ok).toBe(true);
  });

  it('does not confirm and open with one and the same code', async () => {
    const { secret } = await factors().begin(chief(), 'chief', '独流镇');
    const code = codeOf(secret);
    expect(await factors().confirm(chief(), code, mine, clock.now())).toHaveLength(10);
    expect(await signIn({ code })).toEqual({ ok: false, why: 'wrong-code' });
  });

  it('is opened by a recovery code in its place, each of them once; the database has only their hashes', async () => {
    const { recovery } = await enrolled();
    const [one = '', two = ''] = recovery;
    expect((await signIn({ code: one })).ok).toBe(true);
    expect(await signIn({ code: one })).toEqual({ ok: false, why: 'wrong-code' });
    expect((await signIn({ code: two.toLowerCase().replaceAll('-', ' ') })).ok).toBe(true);
    const { rows } = await owner.query<{ code_hash: Buffer }>('select code_hash from recovery_code');
    expect(rows).toHaveLength(10);
    expect(new Set(recovery).size).toBe(10);
    expect(rows.some(({ code_hash }) => recovery.some((code) => code_hash.includes(code.replaceAll('-', ''))))).toBe(false);
  });

  it('cannot be guessed by who has the password: tries of one account are counted together, from wherever they come', async () => {
    const { secret } = await enrolled();
    const outcomes: SignInOutcome[] = [];
    for (let tries = 0; tries < 200; tries += 1) outcomes.push(await signIn({ code: '123456', address: `10.7.${tries}.1` }));
    expect(outcomes.filter((one) => !one.ok && one.why === 'wrong-code')).toHaveLength(5);
    expect(outcomes.filter((one) => !one.ok && one.why === 'too-many-attempts')).toHaveLength(195);
    clock.advance(minute);
    expect((await signIn({ code: codeOf(secret) })).ok).toBe(true);
  });

  it('goes on to hold while another is begun, and its recovery codes end with the new one', async () => {
    const first = await enrolled();
    const { secret } = await factors().begin(chief(), 'chief', '独流镇');
    expect((await signIn({ code: codeOf(first.secret) })).ok).toBe(true);
    clock.advance(minute);
    await factors().confirm(chief(), codeOf(secret), mine, clock.now());
    clock.advance(minute);
    expect(await signIn({ code: codeOf(first.secret) })).toEqual({ ok: false, why: 'wrong-code' });
    expect(await signIn({ code: first.recovery[0] ?? '' })).toEqual({ ok: false, why: 'wrong-code' });
    expect((await signIn({ code: codeOf(secret) })).ok).toBe(true);
  });
});
