import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort, isAlive, signal, untilGone } from '@lib/platform';
import { compiledHouse } from '@lib/testing';

const compiled = (path: string): string => JSON.stringify(pathToFileURL(join(compiledHouse(), path)).href);
const platform = compiled('libs/platform/src/index.js');

/** The supervisor in a process of its own, with a real database and with small programs in the place of hub and worker. */
const driver = `
import { fileURLToPath } from 'node:url';
import { readSettings } from ${platform};
import { supervise } from ${compiled('apps/cli/src/start/supervise.js')};
const program = (name) => fileURLToPath(new URL(name, import.meta.url));
const say = (line) => process.stdout.write(line + '\\n');
try {
  await supervise({
    settings: readSettings(process.env, '/'),
    say,
    programs: { hub: program('hub.mjs'), worker: program('worker.mjs') },
    prepareEmbedded: async (url) => (say('superuser ' + url), { migrator: url, app: url, claimer: url, queue: url }),
    prepareGiven: async () => {},
    signInTable: async () => 'who may sign in',
  });
} catch (error) {
  say(error.message);
  process.exit(1);
}`;

const hub = `
import { createServer } from 'node:http';
import { environmentGiven, gracefulStop } from ${platform};
console.log('hub began');
await environmentGiven();
if (process.env.HUB_FAILS) throw new Error('the hub cannot begin');
createServer((_, answer) => answer.end(JSON.stringify({ pid: process.pid, app: Boolean(process.env.DATABASE_URL_APP) })))
  .listen(Number(process.env.PORT), process.env.HOST);
gracefulStop();`;

const worker = `
import { environmentGiven, gracefulStop, tellReady } from ${platform};
await environmentGiven();
setInterval(() => {}, 1000);
gracefulStop();
tellReady();`;

class Started {
  text = '';
  readonly ended: Promise<number | null>;

  constructor(readonly process: ChildProcess) {
    process.stdout?.on('data', (chunk: Buffer) => (this.text += chunk.toString()));
    this.ended = new Promise((resolve) => process.once('close', (code) => resolve(code)));
  }

  /** Waits until it has printed this, so many times. */
  async says(what: RegExp, times = 1): Promise<void> {
    for (const end = Date.now() + 240_000; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
      if ([...this.text.matchAll(new RegExp(what, 'g'))].length >= times) return;
      if (Date.now() > end) throw new Error(`never said ${what}:\n${this.text}`);
    }
  }
}

let room: string;
/** All starts share it, one after the other: a database made anew for each would cost a second and show nothing more. */
const dataDir = (): string => join(room, 'data');
const started: Started[] = [];

function start(port: number, env: Record<string, string> = {}): Started {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(room, 'driver.mjs')], {
    env: { ...inherited, DATA_DIR: dataDir(), PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const run = new Started(child);
  started.push(run);
  return run;
}

const hubAt = async (port: number): Promise<{ pid: number; app: boolean }> =>
  (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as { pid: number; app: boolean };

const serverPid = (): number => parseInt(readFileSync(join(dataDir(), 'postgres/postmaster.pid'), 'utf8'), 10);

beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'duliu-supervise-'));
  chmodSync(room, 0o711);
  for (const [name, text] of Object.entries({ driver, hub, worker })) writeFileSync(join(room, `${name}.mjs`), text);
});

afterEach(async () => {
  for (const run of started.splice(0)) {
    if (run.process.exitCode === null) run.process.kill('SIGTERM');
    await run.ended;
  }
});

afterAll(() => rmSync(room, { recursive: true, force: true }));

describe('a start', () => {
  it('says once that it is ready, below the sign-in table, and stops all that it started on Ctrl-C', async () => {
    const port = await freePort();
    const run = start(port);
    await run.says(/ready http/);
    expect(run.text).toMatch(new RegExp(`who may sign in\nready http://127.0.0.1:${port}\n$`));
    const { pid, app } = await hubAt(port);
    expect(app).toBe(true);
    const database = serverPid();
    run.process.kill('SIGINT');
    expect(await run.ended).toBe(0);
    expect([pid, database].map(isAlive)).toEqual([false, false]);
  });

  it('that is killed takes its programs along, and its successor takes the database over', async () => {
    const port = await freePort();
    const first = start(port);
    await first.says(/ready http/);
    const { pid } = await hubAt(port);
    const database = serverPid();
    first.process.kill('SIGKILL');
    const second = start(port);
    await second.says(/ready http/);
    expect(second.text).toContain('it is taken over');
    expect(serverPid()).toBe(database);
    expect(await untilGone(pid, 20_000)).toBe(true);
  });

  it('is the only one on its DATA_DIR', async () => {
    const first = start(await freePort());
    await first.says(/Starting the database/);
    const second = start(await freePort());
    expect(await second.ended).toBe(1);
    expect(second.text).toContain(`Another start (process ${first.process.pid}) already runs on ${dataDir()}.`);
    await first.says(/ready http/);
  });

  it('names a port that is taken', async () => {
    const port = await freePort();
    const squatter = await new Promise<Server>((resolve) => {
      const server: Server = createServer().listen(port, '127.0.0.1', () => resolve(server));
    });
    const run = start(port);
    expect(await run.ended).toBe(1);
    squatter.close();
    expect(run.text).toContain(`PORT ${port} on 127.0.0.1 is taken by another program.`);
  });

  it('starts a program that died again, and a database that died too', async () => {
    const port = await freePort();
    const run = start(port);
    await run.says(/ready http/);
    signal((await hubAt(port)).pid, 'SIGKILL');
    await run.says(/hub ended \(signal SIGKILL\)/);
    await run.says(/hub is up again/);
    expect((await hubAt(port)).app).toBe(true);
    signal(serverPid(), 'SIGKILL');
    await run.says(/PostgreSQL is up again/);
    expect(isAlive(serverPid())).toBe(true);
  });

  it('gives up on a program that keeps dying, with its last words, and leaves nothing behind', async () => {
    const run = start(await freePort(), { HUB_FAILS: '1' });
    expect(await run.ended).toBe(1);
    expect(run.text).toMatch(/hub ended 3 times within a minute \(exit code 1\); its last words:[^]*the hub cannot begin/);
    expect(run.text).not.toContain('ready http');
    expect(() => serverPid()).toThrow();
  });
});
