import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverAccount, spawnAs, type Account } from './account.js';
import { findBinaries, type Binaries } from './binaries.js';
import {
  checkOwner,
  checkVersion,
  lastLines,
  makeCluster,
  placeDataFolder,
  plainEnvironment,
  prepareDataDir,
  resetSuperuser,
} from './data-folder.js';
import { PostgresFault } from './fault.js';
import { keepPlace, readPlace } from './place.js';
import { freePort, isFree } from './ports.js';
import { readPostmasterFile, type PostmasterFile } from './postmaster-file.js';
import { commandOf, isAlive, signal, untilGone } from './processes.js';
import { openSecrets } from './secrets.js';

export interface LaunchOptions {
  /** Absolute. */
  readonly dataDir: string;
  /** Told what an operator should know; at most a few lines a start. */
  readonly say: (line: string) => void;
  /** Server parameters on top of ours, e.g. `{ fsync: 'off' }` in tests. */
  readonly parameters?: { readonly [name: string]: string };
}

export interface EmbeddedPostgres {
  /** As superuser, database `postgres`. */
  readonly url: string;
  readonly pid: number;
  readonly port: number;
  readonly dataFolder: string;
  /** An earlier start left it running. */
  readonly reused: boolean;
  isAlive(): boolean;
  /** Fast shutdown: open transactions are rolled back, what was committed is on disk. 20–100 ms. */
  stop(): Promise<void>;
}

/** Starts PostgreSQL on DATA_DIR, or takes over the one that an earlier start left. @throws PostgresFault with a line for the operator */
export async function launchPostgres({ dataDir, say, parameters = {} }: LaunchOptions): Promise<EmbeddedPostgres> {
  prepareDataDir(dataDir);
  const kept = readPlace(dataDir);
  const account = serverAccount(kept?.dataFolder ?? join(dataDir, 'postgres'));
  const binaries = findBinaries(account, say);
  const secrets = openSecrets(dataDir);
  const dataFolder = kept !== undefined && existsSync(kept.dataFolder) ? kept.dataFolder : placeDataFolder(dataDir, account, say);
  checkOwner(dataFolder);
  keepPlace(dataDir, { dataFolder, ...(kept?.port === undefined ? {} : { port: kept.port }) });

  const server = (running: PostmasterFile, reused: boolean): EmbeddedPostgres => {
    keepPlace(dataDir, { dataFolder, port: running.port });
    return {
      url: `postgresql://postgres:${secrets.get('database-superuser')}@127.0.0.1:${running.port}/postgres`,
      pid: running.pid,
      port: running.port,
      dataFolder,
      reused,
      isAlive: () => isAlive(running.pid),
      stop: () => stopServer(running.pid, dataFolder),
    };
  };

  if (!existsSync(join(dataFolder, 'PG_VERSION'))) {
    say(`Making a new PostgreSQL ${binaries.major} data folder in ${dataFolder} …`);
    makeCluster({ binaries, account, dataFolder, password: secrets.get('database-superuser') });
  } else {
    checkVersion(dataFolder, binaries.major);
    const running = await liveServer(dataFolder, say);
    if (running) return server(running, true);
    if (!secrets.has('database-superuser')) {
      say(`The superuser's password was missing under ${dataDir}; it is set anew.`);
      resetSuperuser({ binaries, account, dataFolder, password: secrets.get('database-superuser') });
    }
  }
  return server(await startServer({ binaries, account, dataFolder, dataDir, say, parameters, port: kept?.port }), false);
}

