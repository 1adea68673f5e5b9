import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Milliseconds from nothing to the ready line on a busy machine: database made, tables laid, both programs up. */
const patience = 180_000;
/** What the supervisor itself grants its children, and a little more. */
const stopWithin = 45_000;

export interface Application {
  readonly url: string;
  readonly password: string;
  readonly stop: () => Promise<void>;
}

/**
 * A working Wednesday morning, on which every test begins: notices wait for working hours, and words such as “today” are the
 * same whenever the tests run. Hub, worker and browser all go by it.
 */
export const morning = new Date('2026-11-25T10:00:00+08:00');

/** The whole product as a user starts it, on a data folder and a port of its own. */
export async function startApplication(): Promise<Application> {
  const dataDir = mkdtempSync(join(tmpdir(), 'duliu-browser-'));
  const clockFile = join(dataDir, 'clock');
  writeFileSync(clockFile, String(morning.getTime() - Date.now()));
  const password = 'a-password-for-this-test';
  const { NODE_OPTIONS: _flagsOfTheTests, DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = process.env;
  const child = spawn(process.execPath, ['tools/start.mjs'], {
    cwd: root,
    env: { ...inherited, NODE_ENV: 'test', CLOCK_FILE: clockFile, PORT: '0', DATA_DIR: join(dataDir, 'data'), DEMO_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`${why}; it said:\n${said}`));
    const timer = setTimeout(() => fail('npm start was not ready in time'), patience);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const ready = /^ready (http:\/\/\S+)$/m.exec(said);
      if (!ready?.[1]) return;
      clearTimeout(timer);
      resolve(ready[1]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void gone.then(() => {
      clearTimeout(timer);
      fail('npm start ended before it was ready');
    });
  }).catch(async (fault: unknown) => {
    child.kill('SIGTERM');
    await gone;
    rmSync(dataDir, { recursive: true, force: true });
    throw fault;
  });

  const stop = async (): Promise<void> => {
    const timer = setTimeout(() => child.kill('SIGKILL'), stopWithin);
    child.kill('SIGTERM');
    await gone;
    clearTimeout(timer);
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url, password, stop };
}
