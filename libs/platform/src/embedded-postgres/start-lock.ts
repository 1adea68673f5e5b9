import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from '../error-code.js';
import { isAlive, startedAt } from './processes.js';

export interface StartLock {
  release(): void;
}

/** Another start works on the same DATA_DIR. */
export class AlreadyStarted extends Error {
  override readonly name = 'AlreadyStarted';

  constructor(
    readonly pid: number,
    dataDir: string,
  ) {
    super(`Another start (process ${pid}) already runs on ${dataDir}. Stop it first, or choose another folder with DATA_DIR.`);
  }
}

/**
 * One start at a time on one DATA_DIR. The lock is a file that names its holder; a holder that was killed is recognised
 * by its process id together with the time it was started, and its lock is taken over.
 * @param patience ms to wait for a holder that may be stopping just now
 * @throws AlreadyStarted
 */
export async function acquireStartLock(dataDir: string, patience = 0): Promise<StartLock> {
  const path = join(dataDir, 'start.lock');
  const mine = `${process.pid} ${startedAt(process.pid) ?? '-'} ${randomBytes(6).toString('hex')}\n`;
  for (const end = Date.now() + patience; ; await sleep(100)) {
    if (placed(path, mine)) return { release: () => removeIf(path, mine) };
    const holder = read(path);
    if (holder === undefined) continue;
    if (!holds(holder)) removeIf(path, holder);
    else if (Date.now() >= end) throw new AlreadyStarted(Number(holder.split(' ')[0]), dataDir);
  }
}

/** Appears whole or not at all: written aside, then linked, which fails when the name exists. */
function placed(path: string, content: string): boolean {
  const aside = `${path}.${process.pid}.${randomBytes(3).toString('hex')}`;
  writeFileSync(aside, content, { mode: 0o600 });
  try {
    linkSync(aside, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function holds(content: string): boolean {
  const [pid, since] = content.trim().split(' ');
  const id = Number(pid);
  if (!Number.isInteger(id) || id < 1 || !isAlive(id)) return false;
  const started = startedAt(id);
  return started === undefined || since === '-' || started === since;
}

/** Removes the file only if it still says what was read: two successors of a dead holder must not remove each other's lock. */
function removeIf(path: string, content: string): void {
  const aside = `${path}.gone.${process.pid}.${randomBytes(3).toString('hex')}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (read(aside) !== content) {
    try {
      linkSync(aside, path);
    } catch {
      // A third starter has placed its own meanwhile; the displaced holder is found by the server's own lock on its data folder.
    }
  }
  rmSync(aside, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
