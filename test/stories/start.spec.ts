import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isAlive, projectRoot, signal, untilGone } from '@lib/platform';

const room = mkdtempSync(join(tmpdir(), 'duliu-start-'));
chmodSync(room, 0o711); // The account that PostgreSQL runs as passes through.
const dataDir = join(room, 'data');
const mebibyte = 1024;

interface Run {
  readonly process: ChildProcess;
  readonly seconds: number;
  readonly url: string;
  readonly text: () => string;
  readonly ended: Promise<number | null>;
}

const runs: Run[] = [];
/** What each start took, the first on an empty folder. */
const seconds: number[] = [];

/** What `npm start` does, without npm between us and its signals. */
async function start(env: Record<string, string> = {}): Promise<Run> {
  const began = Date.now();
  const { NODE_OPTIONS: _, DULIU_TEST_SERVER: __, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(projectRoot(), 'tools/start.mjs')], {
    cwd: projectRoot(),
    env: { ...inherited, NODE_ENV: '', DATA_DIR: dataDir, PORT: String(await freePort()), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const ready = /^ready (http:\S+)$/m.exec(text)?.[1];
      if (ready) resolve(ready);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((code) => reject(new Error(`ended with ${code}:\n${text}`)));
  });
  const run = { process: child, seconds: (Date.now() - began) / 1000, url, text: () => text, ended };
  runs.push(run);
  seconds.push(run.seconds);
  return run;
}

async function stopped(run: Run): Promise<number> {
  const began = Date.now();
  run.process.kill('SIGINT');
  expect(await run.ended).toBe(0);
  return (Date.now() - began) / 1000;
}

const passwordOf = (run: Run): string => /accounts is: (\S+)/.exec(run.text())?.[1] ?? '';

async function signIn(run: Run, username: string): Promise<string> {
  const answer = await fetch(`${run.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: passwordOf(run) }),
  });
  if (!answer.ok) throw new Error(`${username} may not sign in: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { token: string }).token;
}

const me = async (run: Run, token: string): Promise<number> =>
  (await fetch(`${run.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status;

/** Processes that this start runs from dist: name and id. */
function programs(run: Run): readonly { readonly name: string; readonly pid: number }[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .flatMap((pid) => {
      try {
        const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
        const name = /dist\/programs\/(\w+)\.mjs/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.[1];
        return parent === run.process.pid && name ? [{ name, pid }] : [];
      } catch {
        return []; // Gone while we looked.
      }
    });
}

const rss = (pid: number): number => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / mebibyte;
const databasePid = (): number => parseInt(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);

afterEach(async () => {
  for (const run of runs.splice(0)) {
    run.process.kill('SIGTERM');
    await run.ended;
  }
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** Each test starts on the folder as the one before left it: the next day of the same house, and one start less for each. */
describe('npm start', () => {
  let first = { password: '', token: '' };

  it('makes everything from nothing, lets the demonstration accounts in and stops what it started', async () => {
    const run = await start();
    expect(run.text().match(/^ready /gm)).toHaveLength(1);
    for (const username of ['v201', 'v219b', 'vl219', 'v228', 'centre', 'court', 'admin']) {
      first = { password: passwordOf(run), token: await signIn(run, username) };
      expect(await me(run, first.token)).toBe(200);
    }
    expect((await fetch(run.url)).headers.get('content-type')).toContain('text/html');

    const running = programs(run);
    expect(running.map((program) => program.name).toSorted()).toEqual(['hub', 'worker']);
    for (const { pid } of running) expect(rss(pid)).toBeLessThan(250);
    const database = databasePid();
    expect(await stopped(run)).toBeLessThan(8);
    expect([database, ...running.map((program) => program.pid)].filter(isAlive)).toEqual([]);
  });

  it('finds the data and the password again', async () => {
    const again = await start();
    expect(passwordOf(again)).toBe(first.password);
    expect(await me(again, first.token)).toBe(200);
  });

  it('takes DEMO_PASSWORD over', async () => {
    const run = await start({ DEMO_PASSWORD: 'another-password' });
    expect(passwordOf(run)).toBe('another-password');
    expect(await me(run, await signIn(run, 'petition'))).toBe(200);
  });

  it('keeps that password, and loses nothing that it acknowledged when everything is killed at once', async () => {
    const run = await start();
    expect(passwordOf(run)).toBe('another-password');
    const tokens: string[] = [];
    const signingIn = (async () => {
      for (;;) tokens.push(await signIn(run, `v2${String((tokens.length % 28) + 1).padStart(2, '0')}`));
    })();
    const broken = signingIn.catch((error: unknown) => error);
    while (tokens.length < 12) await new Promise((resolve) => setTimeout(resolve, 5));
    const pids = [...programs(run).map((program) => program.pid), databasePid()];
    for (const pid of [run.process.pid ?? 0, ...pids]) signal(pid, 'SIGKILL');
    expect(await broken).toBeDefined();
    for (const pid of pids) await untilGone(pid, 10_000);
    const acknowledged = [...tokens];

    const next = await start();
    for (const token of acknowledged) expect(await me(next, token)).toBe(200);
  });

  it('starts again within a minute, however busy the machine', () => {
    const [, ...later] = seconds;
    expect(later).toHaveLength(4);
    // The promise is five seconds on a machine at rest, and npm run bench prints what it is there. Heavy suites run beside this one.
    expect(Math.min(...later)).toBeLessThan(60);
  });

  it('names a setting that is not allowed and does not begin', async () => {
    await expect(start({ PORT: 'many' })).rejects.toThrow(/ended with 1:[^]*PORT is "many", which is not allowed/);
    await expect(start({ TOWN: 'nowhere' })).rejects.toThrow(/ended with 1:[^]*there is no such town folder/);
  });
});
