import { setTimeout as sleep } from 'node:timers/promises';
import { prepareDataDir } from './data-folder.js';
import { PostgresFault } from './fault.js';
import { launchPostgres, type LaunchOptions } from './launch.js';
import { readPlace } from './place.js';
import { readPostmasterFile } from './postmaster-file.js';
import { isAlive } from './processes.js';
import { openSecrets } from './secrets.js';
import { acquireStartLock, AlreadyStarted } from './start-lock.js';

export interface AttachedPostgres {
  /** As superuser, database `postgres`. */
  readonly url: string;
  /** Stops the server if it was started for this use; leaves it to a running `start` otherwise. */
  release(): Promise<void>;
}

/**
 * The embedded server for one command. Beside a running `start` its server is used as it is; alone, the server is started
 * under the start lock, so that no `start` can take it over and then lose it.
 */
export async function attachPostgres(options: LaunchOptions): Promise<AttachedPostgres> {
  prepareDataDir(options.dataDir);
  const lock = await acquireStartLock(options.dataDir).catch((error: unknown) => {
    if (error instanceof AlreadyStarted) return undefined;
    throw error;
  });
  if (!lock) return { url: await urlOfRunning(options.dataDir), release: async () => {} };
  try {
    const server = await launchPostgres(options);
    return {
      url: server.url,
      release: async () => {
        if (!server.reused) await server.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A start that has only just begun is waited for. */
async function urlOfRunning(dataDir: string): Promise<string> {
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(100)) {
    const place = readPlace(dataDir);
    const file = place && readPostmasterFile(place.dataFolder);
    if (!file?.ready || !isAlive(file.pid)) continue;
    return `postgresql://postgres:${openSecrets(dataDir).get('database-superuser')}@127.0.0.1:${file.port}/postgres`;
  }
  throw new PostgresFault(`A start runs on ${dataDir}, but its PostgreSQL does not answer.`);
}
