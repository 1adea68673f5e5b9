import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { hashPassword } from '@lib/access';
import { minute } from '@lib/testing';
import { ask, type Answer } from '../testing/ask.js';
import { edgeHub, password, type EdgeHub } from '../testing/edge-hub.fixture.js';
import { TownModule } from '../town/town.module.js';

let hub: EdgeHub;
beforeAll(async () => {
  hub = await edgeHub([TownModule]);
}, 60_000);
afterAll(() => hub?.close());

const next = '东头老槐树下面三口井';

beforeEach(async () => {
  for (const table of ['sign_in_attempt', 'session', 'recovery_code', 'second_factor']) await hub.owner.query(`delete from ${table}`);
  await hub.owner.query('update account set password_hash = $1, must_change = false, demonstration = false', [
    await hashPassword(password),
  ]);
  await hub.owner.query(`update post set role = 'dispatcher' where person_id = 'p-dispatcher'`);
});

const send = (method: string, path: string, headers: Record<string, string> = {}, body?: object): Promise<Answer> =>
  ask(
    hub.port,
    method,
    `/api/v1${path}`,
    { 'accept-language': 'en', ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    body && JSON.stringify(body),
  );

const signIn = (given: object = {}): Promise<Answer> => send('POST', '/session', {}, { username: 'dispatcher', password, ...given });

async function session(given: object = {}): Promise<Record<string, string>> {
  const answer = await signIn(given);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return { authorization: `Bearer ${answer.json<{ token: string }>().token}` };
}

const told = (answer: Answer): unknown => [answer.statusCode, answer.body === '' ? '' : answer.json<{ code?: string }>().code];
const changed = (headers: Record<string, string>, body: object): Promise<Answer> => send('POST', '/session/password', headers, body);
const codeOf = (secret: string): string => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: hub.clock.now() });

describe('a first password', () => {
  it('opens nothing but what it takes to change it', async () => {
    await hub.owner.query(`update account set must_change = true where username = 'dispatcher'`);
    const mine = await session();
    expect((await send('GET', '/me', mine)).json()).toMatchObject({ owes: ['password-change'] });
    // Sign-in, who I am and the documents are open; whatever else there is, a route that is not there among it, is not asked.
    const { paths } = (await ask(hub.port, 'GET', '/api/openapi.json')).json<{ paths: Record<string, object> }>();
    const closed = Object.keys(paths).filter((path) => path.startsWith('/api/v1/') && !/\/(me|session|sessions)(\/|$)/.test(path));
    expect(closed).toContain('/api/v1/codes');
    for (const path of closed)
      expect([path, told(await send('GET', path.replace('/api/v1', ''), mine))]).toEqual([path, [403, 'access/password-change-owed']]);
    expect(told(await changed(mine, { current: password, next }))).toEqual([204, '']);
    expect((await send('GET', '/me', mine)).json()).toMatchObject({ owes: [] });
  });
});

describe('a change of password', () => {
  it('takes the new one, forgets the old one, and ends every other session', async () => {
    const [mine, elsewhere] = [await session(), await session()];
    expect(told(await changed(mine, { current: password, next }))).toEqual([204, '']);
    expect((await send('GET', '/me', mine)).statusCode).toBe(200);
    expect((await send('GET', '/me', elsewhere)).statusCode).toBe(401);
    expect((await signIn()).statusCode).toBe(401);
    expect((await signIn({ password: next })).statusCode).toBe(200);
  });

  it.each([
    ['a wrong present one', { current: 'wrong', next }, 'access/wrong-current-password'],
    ['the same one again', { current: password, next: password }, 'access/weak-password'],
    ['a short one', { current: password, next: 'short' }, 'access/weak-password'],
    ['one with the user name in it', { current: password, next: 'dispatcher of the town' }, 'access/weak-password'],
  ])('refuses %s and changes nothing', async (_what, body, code) => {
    const mine = await session();
    expect(told(await changed(mine, body))).toEqual([422, code]);
    expect((await signIn()).statusCode).toBe(200);
  });

  it('is throttled like sign-in, so that an open page is no place to guess', async () => {
    const mine = await session();
    const answers = [];
    for (let tries = 0; tries < 8; tries += 1) answers.push((await changed(mine, { current: 'wrong', next })).statusCode);
    expect(answers).toEqual([422, 422, 422, 422, 422, 429, 429, 429]);
  });

  it('is not for demonstration accounts, which share one', async () => {
    await hub.owner.query(`update account set demonstration = true, must_change = true where username = 'dispatcher'`);
    const mine = await session();
    expect((await send('GET', '/me', mine)).json()).toMatchObject({ owes: [] });
    expect(told(await changed(mine, { current: password, next }))).toEqual([422, 'access/demonstration-account']);
  });

  it('takes no cookie from another site', async () => {
    const cookie = (await signIn()).cookies.map((one) => one.split(';')[0]).join('; ');
    for (const from of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      expect(told(await changed({ cookie, ...from }, { current: password, next }))).toEqual([403, 'request/cross-site']);
      expect(told(await send('DELETE', '/sessions', { cookie, ...from }))).toEqual([403, 'request/cross-site']);
    }
    expect((await send('GET', '/me', { cookie })).statusCode).toBe(200);
  });
});

