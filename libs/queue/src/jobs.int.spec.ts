import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, jobBackends, jobBench, type JobBench } from '@lib/testing';
import { openQueues, type QueueBackend } from './backend.js';
import { enqueue, enqueueOwed, retryFailed } from './enqueue.js';
import { declareSchedulers, schedules } from './schedulers.js';
import { startWorkers, type AnyHandler, type WorkerSet, type WorkerSetOptions } from './worker-set.js';
import type { NoticeSend } from './catalogue.js';

const payload = (version = 1): NoticeSend => ({ townId: 1, matterKind: 'dispute', matterId: randomUUID(), version });

describe.each(jobBackends)('$title', ({ kind, here }) => {
  const test = here ? it : it.skip;
  let bench: JobBench;
  let opened: QueueBackend[];
  let workers: WorkerSet[];

  beforeEach(async () => {
    if (!here) return;
    bench = await jobBench(kind);
    opened = [];
    workers = [];
  });
  afterEach(async () => {
    if (!here) return;
    await Promise.all(workers.map((worker) => worker.close()));
    await Promise.all(opened.map((backend) => backend.close()));
    await bench.close();
  });

  /** Another backend on the same bench, as a second process would have. */
  const open = (): QueueBackend => {
    const backend = openQueues(bench.settings);
    opened.push(backend);
    return backend;
  };

  const start = async (send: (data: NoticeSend, id: string) => Promise<void>, options: WorkerSetOptions = {}): Promise<void> => {
    const handlers: AnyHandler[] = [
      { job: 'notice.send', run: (data, { id }) => send(data, id) },
      { job: 'deadline.sweep', run: () => Promise.resolve() },
      { job: 'history.fold-check', run: () => Promise.resolve() },
      { job: 'history.seal', run: () => Promise.resolve() },
      { job: 'month.open', run: () => Promise.resolve() },
    ];
    workers.push(await startWorkers(open(), handlers, options));
  };

  test('runs a job with its payload', async () => {
    const seen: NoticeSend[] = [];
    await start(async (data) => void seen.push(data));
    const sent = payload(7);
    await enqueue(open(), 'notice.send', sent);
    await eventually(
      () => seen,
      ({ length }) => length === 1,
    );
    expect(seen).toEqual([sent]);
  });

  test('runs an owed job once, however often it is handed over while it waits', async () => {
    const runs: string[] = [];
    const backend = open();
    const owed = Array.from({ length: 20 }, () => ({ id: randomUUID(), job: 'notice.send', payload: payload() }));
    await Promise.all([enqueueOwed(backend, owed), enqueueOwed(open(), owed), enqueueOwed(backend, owed)]);
    await start(async (_, id) => void runs.push(id));
    await eventually(
      () => runs.length,
      (count) => count >= owed.length,
    );
    await sleep(200);
    expect(runs.sort()).toEqual(owed.map(({ id }) => id).sort());
  });

  test('queues the good jobs of a batch and names the one that is in no catalogue', async () => {
    const runs: string[] = [];
    await start(async (_, id) => void runs.push(id));
    const good = { id: randomUUID(), job: 'notice.send', payload: payload() };
    const bad = { id: randomUUID(), job: 'notice.sned', payload: payload() };
    const refused = await enqueueOwed(open(), [bad, good]);
    expect(refused).toMatchObject([{ id: bad.id, job: 'notice.sned' }]);
    await eventually(
      () => runs,
      ({ length }) => length === 1,
    );
    expect(runs).toEqual([good.id]);
  });

  test('tries again with growing pauses, then keeps the job as failed until it is asked for again', async () => {
    const tries: number[] = [];
    const finals: boolean[] = [];
    let broken = true;
    const backend = open();
    await start(
      async () => {
        tries.push(performance.now());
        if (broken) throw new Error('no such channel');
      },
      { failed: (_job, _id, _error, final) => void finals.push(final) },
    );
    const id = randomUUID();
    await backend.queue('notices').add('notice.send', payload(), { jobId: id, attempts: 4, backoff: { type: 'exponential', delay: 100 } });
    await eventually(
      () => finals,
      (seen) => seen.includes(true),
    );
    expect(finals).toEqual([false, false, false, true]);
    const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    expect(pauses[0]).toBeGreaterThanOrEqual(95);
    expect(pauses[1]).toBeGreaterThanOrEqual(195);
    expect(pauses[2]).toBeGreaterThanOrEqual(395);
    const kept = await backend.queue('notices').getJob(id);
    expect(await kept?.getState()).toBe('failed');
    expect(kept?.failedReason).toBe('no such channel');

    broken = false;
    expect(await retryFailed(backend, [{ id, job: 'notice.send', payload: {} }])).toBe(1);
    await eventually(
      () => tries.length,
      (count) => count === 5,
    );
  });

  test('goes on with the next job after one that fails', async () => {
    const seen: number[] = [];
    await start(async ({ version }) => {
      if (version === 1) throw new Error('poison');
      seen.push(version);
    });
    const backend = open();
    for (const version of [1, 2, 1, 3]) await enqueue(backend, 'notice.send', payload(version));
    await eventually(
      () => seen,
      ({ length }) => length === 2,
    );
    expect(seen.sort()).toEqual([2, 3]);
  });

  test('has one scheduler and one waiting tick after six parallel starters, twelve times over', async () => {
    const starters = Array.from({ length: 6 }, () => open());
    for (let round = 0; round < 12; round += 1) {
      const declared = await Promise.all(starters.map((backend) => declareSchedulers(backend)));
      expect(declared.flat()).toHaveLength(round === 0 ? schedules.length : 0);
    }
    const queue = starters[0]?.queue('deadlines');
    expect(await queue?.getJobSchedulersCount()).toBe(1);
    expect(await queue?.getJobCounts('delayed', 'waiting', 'active', 'prioritized')).toMatchObject({ delayed: expect.anything() });
    const counts = Object.values((await queue?.getJobCounts('delayed', 'waiting', 'active', 'prioritized')) ?? {});
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  test('drops a scheduler that is no longer declared, and declares one that was forgotten', async () => {
    const backend = open();
    await declareSchedulers(backend, [{ id: 'old', job: 'deadline.sweep', every: 60_000 }]);
    expect(await declareSchedulers(backend)).toEqual(['deadline-sweep', 'history-fold-check', 'history-seal', 'month-open']);
    expect((await backend.queue('deadlines').getJobSchedulers()).map(({ key }) => key)).toEqual(['deadline-sweep']);
    await backend.queue('deadlines').removeJobScheduler('deadline-sweep');
    expect(await declareSchedulers(backend)).toEqual(['deadline-sweep']);
  });

  test('ticks by itself', async () => {
    let ticks = 0;
    const handlers: AnyHandler[] = [
      { job: 'notice.send', run: () => Promise.resolve() },
      { job: 'deadline.sweep', run: async () => void (ticks += 1) },
      { job: 'history.fold-check', run: () => Promise.resolve() },
      { job: 'history.seal', run: () => Promise.resolve() },
      { job: 'month.open', run: () => Promise.resolve() },
    ];
    workers.push(await startWorkers(open(), handlers), await startWorkers(open(), handlers));
    await declareSchedulers(open(), [{ id: 'fast', job: 'deadline.sweep', every: 500 }]);
    const begun = performance.now();
    await eventually(
      () => ticks,
      (count) => count >= 4,
    );
    const elapsed = performance.now() - begun;
    expect(ticks).toBeLessThanOrEqual(Math.ceil(elapsed / 500) + 1); // two workers, no doubled tick
  });
});
