import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { projectRoot } from '@lib/platform';
import { CaseStore, deadlineBalance, openDatabase, TownWorlds, vaultOf } from '@lib/store';
import { compiledHouse, day, eventually, jobBackends, jobBench, longLane, seededNumbers, type JobBench } from '@lib/testing';
import { loadTownGround } from './town/town-ground.js';

// The worker is started and killed up to fifteen times beside other suites.
jest.setTimeout(600_000);
/** A Monday morning: notices are seen at once. */
const monday = Date.parse('2026-09-07T10:00:00+08:00');
/** Milliseconds of work before each kill; the long lane adds a row of its own for each seed. */
const killAfter = [50, 300, 900, ...(longLane ? seededNumbers(12, 1_500) : [])];

describe.each(jobBackends)('the worker as a process, with $title', ({ kind, here }) => {
  const test = here ? it : it.skip;
  let bench: JobBench;
  let sql: pg.Pool;
  let app: DataSource;
  let cases: CaseStore;
  let townId: number;
  let dataDir: string;
  let worker: ChildProcess | undefined;

  beforeEach(async () => {
    if (!here) return;
    bench = await jobBench(kind);
    sql = new pg.Pool({ connectionString: bench.database.urls.superuser });
    app = await openDatabase(bench.database.urls.app, { max: 3 });
    const ground = loadTownGround(join(projectRoot(), 'config'), 'duliu', monday);
    const worlds = new TownWorlds(app, () => ground);
    cases = new CaseStore(app, (id, now) => worlds.at(id, now), vaultOf(app, Buffer.alloc(32, 7)));
    townId = (await ask<{ id: number }>("select id from town where slug = 'duliu'"))[0]?.id ?? 0;
    dataDir = mkdtempSync(join(tmpdir(), 'duliu-worker-'));
    turnClock(monday);
  });
  afterEach(async () => {
    if (!here) return;
    if (worker) await ended(worker, 'SIGKILL');
    await app.destroy();
    await sql.end();
    await bench.close();
    rmSync(dataDir, { recursive: true });
  });

  const ask = async <T extends pg.QueryResultRow>(text: string): Promise<T[]> => (await sql.query<T>(text)).rows;
  const owed = async (): Promise<number> => (await ask('select from outbox')).length;
  const turnClock = (instant: number): void => writeFileSync(join(dataDir, 'clock'), `=${instant}`);

  const start = async (changes: Record<string, string> = {}): Promise<ChildProcess> => {
    const { NODE_OPTIONS: _, ...inherited } = process.env;
    const { app: application, claimer, queue, migrator } = bench.database.urls;
    const env = {
      ...inherited,
      NODE_ENV: 'test',
      CLOCK_FILE: join(dataDir, 'clock'),
      DATA_DIR: dataDir,
      MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
      DATABASE_URL_APP: application,
      DATABASE_URL_CLAIMER: claimer,
      DATABASE_URL_QUEUE: queue,
      DATABASE_URL_MIGRATOR: migrator,
      ...(bench.redis && { REDIS_URL: bench.redis.url }),
      ...changes,
    };
    const program = join(compiledHouse(), 'programs/worker.mjs');
    const child = fork(program, [], { env, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    worker = child;
    await Promise.race([new Promise((resolve) => child.once('message', resolve)), new Promise((resolve) => child.once('exit', resolve))]);
    return child;
  };

  /** A dispute that the room of 九十堡 registers. */
  const register = async (): Promise<string> => {
    const [room] = await ask<{ id: string; village: string }>(
      "select o.id, o.village_id as village from organisation o join village v on v.id = o.village_id where o.kind = 'village-room' and v.name like '%九十堡%'",
    );
    if (!room) throw new Error('the room of 九十堡 is missing');
    const outcome = await cases.register(
      {
        townId,
        actor: { kind: 'person', personId: 'p-v219', posts: [{ role: 'village-mediator', organisation: room.id }] },
      },
      {
        kind: 'dispute',
        clientId: null,
        village: room.village,
        occurredOn: '2026-09-06',
        summary: '宅基地边界不清',
        tile: 'neighbour',
        leaf: null,
        urgency: 'normal',
        source: 'walk-in',
        serviceType: 'mediation',
        project: null,
        amount: null,
        peopleInvolved: null,
        parties: [
          { role: 'applicant', name: '张三' },
          { role: 'respondent', name: '李四' },
        ],
        from: room.id,
        numberOf: (year, running) => `(${year})试${running}`,
      },
      monday,
    );
    if (outcome.kind !== 'kept') throw new Error(`not registered: ${JSON.stringify(outcome)}`);
    return outcome.dispute.id;
  };

  test('says that it is ready, tells the holder of a new case, stays small and stops in order', async () => {
    await register();
    const child = await start();
    await eventually(owed, (left) => left === 0);
    const notices = await ask<{ role: string; kind: string }>('select role, kind from notice');
    expect(notices).toContainEqual({ role: 'village-mediator', kind: 'holder' });

    const port = readFileSync(join(dataDir, 'worker-health-port'), 'utf8');
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toMatch(/duliu_outbox_relayed_total\{[^}]*\} 1/);
    expect(residentMegabytes(child)).toBeLessThan(250);
    expect(await ended(child, 'SIGTERM')).toBe(0);
  });

  test('failure 8: killed again and again while months pass, each deadline fires once and the balance holds', async () => {
    for (let n = 0; n < 12; n += 1) await register();
    let now = monday;
    for (const pause of killAfter) {
      now += Math.ceil(120 / killAfter.length) * day;
      turnClock(now);
      const child = await start();
      await sleep(pause);
      await ended(child, 'SIGKILL');
    }
    await start();
    const settled = async (): Promise<boolean> => {
      const client = await sql.connect();
      try {
        return (await deadlineBalance(client, townId, now)).balanced && (await owed()) === 0;
      } finally {
        client.release();
      }
    };
    await eventually(settled, (balanced) => balanced);
    const twice = await ask(
      "select from event where type = 'DeadlineFired' group by matter_id, data->>'rule', data->>'occurrence', data->>'rung' having count(*) > 1",
    );
    expect(twice).toHaveLength(0);
    const states = await ask<{ state: string; n: number }>('select state, count(*)::int as n from cases group by state');
    expect(states).toEqual([{ state: 'pending-dispatch', n: 12 }]); // S-01's ladder ends in an escalation
    const untold = await ask(
      "select from event e where type = 'DeadlineFired' and not exists (select from notice n where n.matter_id = e.matter_id and n.kind = 'deadline')",
    );
    expect(untold).toHaveLength(0);
  });

  test('does not start for a town that was not seeded', async () => {
    await sql.query("update town set slug = 'elsewhere' where slug = 'duliu'");
    const child = await start();
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