describe('signing out everywhere', () => {
  it('ends every session of the person on every device, and nobody else’s', async () => {
    const [mine, elsewhere] = [await session(), await session()];
    const colleague = await session({ username: 'mediator' });
    expect((await send('DELETE', '/sessions', mine)).json()).toEqual({ ended: 2 });
    for (const headers of [mine, elsewhere]) expect((await send('GET', '/me', headers)).statusCode).toBe(401);
    expect((await send('GET', '/me', colleague)).statusCode).toBe(200);
  });
});

describe('a second factor over HTTP', () => {
  it('is set up before anything else by whose post needs it, and is asked for from then on', async () => {
    await hub.owner.query(`update post set role = 'centre-head' where person_id = 'p-dispatcher'`);
    const mine = await session();
    expect((await send('GET', '/me', mine)).json()).toMatchObject({ owes: ['second-factor'] });
    const begun = await send('POST', '/session/second-factor', mine, {});
    const { secret, uri } = begun.json<{ secret: string; uri: string }>();
    expect([begun.statusCode, uri.startsWith('otpauth://totp/')]).toEqual([201, true]);
    expect(told(await send('POST', '/session/second-factor/confirmation', mine, { code: '000000' }))).toEqual([
      422,
      'access/code-not-confirmed',
    ]);
    const confirmed = await send('POST', '/session/second-factor/confirmation', mine, { code: codeOf(secret) });
    const { recoveryCodes } = confirmed.json<{ recoveryCodes: string[] }>();
    expect(recoveryCodes).toHaveLength(10);
    expect((await send('GET', '/me', mine)).json()).toMatchObject({ owes: [] });
    hub.clock.advance(minute);
    expect(told(await signIn())).toEqual([401, 'access/code-needed']);
    expect(told(await signIn({ code: '000000' }))).toEqual([401, 'access/wrong-code']);
    expect((await signIn({ code: codeOf(secret) })).statusCode).toBe(200);
    expect(told(await signIn({ code: codeOf(secret) }))).toEqual([401, 'access/wrong-code']);
    expect((await signIn({ code: recoveryCodes[0] })).statusCode).toBe(200);
    // Whoever finds the page open cannot put his own telephone in its place.
    expect(told(await send('POST', '/session/second-factor', mine, {}))).toEqual([422, 'access/second-factor-stands']);
    expect(told(await send('POST', '/session/second-factor', mine, { code: '000000' }))).toEqual([422, 'access/code-not-confirmed']);
    expect((await send('POST', '/session/second-factor', mine, { code: recoveryCodes[1] })).statusCode).toBe(201);
  });

  it('is not for demonstration accounts', async () => {
    await hub.owner.query(`update account set demonstration = true`);
    await hub.owner.query(`update post set role = 'centre-head' where person_id = 'p-dispatcher'`);
    const mine = await session();
    expect((await send('GET', '/me', mine)).json()).toMatchObject({ owes: [] });
    expect(told(await send('POST', '/session/second-factor', mine, {}))).toEqual([422, 'access/demonstration-account']);
  });
});
