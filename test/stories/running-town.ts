import { execFile, fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@lib/platform';
import { cloneDatabase, compiledHouse, demonstrationPassword, type ClonedDatabase } from '@lib/testing';
import { townClient, type TownClient } from './town-client.js';

/** A Monday morning within working hours, so that notices are seen at once. */
export const mondayMorning = Date.parse('2026-09-07T10:00:00+08:00');

const metricsToken = 'a-token-of-the-stories-0123456789';

/** The compiled hub and, where it is asked for, the worker, on a database and a clock of their own. */
export interface RunningTown extends TownClient {
  readonly database: ClonedDatabase;
  readonly hub: () => ChildProcess;
  /** Kills the hub as a power cut would, and returns when it is gone. */
  readonly killHub: () => Promise<void>;
  readonly startHub: () => Promise<void>;
  readonly startWorker: () => Promise<void>;
  /** Where hub and health answer. */
  readonly base: string;
  readonly metricsToken: string;
  readonly logOf: (program: 'hub' | 'worker') => string;
  /** Sets the clock of hub and worker to an instant, epoch ms. */
  readonly turnClock: (instant: number) => void;
  /** Runs `npm run cli -- …` on this town, as an operator would. */
  readonly cli: (...args: readonly string[]) => Promise<Spoken>;
  readonly close: () => Promise<void>;
}

export interface Spoken {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function runningTown({ worker = true } = {}): Promise<RunningTown> {
  const database = await cloneDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'duliu-story-'));
  const clock = join(dataDir, 'clock');
  writeFileSync(clock, `=${mondayMorning}`);
  const port = await freePort();
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const { app, claimer, queue, migrator } = database.urls;
  const env = {
    ...inherited,
    NODE_ENV: 'test',
    CLOCK_FILE: clock,
    DATA_DIR: dataDir,
    MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    PORT: String(port),
    METRICS_TOKEN: metricsToken,
    DATABASE_URL_APP: app,
    DATABASE_URL_CLAIMER: claimer,
    DATABASE_URL_QUEUE: queue,
    DATABASE_URL_MIGRATOR: migrator,
  };
  const start = async (program: 'hub' | 'worker'): Promise<ChildProcess> => {
    const child = fork(join(compiledHouse(), `programs/${program}.mjs`), [], {
      env,
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) => reject(new Error(`The ${program} ended with ${code}: ${said}`)));
    });
    return child;
  };
  let hub: ChildProcess | undefined;
  let hand: ChildProcess | undefined;
  const close = async (): Promise<void> => {
    for (const child of [hub, hand]) if (child) await ended(child, 'SIGTERM');
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const both = await Promise.allSettled([
      start('hub').then((child) => (hub = child)),
      ...(worker ? [start('worker').then((child) => (hand = child))] : []),
    ]);
    for (const one of both) if (one.status === 'rejected') throw one.reason;
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ...townClient(`http://127.0.0.1:${port}`, demonstrationPassword()),
    database,
    hub: () => hub as ChildProcess, // Set above, or we have thrown.
    killHub: async () => {
      if (hub) await ended(hub, 'SIGKILL');
    },
    startHub: async () => {
      hub = await start('hub');
    },
    startWorker: async () => {
      hand = await start('worker');
    },
    base: `http://127.0.0.1:${port}`,
    metricsToken,
    logOf: (program) => join(dataDir, 'log', `${program}.log`),
    cli: (...args) =>
      new Promise((resolve) => {
        execFile(process.execPath, [join(compiledHouse(), 'programs/cli.mjs'), ...args], { env }, (error, out, err) =>
          resolve({ code: error === null ? 0 : Number(error.code), out, err }),
        );
      }),
    turnClock: (instant) => writeFileSync(clock, `=${instant}`),
    close,
  };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}
