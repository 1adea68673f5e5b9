import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { SessionView } from '@lib/contracts';
import { demonstrationPassword, longLane, seed, seededNumbers } from '@lib/testing';
import { hostileBodies, hostileHeaders, hostileWords } from './hostile-input.js';
import { runningTown, type RunningTown } from './running-town.js';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: unknown;
}
interface Sent {
  readonly what: string;
  readonly who: string;
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly ms: number;
}

/** One of each role, the next village's mediator, and one who is nobody. */
const callers = [
  'v219',
  'vl219',
  'v220',
  'centre',
  'centrehead',
  'police',
  'mediator',
  'lawyer',
  'court',
  'petition',
  'leader',
  'auditor',
  'admin',
];
/** To whom nothing of the case of 九十堡 may come, whatever they send. */
const strangers = new Set(['v220', 'nobody', 'a made-up token']);
/** Ends the session of whoever sends it; tried without one. */
const endsTheSession = new Set(['DELETE /session', 'DELETE /sessions']);
const eachOf = longLane ? 25 : 2;
const secrets = ['独孤无名', '滴水檐的秘密'];
const inner = /node_modules|\bat \S+ \(|\.js:\d+|QueryFailed|\bselect .+ from\b|ECONN|password_hash/i;

describe('every route of the OpenAPI document, sent what it must survive, as each role', () => {
  let town: RunningTown;
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const tokens = new Map<string, string>();
  let secretCase = '';
  let operations: readonly { readonly method: string; readonly path: string; readonly operation: Operation }[] = [];

  beforeAll(async () => {
    town = await runningTown({ worker: false });
    const made = await town.register('v219', {
      parties: [
        { name: '独孤无名', role: 'applicant' },
        { name: '乙某', role: 'respondent' },
      ],
      summary: '两家为滴水檐的秘密争执',
      tile: 'neighbour',
      villageCode: await town.villageOf('v219'),
      occurredOn: '2026-09-06',
      urgency: 'normal',
    });
    secretCase = made.id;
    for (const username of callers) {
      const { body } = await town.ask<SessionView>(null, 'POST', '/session', { body: { username, password: demonstrationPassword() } });
      tokens.set(username, body.token);
    }
    tokens.set('a made-up token', 'x'.repeat(43));
    const { paths } = (await (await fetch(`${town.base}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, Operation>>;
    };
    operations = Object.entries(paths).flatMap(([path, of]) =>
      Object.entries(of).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
    );
  });
  afterAll(async () => {
    agent.destroy();
    await town.close();
  });

  /** By hand: what a browser's own client would refuse to send is sent here. */
  const send = (who: string, method: string, path: string, headers: Record<string, string>, body?: Buffer): Promise<Sent> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(town.base);
      const began = performance.now();
      const token = tokens.get(who);
      const all = {
        ...headers,
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-length': String(body.length) }),
      };
      const asked = request({ agent, hostname, port, method, path, headers: all, timeout: 60_000 }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            what: `${method} ${path.slice(0, 200)} ${body?.toString('utf8', 0, 200) ?? ''}`,
            who,
            status: answer.statusCode ?? 0,
            type: answer.headers['content-type'] ?? '',
            body: Buffer.concat(chunks).toString('utf8'),
            ms: performance.now() - began,
          }),
        );
      });
      asked.on('timeout', () => asked.destroy(new Error(`${method} ${path.slice(0, 200)} was not answered within a minute`)));
      asked.on('error', reject);
      if (body) asked.write(body);
      asked.end();
    });

  /** A hub that has refused hangs up on what still comes; the answer may be lost with the connection, and is asked for again. */
  const persistently = async (...asked: Parameters<typeof send>): Promise<Sent> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await send(...asked);
      } catch (error) {
        const hungUp = error instanceof Error && 'code' in error && ['EPIPE', 'ECONNRESET'].includes(String(error.code));
        if (!hungUp || tries === 5)
          throw new Error(
            `no answer to ${asked[0]}: ${asked[1]} ${asked[2].slice(0, 200)} ${JSON.stringify(asked[3]).slice(0, 200)}, body of ${asked[4]?.length ?? 0} bytes`,
            { cause: error },
          );
      }
    }
  };

  const alive = async (): Promise<number> => (await fetch(`${town.base}/health/ready`)).status;

  it('answers in time and in its own words, tells a stranger nothing, and goes on', async () => {
    const rounds = operations.flatMap((one) =>
      [...callers, 'nobody', 'a made-up token'].flatMap((who) => Array.from({ length: eachOf }, () => ({ ...one, who }))),
    );
    const dice = seededNumbers(rounds.length * 12, 2 ** 31, seed);
    let thrown = 0;
    const pick = <T>(from: readonly T[]): T => from[(dice[thrown++ % dice.length] ?? 0) % from.length] as T; // none of the lists is empty
    const half = (): boolean => pick([true, false]);

    const faults: string[] = [];
    const seen = new Map<number, number>();
    for (const { method, path, operation, who } of rounds) {
      if (endsTheSession.has(`${method} ${path.replace('/api/v1', '')}`) && tokens.has(who) && who !== 'a made-up token') continue;
      const parameters = operation.parameters ?? [];
      const words = [...hostileWords, secretCase, randomUUID()];
      const place = path.replace(/\{\w+\}/g, () => (half() ? secretCase : encodeURIComponent(pick(words))));
      const query = parameters
        .filter(({ in: where }) => where === 'query')
        .filter(half)
        .map(({ name }) => `${name}=${encodeURIComponent(pick(words))}`);
      if (half()) query.push(`${encodeURIComponent(pick(words)).slice(0, 100)}=1`);
      const headers = { ...pick(hostileHeaders) };
      const body = operation.requestBody || half() ? pick(hostileBodies) : undefined;
      if (body && !headers['content-type']) headers['content-type'] = 'application/json';
      const sent = await persistently(
        who,
        method,
        `${place}${query.length > 0 ? `?${query.join('&')}` : ''}`,
        headers,
        method === 'GET' ? undefined : body,
      );
      seen.set(sent.status, (seen.get(sent.status) ?? 0) + 1);
      const wrong = [
        sent.status >= 500 && 'failed',
        sent.status >= 400 && !sent.type.startsWith('application/problem+json') && `is refused as ${sent.type}`,
        sent.status >= 400 && inner.test(sent.body) && 'shows its inside',
        strangers.has(who) && secrets.some((secret) => sent.body.includes(secret)) && 'leaks',
      ].filter(Boolean);
      if (wrong.length > 0) faults.push(`${who}: ${sent.what}: ${sent.status} ${wrong.join(', ')}: ${sent.body.slice(0, 300)}`);
    }
    process.stdout.write(`hostile: ${operations.length} routes; answers by status ${JSON.stringify(Object.fromEntries(seen))}\n`);
    expect(faults).toEqual([]);
    expect(await alive()).toBe(200);
    // Neither everything refused at the door nor everything let in: the draws reach both sides of it.
    expect(seen.get(200)).toBeGreaterThan(operations.length);
    expect([...seen].filter(([status]) => status >= 400).reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThan(operations.length);
    expect((await town.view('v219', secretCase)).version).toBe(1);
    expect((await town.ask('centre', 'GET', '/deadlines/balance')).body).toMatchObject({ balanced: true });
  });
});
