import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { compiledHouse, eventually, jobBackends, jobBench, type JobBench } from '@lib/testing';
import { openQueues, type QueueBackend } from './backend.js';
import { enqueueOwed } from './enqueue.js';

/** A worker in a process of its own, which notes in the database when it begins and ends a job. */
const program = `
import pg from 'pg';
import { openQueues, startWorkers } from './libs/queue/src/index.js';
const { settings, notes, takes, lock } = JSON.parse(process.env.BENCH);
const pool = new pg.Pool({ connectionString: notes });
const note = (id, what) => pool.query('insert into job_note (id, what, pid) values ($1, $2, $3)', [id, what, process.pid]);
const send = {
  job: 'notice.send',
  run: async (_, { id }) => {
    await note(id, 'begun');
    await new Promise((resolve) => setTimeout(resolve, takes));
    await note(id, 'ended');
  },
};
await startWorkers(openQueues(settings), [send, { job: 'deadline.sweep', run: async () => {} }, { job: 'history.fold-check', run: async () => {} }, { job: 'history.seal', run: async () => {} }, { job: 'month.open', run: async () => {} }], lock);
process.send('ready');`;

interface Note {
  readonly id: string;
  readonly what: 'begun' | 'ended';
  readonly pid: number;
}

describe.each(jobBackends)('$title, when a worker is killed', ({ kind, here }) => {
  const test = here ? it : it.skip;
  let bench: JobBench;
  let sql: pg.Pool;
  let queues: QueueBackend;
  let file: string;
  let children: ChildProcess[];

  beforeEach(async () => {
    if (!here) return;
    bench = await jobBench(kind);
    sql = new pg.Pool({ connectionString: bench.database.urls.superuser });
    await sql.query('create table job_note (n bigint generated always as identity, id text, what text, pid int)');
    queues = openQueues(bench.settings);
    file = join(compiledHouse(), `worker-${randomUUID()}.mjs`);
    writeFileSync(file, program);
    children = [];
  });
  afterEach(async () => {
    if (!here) return;
    await Promise.all(children.map(kill));
    await queues.close();
    await sql.end();
    await bench.close();
    rmSync(file);
  });

  const start = async (takes: number, lock: object = {}): Promise<ChildProcess> => {
    const { NODE_OPTIONS: _, ...env } = process.env;
    const settings = { settings: bench.settings, notes: bench.database.urls.superuser, takes, lock };
    const child = spawn(process.execPath, [file], {
      env: { ...env, BENCH: JSON.stringify(settings) },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    children.push(child);
    await new Promise((resolve) => child.once('message', resolve));
    return child;
  };
  const notes = async (): Promise<Note[]> => (await sql.query<Note>('select id, what, pid from job_note order by n')).rows;

  test('the job in its hands runs again in another within half a minute, by the settings of the product', async () => {
    const first = await start(600_000);
    const id = randomUUID();
    await enqueueOwed(queues, [{ id, job: 'notice.send', payload: {} }]);
    await eventually(notes, ({ length }) => length === 1);
    await kill(first);
    await start(1);
    const ready = performance.now(); // How long a process takes to load says something about the machine only.
    const seen = await eventually(notes, (list) => list.some(({ what }) => what === 'ended'));
    expect(performance.now() - ready).toBeLessThan(30_000);
    expect(seen.map(({ what }) => what)).toEqual(['begun', 'begun', 'ended']);
    expect(new Set(seen.map(({ pid }) => pid)).size).toBe(2);
  });

  test('five times in a row, every job still ends', async () => {
    const lock = { lockDuration: 1_000, stalledInterval: 300 };
    const owed = Array.from({ length: 40 }, () => ({ id: randomUUID(), job: 'notice.send', payload: {} }));
    await enqueueOwed(queues, owed);
    for (let round = 1; round <= 5; round += 1) {
      const child = await start(120, lock);
      await eventually(notes, (list) => list.filter(({ what }) => what === 'ended').length >= round * 2);
      await kill(child);
    }
    await start(5, lock);
    const ended = async (): Promise<number> => new Set((await notes()).filter(({ what }) => what === 'ended').map(({ id }) => id)).size;
    expect(await eventually(ended, (count) => count === owed.length)).toBe(owed.length);
  });
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
