import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { registration } from '@lib/cases';
import { projectRoot } from '@lib/platform';
import { compiledHouse, eventually, jobBackends, jobBench, type JobBench } from '@lib/testing';
import { TownWorlds } from './town/town-worlds.js';

jest.setTimeout(60_000);

describe.each(jobBackends)('the worker as a process, with $title', ({ kind, here }) => {
  const test = here ? it : it.skip;
  let bench: JobBench;
  let sql: pg.Pool;
  let dataDir: string;
  let worker: ChildProcess | undefined;

  beforeEach(async () => {
    if (!here) return;
    bench = await jobBench(kind);
    sql = new pg.Pool({ connectionString: bench.database.urls.superuser });
    dataDir = mkdtempSync(join(tmpdir(), 'duliu-worker-'));
  });
  afterEach(async () => {
    if (!here) return;
    if (worker) await ended(worker, 'SIGKILL');
    await sql.end();
    await bench.close();
    rmSync(dataDir, { recursive: true });
  });

  const start = async (changes: Record<string, string> = {}): Promise<ChildProcess> => {
    const { NODE_OPTIONS: _, ...inherited } = process.env;
    const { app, claimer, queue, migrator } = bench.database.urls;
    const env = {
      ...inherited,
      DATA_DIR: dataDir,
      DATABASE_URL_APP: app,
      DATABASE_URL_CLAIMER: claimer,
      DATABASE_URL_QUEUE: queue,
      DATABASE_URL_MIGRATOR: migrator,
      ...(bench.redis && { REDIS_URL: bench.redis.url }),
      ...changes,
    };
    const child = fork(join(compiledHouse(), 'apps/worker/src/main.js'), [], {
      env,
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    worker = child;
    await Promise.race([new Promise((resolve) => child.once('message', resolve)), new Promise((resolve) => child.once('exit', resolve))]);
    return child;
  };

  /** A registration in the history, and the notice that it owes. */
  const registerCase = async (): Promise<string> => {
    const towns = await sql.query<{ id: number }>("select id from town where slug = 'duliu'");
    const townId = towns.rows[0]?.id ?? 0;
    const now = Date.parse('2026-09-07T10:00:00+08:00');
    const world = new TownWorlds(townId, join(projectRoot(), 'config'), 'duliu').worldOf(townId, now);
    const room = world.roster.organisations.find((office) => office.kind === 'village-room');
    const id = randomUUID();
    const text = { $text: randomUUID(), hash: 'x' };
    const event = registration(
      {
        id,
        number: '(2026)独测人调字第001号',
        village: room?.village ?? null,
        occurredOn: '2026-09-06',
        summary: text,
        tile: 'neighbour',
        leaf: null,
        urgency: 'normal',
        source: 'walk-in',
        serviceType: 'mediation',
        project: null,
        amount: null,
        peopleInvolved: null,
        parties: [{ role: 'applicant', name: text }],
        from: room?.id ?? '',
        by: { kind: 'clock' },
      },
      world,
    );
    await sql.query(
      `with kept as (
         insert into event (town_id, matter_kind, matter_id, seq, version, type, at, actor, data, canonical, previous_hash, hash)
         values ($1, 'dispute', $2, 1, 1, $3, $4, '{"kind": "clock"}', $5, '', '', ''))
       insert into outbox values ($1, gen_random_uuid(), 'notice.send', jsonb_build_object('townId', $1::int, 'matterKind', 'dispute', 'matterId', $2::uuid, 'version', 1), $4, $4)`,
      [townId, id, event.type, new Date(now), event.data],
    );
    return id;
  };

  test('says that it is ready, tells the holder of a new case, stays small and stops in order', async () => {
    const id = await registerCase();
    const child = await start();
    expect(child.exitCode).toBeNull();
    const notices = await eventually(
      async () =>
        (
          await sql.query<{ organisation_id: string; role: string; kind: string }>(
            'select organisation_id, role, kind from notice where matter_id = $1',
            [id],
          )
        ).rows,
      ({ length }) => length > 0,
    );
    expect(notices).toEqual([{ organisation_id: expect.stringMatching(/^room-/), role: 'village-mediator', kind: 'holder' }]);
    await eventually(
      async () => (await sql.query('select from outbox')).rowCount,
      (left) => left === 0,
    );

    const port = readFileSync(join(dataDir, 'worker-health-port'), 'utf8');
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toMatch(/duliu_outbox_relayed_total\{[^}]*\} 1/);
    expect(residentMegabytes(child)).toBeLessThan(250);
    expect(await ended(child, 'SIGTERM')).toBe(0);
  });

  test('killed as soon as it began, its successor tells the same once', async () => {
    const ids = [await registerCase(), await registerCase()];
    await ended(await start(), 'SIGKILL');
    await start();
    await eventually(
      async () => (await sql.query('select from outbox')).rowCount,
      (left) => left === 0,
      { within: 30_000 },
    );
    const told = await sql.query<{ matter_id: string }>('select matter_id from notice');
    expect(told.rows.map((row) => row.matter_id).sort()).toEqual(ids.sort());
  });

  test('does not start for a town that was not seeded', async () => {
    const child = await start({ TOWN: 'nowhere' });
    await eventually(
      () => child.exitCode,
      (code) => code === 1,
    );
  });
});

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return gone;
}

function residentMegabytes(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
