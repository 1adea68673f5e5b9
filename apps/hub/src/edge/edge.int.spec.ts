import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ask, rawAnswer, type Answer } from '../testing/ask.js';
import { edgeHub, metricsToken, password, type EdgeHub } from '../testing/edge-hub.fixture.js';

let hub: EdgeHub;
beforeAll(async () => {
  hub = await edgeHub();
}, 60_000);
afterAll(() => hub?.close());

const send = (method: string, url: string, payload?: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(
    hub.port,
    method,
    url,
    { 'accept-language': 'en', ...(payload === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    payload,
  );

const signIn = JSON.stringify({ username: 'mediator', password: '' });
const right = JSON.stringify({ username: 'dispatcher', password });

/** What every refusal of the hub is, whatever went wrong. */
function expectProblem(answer: Answer, status: number, code: string): void {
  expect({ status: answer.statusCode, ...answer.json<object>() }).toMatchObject({ status, code });
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.body).not.toMatch(/node_modules|at \w+ \(|\.ts:\d/);
}

describe('bad input at the door', () => {
  it.each([
    ['malformed JSON', '{"username": "a", ', 400, 'request/malformed-json'],
    ['two documents', '{} {}', 400, 'request/malformed-json'],
    ['a poisoned prototype', '{"__proto__": {"admin": true}, "username": "a", "password": "b"}', 400, 'request/malformed-json'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 400, 'request/malformed-json'],
    ['no body', '', 400, 'request/invalid'],
    ['null', 'null', 400, 'request/invalid'],
    ['a list', '[]', 400, 'request/invalid'],
    ['a text', '"text"', 400, 'request/invalid'],
    ['a number', '12', 400, 'request/invalid'],
    ['wrong types', '{"username": 5, "password": {"$ne": null}}', 400, 'request/invalid'],
    ['an unknown field', '{"username": "a", "password": "b", "role": "admin"}', 400, 'request/invalid'],
    ['a null character', '{"username": "a\\u0000", "password": "b"}', 400, 'request/invalid'],
    ['a lone surrogate', '{"username": "a\\ud800", "password": "b"}', 400, 'request/invalid'],
    ['a lone surrogate in a key', '{"\\udfff": 1}', 400, 'request/invalid'],
    ['a body of 10 MB', JSON.stringify({ username: 'a'.repeat(10 * 1024 * 1024) }), 413, 'request/too-large'],
    ['a user name of 1 MB', JSON.stringify({ username: 'a'.repeat(1_000_000), password: 'b' }), 400, 'request/invalid'],
    ['nesting without end', `{"username": ${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 400, 'request/invalid'],
    ['a hundred thousand keys', `{${Array.from({ length: 80_000 }, (_, key) => `"k${key}":1`).join(',')}}`, 400, 'request/invalid'],
  ] as const)('refuses %s', async (_name, body, status, code) => {
    const start = performance.now();
    expectProblem(await send('POST', '/api/v1/session', body), status, code);
    // A refusal that read all of it first would take minutes; a busy machine takes seconds.
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'username=a&password=b'],
    ['plain text', 'text/plain', signIn],
    ['XML', 'application/xml', '<a/>'],
    ['no type at all', 'nonsense', signIn],
    ['another character set', 'application/json; charset=gbk', signIn],
  ])('takes no %s', async (_name, type, body) => {
    expectProblem(await send('POST', '/api/v1/session', body, { 'content-type': type }), 415, 'request/unsupported-media-type');
  });

  it('names each bad field by its pointer, in the caller’s language', async () => {
    const answer = await send('POST', '/api/v1/session', '{"username": 5, "x/y": 1}', { 'accept-language': 'zh-CN' });
    const { errors, detail } = answer.json<{ errors: { pointer: string; detail: string }[]; detail: string }>();
    expect(detail).toBe('有内容不符合要求，请按各项提示修改');
    expect([...errors].sort((one, other) => (one.pointer < other.pointer ? -1 : 1))).toEqual([
      { pointer: '/password', detail: '应为文字' },
      { pointer: '/username', detail: '应为文字' },
      { pointer: '/x~1y', detail: '没有这个字段' },
    ]);
  });

  it.each([
    '/api/v1/%zz',
    '/%E0%A4%A',
    '/%00',
    '/api/v1/cases/%00',
    '/api/%5c..%5cpackage.json',
    '/..%2f..%2fbeside.txt',
    '/assets/..%2f..%2fbeside.txt',
    '/%2e%2e/beside.txt',
    '/a%0d%0aset-cookie:x',
  ])('refuses the path %s', async (path) => {
    expectProblem(await send('GET', path, undefined, { accept: 'text/html' }), 400, 'request/bad-path');
  });

  it.each(['/api', '/api/', '/api/v1', '/api/v1/nothing', '/api/v2/session', '/health', '/metrics/x', `/api/v1/${'a'.repeat(5_000)}`])(
    'has nothing at address %#',
    async (path) => {
      expectProblem(await send('GET', path, undefined, { accept: 'text/html' }), 404, 'request/no-such-route');
    },
  );

  it.each([
    ['a header without a colon', 'GET / HTTP/1.1\r\nHost: a\r\nNonsense\r\n\r\n', 400],
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n', 400],
    ['two lengths', 'POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}', 400],
    ['headers of 100 KB', `GET / HTTP/1.1\r\nHost: a\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`, 431],
  ] as const)('answers %s with a problem too', async (_name, bytes, status) => {
    const answer = await rawAnswer(hub.port, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('application/problem+json');
  });

  it('tells a wrong method from a wrong address', async () => {
    const answer = await send('PUT', '/api/v1/session', '{}');
    expectProblem(answer, 405, 'request/method-not-allowed');
    expect(answer.headers['allow']).toBe('DELETE, POST');
  });

  it('shows nothing of a fault, and logs it once', async () => {
    await hub.owner.query('alter table account rename to account_away');
    const before = hub.logged.length;
    const answer = await send('POST', '/api/v1/session', right);
    await hub.owner.query('alter table account_away rename to account');
    expectProblem(answer, 500, 'server/fault');
    expect(answer.body).not.toContain('account');
    expect(hub.logged.slice(before).filter((line) => line.includes('"level":"error"'))).toHaveLength(1);
  });

  it('answers 503 and when to come back while the database is away, and works when it is there again', async () => {
    const { name, urls } = hub.cloned;
    const superuser = new pg.Client({ connectionString: urls.superuser });
    await superuser.connect();
    await superuser.query(`alter database ${name} connection limit 0`);
    await superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = 'duliu_app'`, [name]);
    const away = [await send('POST', '/api/v1/session', right), await send('POST', '/api/v1/session', right)];
    const ready = await send('GET', '/health/ready');
    await superuser.query(`alter database ${name} connection limit -1`);
    await superuser.end();
    for (const answer of away) {
      expectProblem(answer, 503, 'server/unavailable');
      expect(answer.headers['retry-after']).toBe('2');
    }
    expect([ready.statusCode, ready.json<{ database: string }>().database]).toEqual([503, 'down']);
    expect((await send('GET', '/health/live')).statusCode).toBe(200);
    expect((await send('POST', '/api/v1/session', right)).statusCode).toBe(200);
  });
});

describe('the session over HTTP', () => {
  const open = async (headers: Record<string, string> = {}): Promise<Answer> =>
    send('POST', '/api/v1/session', JSON.stringify({ username: 'mediator', password }), headers);
  const cookieOf = (answer: Answer): string => answer.cookies.map((cookie) => cookie.split(';')[0]).join('; ');

  it('gives a token and a cookie; either opens, and both die when signed out', async () => {
    const opened = await open();
    expect(opened.statusCode).toBe(200);
    const { token, user } = opened.json<{ token: string; user: object }>();
    expect(user).toEqual({
      id: 'p-mediator',
      username: 'mediator',
      name: '李某',
      demonstration: false,
      owes: [],
      town: { slug: 'edge', name: 'Some Town' },
      posts: [
        {
          role: 'village-mediator',
          roleLabel: 'Village mediator',
          organisation: 'room-jiushibao',
          organisationLabel: 'Jiushibao room',
          villageCode: '120118102219',
        },
      ],
    });
    expect(opened.cookies[0]).toMatch(/^duliu_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
    const byToken = { authorization: `Bearer ${token}` };
    const byCookie = { cookie: cookieOf(opened) };
    for (const headers of [byToken, byCookie]) expect((await send('GET', '/api/v1/me', undefined, headers)).json()).toEqual(user);

    expect((await send('DELETE', '/api/v1/session', undefined, byCookie)).statusCode).toBe(204);
    for (const headers of [byToken, byCookie])
      expectProblem(await send('GET', '/api/v1/me', undefined, headers), 401, 'access/not-signed-in');
    expect((await send('DELETE', '/api/v1/session', undefined, byToken)).statusCode).toBe(204);
  });

  it('marks the cookies secure where the page is', async () => {
    const answer = await open({ origin: 'https://mediation.example', host: 'mediation.example' });
    expect(answer.cookies.every((cookie) => cookie.includes('; Secure'))).toBe(true);
    expect((await open()).cookies.some((cookie) => cookie.includes('Secure'))).toBe(false);
  });

  it('takes no change from another site, and a bearer token from anywhere', async () => {
    const opened = await open();
    const cookie = cookieOf(opened);
    const { token } = opened.json<{ token: string }>();
    for (const from of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      expectProblem(await send('DELETE', '/api/v1/session', undefined, { cookie, ...from }), 403, 'request/cross-site');
      expectProblem(await open(from), 403, 'request/cross-site');
    }
    const elsewhere = { authorization: `Bearer ${token}`, origin: 'https://client.example' };
    expect((await send('DELETE', '/api/v1/session', undefined, elsewhere)).statusCode).toBe(204);
  });

  it('dies with the account, at the next request', async () => {
    const { token } = (await open()).json<{ token: string }>();
    await hub.owner.query(`update account set disabled_at = now() where username = 'mediator'`);
    expectProblem(await send('GET', '/api/v1/me', undefined, { authorization: `Bearer ${token}` }), 401, 'access/not-signed-in');
    await hub.owner.query(`update account set disabled_at = null where username = 'mediator'`);
  });

  it('says when to come back after too many wrong passwords', async () => {
    const wrong = JSON.stringify({ username: 'nobody', password: 'wrong' });
    const answers = await Promise.all(Array.from({ length: 30 }, () => send('POST', '/api/v1/session', wrong)));
    const throttled = answers.filter((answer) => answer.statusCode === 429);
    expect(answers.filter((answer) => answer.statusCode === 401)).toHaveLength(5);
    expect(throttled).toHaveLength(25);
    for (const answer of throttled) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await open()).statusCode).toBe(200);
  });

  it.each(['', 'Bearer', 'Bearer x', 'Basic YTpi', `Bearer ${'a'.repeat(43)}`, `Bearer ${'a'.repeat(8_000)}`])(
    'does not open for made-up authorization %#',
    async (authorization) => {
      expectProblem(await send('GET', '/api/v1/me', undefined, { authorization }), 401, 'access/not-signed-in');
    },
  );
});

describe('what the hub serves beside the API', () => {
  it('is alive and ready', async () => {
    expect((await send('GET', '/health/live')).json()).toEqual({ status: 'live' });
    expect((await send('GET', '/health/ready')).json()).toMatchObject({ status: 'ready', database: 'up', migrations: 'applied' });
  });

  it('shows its figures only for the token', async () => {
    expectProblem(await send('GET', '/metrics'), 401, 'access/not-signed-in');
    const answer = await send('GET', '/metrics', undefined, { authorization: `Bearer ${metricsToken}` });
    expect(answer.body).toMatch(/http_request_duration_seconds_count\{.*route="\/health\/live",status="200"\} \d/);
  });

  it('serves the web application, its hashed files for ever and its page for every address', async () => {
    const file = await send('GET', '/assets/main-abc123.js');
    expect([file.statusCode, file.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    for (const path of ['/', '/index.html', '/cases/1', '/work?x=1']) {
      const page = await send('GET', path, undefined, { accept: 'text/html,*/*' });
      expect([page.statusCode, page.headers['cache-control'], page.body]).toEqual([200, 'no-cache', '<!doctype html><title>web</title>']);
      expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
      expect(page.headers['content-security-policy']).not.toContain('unsafe');
    }
    expect((await send('HEAD', '/')).statusCode).toBe(200);
  });

  it('sends what the build compressed to whoever takes it, and nothing to whoever has it', async () => {
    const zipped = await send('GET', '/assets/main-abc123.js', undefined, { 'accept-encoding': 'gzip, deflate' });
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': 'text/javascript; charset=utf-8' });
    const tag = zipped.headers.etag ?? '';
    const again = await send('GET', '/assets/main-abc123.js', undefined, { 'accept-encoding': 'gzip', 'if-none-match': tag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await send('GET', '/assets/main-abc123.js', undefined, { 'if-none-match': tag })).body).toBe('export {};');
  });

  it.each(['/assets/gone-abc.js', '/.secret', '/favicon.ico'])('has no file %s', async (path) => {
    expectProblem(await send('GET', path, undefined, { accept: 'image/png' }), 404, 'request/no-such-route');
  });

  it('documents itself, from its own assets alone', async () => {
    const document = (await send('GET', '/api/openapi.json')).json<{ openapi: string; paths: object; components: { schemas: object } }>();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/api/v1/session', '/api/v1/me', '/health/ready']));
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['SignInBody', 'SessionView', 'ProblemView', 'CaseView']),
    );
    const page = await send('GET', '/api/docs');
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/https?:\/\//);
    const assets = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      (match) => new URL(match[1] ?? '', 'http://hub/api/docs').pathname,
    );
    for (const asset of assets) expect([asset, (await send('GET', asset)).statusCode]).toEqual([asset, 200]);
  });

  it('logs the route and the account, never a body, a name, a password or a query', async () => {
    await send('GET', `/api/v1/me?q=${encodeURIComponent('张某某')}`);
    const log = hub.logged.join('\n');
    expect(log).toContain('/api/v1/session');
    for (const secret of [password, '张某某', '%E5%BC%A0', 'q=']) expect(log).not.toContain(secret);
  });
});