/** The server of this data folder, when it runs; waits for one that is starting or stopping. */
async function liveServer(dataFolder: string, say: (line: string) => void): Promise<PostmasterFile | undefined> {
  for (let waited = 0; ; waited += 50) {
    const file = readPostmasterFile(dataFolder);
    if (!file || !isAlive(file.pid)) return undefined; // PostgreSQL itself clears away the note of a dead server.
    const command = commandOf(file.pid);
    if (command !== undefined && !command.includes(dataFolder)) {
      say(`Process ${file.pid}, noted in ${dataFolder}, is another program by now; the note is removed.`);
      rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (file.ready) return file;
    if (waited === 2_000) say('PostgreSQL is still starting or stopping; waiting for it …');
    if (waited > 120_000) throw new PostgresFault(`PostgreSQL (process ${file.pid}) neither starts nor stops in ${dataFolder}.`);
    await sleep(50);
  }
}

interface Attempt {
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly dataFolder: string;
  readonly dataDir: string;
  readonly say: (line: string) => void;
  readonly parameters: { readonly [name: string]: string };
  readonly port: number | undefined;
}

const portTaken = /could not bind|could not create any TCP\/IP sockets/i;
/** The last processes of a server that was killed still hold its memory; they notice within moments. */
const predecessorStays = /pre-existing shared memory block|lock file "postmaster.pid" already exists/i;

async function startServer(attempt: Attempt): Promise<PostmasterFile> {
  const logPath = openLogFolder(attempt.dataDir);
  let port = attempt.port;
  for (let tries = 1; ; tries += 1) {
    if (port === undefined || !(await isFree(port))) {
      const other = await freePort();
      if (port !== undefined) attempt.say(`Port ${port}, which PostgreSQL had, is taken; it listens on ${other} from now on.`);
      port = other;
    }
    const from = existsSync(logPath) ? statSync(logPath).size : 0;
    const running = await untilReady(spawnServer(attempt, port, logPath), attempt);
    if (running) return running;
    const why = readFileSync(logPath).subarray(from).toString('utf8');
    const again = portTaken.test(why) || predecessorStays.test(why);
    if (!again || tries > 20) throw new PostgresFault(`PostgreSQL did not start; the end of ${logPath}:\n${lastLines(why)}`);
    await sleep(250);
  }
}

function spawnServer({ binaries, account, dataFolder, parameters }: Attempt, port: number, logPath: string): ChildProcess {
  const all = { ...serverParameters(), ...parameters };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(logPath, 'a', 0o600);
  try {
    // Detached: Ctrl-C in the terminal reaches the supervisor alone, which stops the server last.
    return spawn(binaries.postgres, ['-D', dataFolder, '-p', String(port), ...flags], {
      ...spawnAs(account),
      cwd: dataFolder,
      detached: true,
      env: plainEnvironment,
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}

const serverParameters = (): { readonly [name: string]: string } => ({
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: `${Math.min(512, Math.max(64, Math.floor(totalmem() / 1024 ** 2 / 16)))}MB`,
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  cluster_name: 'duliu-mediation',
  // The log holds no personal data: neither the statement nor the values of a row that was refused.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
});

/** The note of the ready server, or undefined when the process ended before. Recovery after a kill may take a while. */
async function untilReady(postmaster: ChildProcess, { dataFolder, say }: Attempt): Promise<PostmasterFile | undefined> {
  let failed: Error | undefined;
  postmaster.once('error', (error) => (failed = error));
  for (let waited = 0; postmaster.exitCode === null && postmaster.signalCode === null; waited += 10) {
    if (failed) throw new PostgresFault(`PostgreSQL could not be run: ${failed.message}`, { cause: failed });
    const file = readPostmasterFile(dataFolder);
    if (file?.ready && file.pid === postmaster.pid) {
      postmaster.unref();
      return file;
    }
    if (waited > 0 && waited % 5_000 === 0) say('PostgreSQL is recovering from an earlier stop …');
    await sleep(10);
  }
  return undefined;
}

async function stopServer(pid: number, dataFolder: string): Promise<void> {
  if (readPostmasterFile(dataFolder)?.pid !== pid) return;
  signal(pid, 'SIGINT');
  if (await untilGone(pid, 20_000)) return;
  signal(pid, 'SIGQUIT');
  if (!(await untilGone(pid, 5_000))) throw new PostgresFault(`PostgreSQL (process ${pid}) does not stop.`);
}

/** A log beyond 10 MB is put aside at a start, and one earlier log is kept. */
function openLogFolder(dataDir: string): string {
  const folder = join(dataDir, 'log');
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  const path = join(folder, 'postgres.log');
  if (existsSync(path) && statSync(path).size > 10 * 1024 ** 2) renameSync(path, `${path}.1`);
  return path;
}
