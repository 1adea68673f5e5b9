import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { enqueueOwed, openQueues } from '@lib/queue';
import { compiledHouse, eventually, jobBackends, minute } from '@lib/testing';
import { longLane, sweepingTown, townOn, type SweepingTown } from './sweeping-town.fixture.js';

const due = Date.parse('2026-09-08T17:30:00+08:00');

/** Loaded before the worker: ends the process, as kill -9 does, ahead of its n-th statement on cases, deadlines or outbox. */
const killer = `
import pg from 'pg';
const { query } = pg.Client.prototype;
let left = Number(process.env.KILL_BEFORE);
pg.Client.prototype.query = function (asked, ...rest) {
  const text = typeof asked === 'string' ? asked : (asked?.text ?? '');
  if (/^\\s*(with|select|update|delete|insert|commit|begin)/i.test(text) && /cases|deadline|outbox|event|commit/i.test(text)) {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  }
  return query.call(this, asked, ...rest);
};`;

describe.each(jobBackends)('after a restart, with $title', ({ kind, here }) => {
  const test = here ? it : it.skip;
  let town: SweepingTown;
  let dataDir: string;
  beforeEach(async () => {
    if (!here) return;
    town = await sweepingTown(kind);
    dataDir = mkdtempSync(join(tmpdir(), 'duliu-failures-'));
  });
  afterEach(async () => {
    if (!here) return;
    await town.close();
    rmSync(dataDir, { recursive: true });
  });

  /** The worker of the product as a process, which dies ahead of that statement. Resolves when it is dead, or to true when it lives on. */
  const livesThrough = async (statement: number): Promise<boolean> => {
    const file = join(compiledHouse(), 'killer.mjs');
    writeFileSync(file, killer);
    writeFileSync(join(dataDir, 'clock'), `=${town.clock.now()}`);
    const { NODE_OPTIONS: _, ...inherited } = process.env;
    const { app, claimer, queue, migrator } = town.bench.database.urls;
    const env = {
      ...inherited,
      NODE_ENV: 'test',
      CLOCK_FILE: join(dataDir, 'clock'),
      DATA_DIR: dataDir,
      MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
      DATABASE_URL_APP: app,
      DATABASE_URL_CLAIMER: claimer,
      DATABASE_URL_QUEUE: queue,
      DATABASE_URL_MIGRATOR: migrator,
      KILL_BEFORE: String(statement),
      ...(town.bench.redis && { REDIS_URL: town.bench.redis.url }),
    };
    const child = fork(join(compiledHouse(), 'apps/worker/src/main.js'), [], {
      env,
      execArgv: ['--import', file],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let dead = false;
    const gone = new Promise<void>((resolve) => {
      child.once('exit', () => {
        dead = true;
        resolve();
      });
    });
    await eventually(
      async () => dead || ((await town.pendingDue()) === 0 && (await town.owed()) === 0),
      (over) => over,
      { every: 100 },
    );
    const lives = !dead;
    child.kill('SIGKILL');
    await gone;
    return lives;
  };

  // A process for each statement: on Redis in the long lane, where each is tried.
  (kind === 'postgres' || longLane ? test : it.skip)(
    'failure 8: killed ahead of each of its statements, the next one does the rest, once',
    async () => {
      const model = await town.register();
      await town.copies(model.id, 19, due);
      town.clock.set(due);
      const steps = longLane ? Array.from({ length: 24 }, (_, index) => index + 1) : [4, 6];
      const lived: boolean[] = [];
      for (const statement of steps) {
        lived.push(await livesThrough(statement));
        town.clock.advance(6 * minute); // A job that died in six hands is given up by the queue and owed again after its lease.
      }
      expect(lived[0]).toBe(false);
      await livesThrough(Number.MAX_SAFE_INTEGER);
      expect(await town.fired()).toEqual({ total: 20, distinct: 20 });
      expect(await town.balance()).toMatchObject({ balanced: true });
      expect(await town.ask("select from notice where kind = 'deadline'")).toHaveLength(20);
    },
    longLane ? 1_800_000 : 300_000,
  );

  test('failure 12: yesterday’s database with today’s queue fires and tells again what that day had not done', async () => {
    const model = await town.register();
    await town.copies(model.id, 9, due);
    const { drop, restore } = await snapshot(town);
    town = await townOn(town.bench, town.clock);
    town.clock.set(due);
    await town.start();
    await town.settled();
    await town.release();
    await restore();
    town = await townOn(town.bench, town.clock);
    expect((await town.fired()).total).toBe(0);
    await town.start();
    // A queue that remembers having told is overruled by the row that is owed still: after its lease, not at once.
    await eventually(
      () => town.pendingDue(),
      (left) => left === 0,
    );
    town.clock.advance(6 * minute);
    await town.settled();
    expect(await town.fired()).toEqual({ total: 10, distinct: 10 });
    expect(await town.ask("select from notice where kind = 'deadline'")).toHaveLength(10);
    expect(await town.ask("select from notice where kind = 'holder'")).toHaveLength(1);
    expect(await town.balance()).toMatchObject({ balanced: true });
    await drop();
  });

  test('failure 12, the reverse: today’s database with yesterday’s queue neither fires nor tells twice', async () => {
    const model = await town.register();
    await town.copies(model.id, 9, due);
    town.clock.set(due);
    await town.sweep();
    const yesterday = await town.ask<{ id: string; job: string; payload: unknown }>('select id, job, payload from outbox');
    await town.start();
    await town.settled();
    const before = await town.ask('select id from notice order by id');
    expect(before).toHaveLength(11);
    const queues = openQueues(town.bench.settings);
    for (const { id } of yesterday) await queues.queue('notices').remove(id); // what the queue knew since is gone,
    await enqueueOwed(queues, yesterday); // and what it still had to do is there again
    await town.passTo(due);
    await eventually(
      async () => (await queues.queue('notices').getJobCounts('completed'))['completed'] ?? 0,
      (completed) => completed >= yesterday.length,
    );
    await queues.close();
    expect(await town.ask('select id from notice order by id')).toEqual(before);
    expect(await town.fired()).toEqual({ total: 10, distinct: 10 });
  });

  // With PostgreSQL there is no second store that could be emptied.
  if (kind === 'redis')
    test('failure 16: FLUSHALL in the middle of a sweep: none is lost and none doubled, only later', async () => {
      const many = longLane ? 600 : 120;
      const model = await town.register();
      await town.copies(model.id, many - 1, due);
      let batches = 0;
      await town.start(({ matters }) => ({
        matters: {
          expire: (key, now) => matters.expire(key, now),
          expireTogether: async (townId, keys, now) => {
            batches += 1;
            if (batches === 2) await town.bench.redis?.flush();
            return matters.expireTogether(townId, keys, now);
          },
        },
      }));
      await town.passTo(due);
      await eventually(
        () => town.fired(),
        ({ total }) => total >= many,
      );
      expect(batches).toBeGreaterThan(1);
      town.clock.advance(6 * minute); // past the lease of what the flush took
      await town.settled();
      expect(await town.fired()).toEqual({ total: many, distinct: many });
      expect(await town.ask("select from notice where kind = 'deadline'")).toHaveLength(many);
      const queues = openQueues(town.bench.settings);
      await eventually(
        () => queues.queue('deadlines').getJobSchedulersCount(),
        (count) => count === 1,
      );
      await queues.close();
    });
});

/** A copy of the database as it is now, to be put back in its place. Whoever was connected is not any more. */
async function snapshot(town: SweepingTown): Promise<{ readonly restore: () => Promise<void>; readonly drop: () => Promise<void> }> {
  const { name, urls } = town.bench.database;
  const copy = `${name}_yesterday`;
  await town.release();
  const server = new URL(urls.superuser);
  server.pathname = '/postgres';
  const run = async (...statements: readonly string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: server.toString() });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  await run(`create database ${copy} template ${name} owner duliu_migrator`);
  return {
    restore: () =>
      run(
        `drop database ${name} with (force)`,
        `create database ${name} template ${copy} owner duliu_migrator`,
        `grant create on database ${name} to duliu_queue`,
      ),
    drop: () => run(`drop database ${copy}`),
  };
}
