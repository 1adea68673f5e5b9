import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '@lib/platform';
import { ask, type Answer } from '../testing/ask.js';
import { edgeHub, type EdgeHub } from '../testing/edge-hub.fixture.js';

// Nothing listens there: the test itself walks where a browser would be sent.
const redirectUrl = 'http://127.0.0.1:9/api/v1/session/open-id/return';

let hub: EdgeHub;
let provider: ChildProcess;
let settings: Record<string, string>;

beforeAll(async () => {
  const { NODE_OPTIONS: _, ...env } = process.env;
  provider = fork(join(projectRoot(), 'libs/testing/src/open-id-provider.mjs'), [redirectUrl], {
    env,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const [{ issuer }] = (await Promise.race([once(provider, 'message'), once(provider, 'exit')])) as [{ issuer: string }];
  settings = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'duliu', OIDC_CLIENT_SECRET: 'a-secret-of-the-test', OIDC_REDIRECT_URL: redirectUrl };
  hub = await edgeHub([], settings);
}, 120_000);
afterAll(async () => {
  await hub?.close();
  if (provider && provider.exitCode === null) {
    provider.kill();
    await once(provider, 'exit');
  }
});
beforeEach(async () => {
  await hub.owner.query('delete from session');
  await hub.owner.query('update account set disabled_at = null, must_change = false');
  await hub.owner.query(`update post set role = 'dispatcher' where person_id = 'p-dispatcher'`);
});

/** Who sits at the provider's keyboard, and how he proves himself there. */
async function atTheProvider(username: string, amr: readonly string[] = ['pwd']): Promise<void> {
  const heard = once(provider, 'message');
  provider.send({ username, amr });
  await heard;
}

const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(hub.port, 'GET', `/api/v1/session/open-id${path}`, { 'accept-language': 'en', ...headers });
const cookiesOf = ({ cookies }: Answer): string => cookies.map((one) => one.split(';')[0]).join('; ');

/** What the provider sends back for what we sent it: follows it as a browser does, until it leads to us. */
async function throughTheProvider(start: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = start;
  for (let steps = 0; steps < 10; steps += 1) {
    if (at.startsWith(redirectUrl)) return at.slice(redirectUrl.length);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`the provider stopped at ${at}: ${answer.status} ${await answer.text()}`);
    at = new URL(next, at).href;
  }
  throw new Error('the provider goes round in circles');
}

interface Way {
  readonly query: string;
  readonly cookie: string;
}

async function away(): Promise<Way> {
  const out = await get('');
  expect(out.statusCode).toBe(303);
  return { query: await throughTheProvider(out.headers.location ?? ''), cookie: cookiesOf(out) };
}
const back = ({ query, cookie }: Way, headers: Record<string, string> = {}): Promise<Answer> =>
  get(`/return${query}`, { cookie, ...headers });
const told = (answer: Answer): unknown => [answer.statusCode, answer.json<{ code?: string }>().code];
const sessions = async (): Promise<number> => (await hub.owner.query('select from session where ended_at is null')).rowCount ?? 0;

describe('sign-in by an OpenID Connect provider', () => {
  it('brings in the person whose account the claim names, by code with PKCE, state and nonce', async () => {
    await atTheProvider('dispatcher');
    const out = await get('');
    const asked = new URL(out.headers.location ?? '').searchParams;
    expect(asked.get('response_type')).toBe('code');
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect([asked.get('state'), asked.get('nonce'), asked.get('code_challenge')].every((text) => text?.length === 43)).toBe(true);
    const answer = await back({ query: await throughTheProvider(out.headers.location ?? ''), cookie: cookiesOf(out) });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/']);
    const me = await ask(hub.port, 'GET', '/api/v1/me', { cookie: cookiesOf(answer) });
    expect(me.json()).toMatchObject({ username: 'dispatcher', owes: [] });
    expect(answer.cookies.find((one) => one.startsWith('duliu_session='))).toMatch(/HttpOnly; SameSite=Lax/);
  });

  it('lets nobody in who is not there already, is disabled or holds no post, and makes nobody', async () => {
    const count = async (): Promise<unknown> => (await hub.owner.query('select count(*) from person, account')).rows;
    const before = await count();
    await atTheProvider('a-stranger');
    expect(told(await back(await away()))).toEqual([403, 'access/open-id-no-account']);
    await atTheProvider('dispatcher');
    await hub.owner.query(`update account set disabled_at = now() where username = 'dispatcher'`);
    expect(told(await back(await away()))).toEqual([403, 'access/open-id-no-account']);
    expect([await count(), await sessions()]).toEqual([before, 0]);
  });

  it('asks the provider for a second factor where the post needs one', async () => {
    await hub.owner.query(`update post set role = 'centre-head' where person_id = 'p-dispatcher'`);
    await atTheProvider('dispatcher', ['pwd']);
    expect(told(await back(await away()))).toEqual([403, 'access/open-id-needs-second-factor']);
    expect(await sessions()).toBe(0);
    await atTheProvider('dispatcher', ['pwd', 'otp']);
    expect((await back(await away())).headers.location).toBe('/');
  });

  it('believes no answer that it did not ask for: another state, another nonce, another verifier, another browser, a second time', async () => {
    await atTheProvider('dispatcher');
    const changed = (cookie: string, change: object): string => {
      const [name = '', value = ''] = cookie.split('=');
      const kept = JSON.parse(Buffer.from(value, 'base64url').toString()) as object;
      return `${name}=${Buffer.from(JSON.stringify({ ...kept, ...change })).toString('base64url')}`;
    };
    for (const change of [{ state: 'x'.repeat(43) }, { nonce: 'x'.repeat(43) }, { verifier: 'x'.repeat(43) }, { state: 7 }]) {
      const way = await away();
      expect([change, told(await back({ ...way, cookie: changed(way.cookie, change) }))]).toEqual([
        change,
        [401, 'access/open-id-refused'],
      ]);
    }
    const [one, other] = [await away(), await away()];
    expect(told(await back({ query: one.query, cookie: other.cookie }))).toEqual([401, 'access/open-id-refused']);
    expect(told(await back({ query: one.query, cookie: '' }))).toEqual([401, 'access/open-id-refused']);
    expect((await back(other)).statusCode).toBe(303);
    expect(told(await back(other))).toEqual([401, 'access/open-id-refused']);
    expect(told(await back({ query: '?error=access_denied', cookie: (await away()).cookie }))).toEqual([401, 'access/open-id-refused']);
  });

  it('leads a browser back to the sign-in page, with the reason', async () => {
    const answer = await get('/return', { accept: 'text/html' });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/?refused=access%2Fopen-id-refused']);
  });

  it('says that the provider is out of reach, and works again when it is there', async () => {
    const alone = await edgeHub([], { ...settings, OIDC_ISSUER: 'http://127.0.0.1:1' });
    const answer = await ask(alone.port, 'GET', '/api/v1/session/open-id');
    await alone.close();
    expect(told(answer)).toEqual([503, 'access/open-id-unavailable']);
  });

  it('is not there where none is set', async () => {
    const without = await edgeHub();
    const ways = await ask(without.port, 'GET', '/api/v1/session/ways');
    const answers = [
      await ask(without.port, 'GET', '/api/v1/session/open-id'),
      await ask(without.port, 'GET', '/api/v1/session/open-id/return'),
    ];
    await without.close();
    expect(ways.json()).toEqual({ password: true, openId: false });
    expect(answers.map(told)).toEqual([
      [404, 'request/no-such-route'],
      [404, 'request/no-such-route'],
    ]);
  });
});
