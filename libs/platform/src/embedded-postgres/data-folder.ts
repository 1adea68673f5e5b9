import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { errorCode } from '../error-code.js';
import { spawnAs, type Account } from './account.js';
import type { Binaries } from './binaries.js';
import { PostgresFault } from './fault.js';
import { firstClosed } from './reachable.js';

type Say = (line: string) => void;

/** Makes DATA_DIR if need be. @throws PostgresFault when it cannot be written */
export function prepareDataDir(dataDir: string): void {
  try {
    const made = mkdirSync(dataDir, { recursive: true });
    // Whatever the umask: the server's account must pass through; what lies inside has modes of its own.
    if (made !== undefined) chmodSync(dataDir, 0o711);
    const probe = join(dataDir, `.probe.${randomBytes(4).toString('hex')}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const code = errorCode(error) ?? 'unknown';
    throw new PostgresFault(
      `DATA_DIR ${dataDir} cannot be written (${code}); make it writable for this account or choose another with DATA_DIR.`,
      {
        cause: error,
      },
    );
  }
}

/** Where a new data folder goes: DATA_DIR/postgres, or a place of the system where the server's account cannot get there. */
export function placeDataFolder(dataDir: string, account: Account | undefined, say: Say): string {
  const inside = join(dataDir, 'postgres');
  const closed = firstClosed(dataDir, account);
  if (closed === undefined || account === undefined) return inside;

  if (closed === dataDir && statSync(dataDir).uid === process.getuid?.() && firstClosed(dirname(dataDir), account) === undefined) {
    chmodSync(dataDir, (statSync(dataDir).mode & 0o777) | 0o011);
    say(`${dataDir} was closed to the account ${account.name}, which PostgreSQL runs as; others may now pass through it, but not list it.`);
    return inside;
  }
  const base = ['/var/lib', '/var/tmp', tmpdir()].find((folder) => existsSync(folder) && firstClosed(folder, account) === undefined);
  if (base === undefined) throw new PostgresFault(`The account ${account.name} may not enter ${closed}; choose another DATA_DIR.`);
  const outside = join(base, `duliu-mediation-${randomBytes(6).toString('hex')}`);
  say(
    `The account ${account.name}, which PostgreSQL runs as, may not enter ${closed}; the tables are kept in ${outside}, all else in ${dataDir}.`,
  );
  return outside;
}

/** @throws PostgresFault when an ordinary user meets a data folder of somebody else, root included */
export function checkOwner(dataFolder: string): void {
  const me = process.getuid?.();
  if (me === undefined || me === 0 || !existsSync(dataFolder)) return;
  const { uid } = statSync(dataFolder);
  if (uid === me) return;
  throw new PostgresFault(
    `The data folder ${dataFolder} belongs to another account (uid ${uid}, this is uid ${me}). ` +
      `Start as the account that made it, or choose another folder with DATA_DIR.`,
  );
}

/** @throws PostgresFault when the folder was made by another major version */
export function checkVersion(dataFolder: string, major: string): void {
  const found = readFileSync(join(dataFolder, 'PG_VERSION'), 'utf8').trim();
  if (found.split('.')[0] === major) return;
  throw new PostgresFault(
    `The data folder ${dataFolder} was made by PostgreSQL ${found}, but this is PostgreSQL ${major}. ` +
      `Nothing was changed. Start the release that made it and move the data over, or choose an empty folder with DATA_DIR.`,
  );
}

export interface NewCluster {
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly dataFolder: string;
  readonly password: string;
}

/** Makes the cluster aside and renames it, so that a start that is killed here leaves no half-made folder in its place. */
export function makeCluster({ binaries, account, dataFolder, password }: NewCluster): void {
  const parent = dirname(dataFolder);
  removeHalfMade(dataFolder);
  if (existsSync(dataFolder) && readdirSync(dataFolder).length > 0) {
    throw new PostgresFault(`${dataFolder} is not empty and is no data folder of PostgreSQL; choose another DATA_DIR.`);
  }
  const half = `${dataFolder}.new-${randomBytes(4).toString('hex')}`;
  const own = (path: string): void => {
    if (account !== undefined) chownSync(path, account.uid, account.gid);
  };
  mkdirSync(parent, { recursive: true });
  mkdirSync(half, { mode: 0o700 });
  own(half);
  const passwordFile = `${half}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  own(passwordFile);
  try {
    // prettier-ignore
    const run = spawnSync(binaries.initdb, ['-D', half, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8',
      '--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions'], { ...spawnAs(account), cwd: half, encoding: 'utf8', env: plainEnvironment });
    if (run.status !== 0)
      throw new PostgresFault(`PostgreSQL could not make ${dataFolder}: ${run.error?.message ?? lastLines(run.stderr)}`);
    renameSync(half, dataFolder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(half, { recursive: true, force: true });
  }
}

function removeHalfMade(dataFolder: string): void {
  const parent = dirname(dataFolder);
  if (!existsSync(parent)) return;
  const prefix = `${dataFolder.slice(parent.length + 1)}.new-`;
  for (const name of readdirSync(parent)) if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true });
}

/** Where DATA_DIR/secrets was lost but the tables were not: the owner of the files may set the superuser's password anew. */
export function resetSuperuser({ binaries, account, dataFolder, password }: NewCluster): void {
  const run = spawnSync(binaries.postgres, ['--single', '-D', dataFolder, 'postgres'], {
    ...spawnAs(account),
    cwd: dataFolder,
    encoding: 'utf8',
    env: plainEnvironment,
    input: `alter role postgres password '${password}'\n`,
  });
  if (run.status !== 0)
    throw new PostgresFault(`The superuser's password could not be set anew: ${run.error?.message ?? lastLines(run.stderr)}`);
}

/** Nothing of the starter's own PG… variables or language may change how the server behaves. */
export const plainEnvironment: NodeJS.ProcessEnv = { PATH: process.env['PATH'] ?? '', TZ: 'UTC' };

export const lastLines = (text: string, count = 8): string => text.trim().split('\n').slice(-count).join('\n');
