import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { day, eventually, hour, jobBackends, longLane } from '@lib/testing';
import { enqueueOwed } from '@lib/queue';
import { DeadlineSweepHandler } from './deadlines/deadline-sweep.handler.js';
import { WorkerMetrics } from './worker-metrics.js';
import { dueDeadlines, firedEvents, owed, workshop, type Workshop } from './worker.fixture.js';

describe.each(jobBackends)('a worker with $title', ({ kind, here }) => {
  const test = here ? it : it.skip;
  let shop: Workshop;

  beforeEach(async () => {
    if (here) shop = await workshop(kind);
  });
  afterEach(async () => {
    if (here) await shop.close();
  });

  test('sends each owed notice once and owes nothing afterwards', async () => {
    await shop.start();
    const ids = await shop.owe(300);
    await eventually(
      () => owed(shop.sql),
      (left) => left === 0,
    );
    expect([...new Set(shop.delivered.map(({ matterId }) => matterId))].sort()).toEqual([...ids].sort());
    expect(new Set(shop.delivered.map(({ id }) => id)).size).toBe(300);
  });

  test('shares the outbox among three workers: each notice goes out, under one id however often it is sent', async () => {
    const ids = await shop.owe(400);
    await Promise.all([shop.start(), shop.start(), shop.start()]);
    await eventually(
      () => owed(shop.sql),
      (left) => left === 0,
    );
    // A worker that a busy machine keeps from its processor for seconds loses its lock, and the job is done again: the id is the same.
    expect(new Set(shop.delivered.map(({ id }) => id)).size).toBe(400);
    expect(new Set(shop.delivered.map(({ matterId }) => matterId))).toEqual(new Set(ids));
  });

  test('neither loses nor doubles a notice when the relay dies between queueing and commit', async () => {
    await shop.owe(50);
    const parts = await shop.parts();
    const dying = parts.outbox.takeBatch(50, shop.clock.now(), async (rows) => {
      await enqueueOwed(parts.queues, rows);
      throw new Error('killed in mid batch');
    });
    await expect(dying).rejects.toThrow('killed in mid batch');
    expect(await owed(shop.sql)).toBe(50);
    await shop.start();
    await eventually(
      () => owed(shop.sql),
      (left) => left === 0,
    );
    expect(new Set(shop.delivered.map(({ id }) => id)).size).toBe(50);
  });

  test('leaves a job of no catalogue owed, with an alarm, and sends what stands behind it', async () => {
    await shop.sql.query(
      "insert into outbox (town_id, id, job, payload, created_at, available_at) select id, gen_random_uuid(), 'notice.sned', '{}', now() - interval '1 hour', now() - interval '1 hour' from town",
    );
    await shop.owe(3);
    await shop.start();
    await eventually(
      () => shop.delivered,
      ({ length }) => length === 3,
    );
    await eventually(
      () => owed(shop.sql),
      (left) => left === 1,
    );
    expect(shop.log.some((line) => line['alarm'] === true && line['job'] === 'notice.sned')).toBe(true);
  });

  test('failure 1 and 17: 1,001 deadlines due at once all fire, past 200 that cannot, and past a batch', async () => {
    const poisoned = await dueDeadlines(shop.sql, 200, shop.clock.now() - hour);
    for (const id of poisoned) shop.poisoned.add(id);
    await dueDeadlines(shop.sql, 1_001, shop.clock.now());
    await shop.start();
    await eventually(
      () => firedEvents(shop.sql),
      ({ total }) => total >= 1_001,
    );
    expect(await firedEvents(shop.sql)).toEqual({ total: 1_001, matters: 1_001 });
    const waiting = await shop.sql.query(
      "select from deadline where status = 'pending' and next_attempt_at > now() and attempts = 1 and last_error = 'poisoned'",
    );
    expect(waiting.rowCount).toBe(200);
    expect(shop.log.filter((line) => line['alarm'] === true)).toHaveLength(200);
  });

  test('failure 9: a deadline that fails for thirty days stays pending, then fires', async () => {
    let now = shop.clock.now();
    shop.clock = { now: () => now };
    const [id = ''] = await dueDeadlines(shop.sql, 1, now);
    shop.poisoned.add(id);
    const parts = await shop.parts();
    const sweep = new DeadlineSweepHandler(parts.deadlines, parts.matters, parts.clock, new WorkerMetrics(parts.metrics), parts.logger);
    const running = { id: '1', attempt: 1, signal: new AbortController().signal };
    const ticks = longLane ? 30 * 24 : 30;
    for (let tick = 0; tick < ticks; tick += 1) {
      now += (30 * day) / ticks;
      await sweep.run({}, running);
    }
    expect(await firedEvents(shop.sql)).toMatchObject({ total: 0 });
    expect(shop.log.filter((line) => line['alarm'] === true).length).toBe(ticks);
    shop.poisoned.clear();
    now += hour;
    await sweep.run({}, running);
    expect(await firedEvents(shop.sql)).toEqual({ total: 1, matters: 1 });
  });

  test('failure 18: five workers without a leader fire each deadline once', async () => {
    await dueDeadlines(shop.sql, 500, shop.clock.now());
    await Promise.all(Array.from({ length: 5 }, () => shop.start({ concurrency: { deadlines: 2 } })));
    await eventually(
      () => firedEvents(shop.sql),
      ({ total }) => total >= 500,
    );
    expect(await firedEvents(shop.sql)).toEqual({ total: 500, matters: 500 });
  });

  // With PostgreSQL there is no second store that could be emptied.
  if (kind === 'redis')
    test('failure 16: emptying Redis in mid-run loses no deadline and no notice, and the schedule comes back', async () => {
      await dueDeadlines(shop.sql, 300, shop.clock.now());
      let flushed = false;
      shop.beforeCommit = async () => {
        if (flushed) return;
        flushed = true;
        await shop.bench.redis?.flush();
      };
      const parts = await shop.parts();
      await shop.owe(20);
      // Queued and forgotten: what a flush does to jobs that wait.
      await parts.outbox.takeBatch(20, shop.clock.now(), async (rows) => void (await enqueueOwed(parts.queues, rows)));
      await shop.bench.redis?.flush();
      await shop.start();
      await eventually(
        () => firedEvents(shop.sql),
        ({ total }) => total >= 300,
      );
      expect(flushed).toBe(true);
      await eventually(
        () => parts.queues.queue('deadlines').getJobSchedulersCount(),
        (count) => count === 1,
      );
      const ahead = 6 * 60_000;
      shop.clock = { now: () => Date.now() + ahead };
      await eventually(
        () => owed(shop.sql),
        (left) => left === 0,
      );
      expect(new Set(shop.delivered.map(({ id }) => id)).size).toBe(20);
      expect(await firedEvents(shop.sql)).toEqual({ total: 300, matters: 300 });
    });
});
