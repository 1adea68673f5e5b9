import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { day, eventually, hour, minute } from '@lib/testing';
import type { Matters } from '../ports.js';
import type { WorkerParts } from '../worker.module.js';
import { longLane, sweepingTown, type SweepingTown } from './sweeping-town.fixture.js';

/** S-01 of a case of this Monday: the close of business on Tuesday. */
const due = Date.parse('2026-09-08T17:30:00+08:00');

describe('the sweep', () => {
  let town: SweepingTown;
  beforeEach(async () => {
    town = await sweepingTown();
  });
  afterEach(() => town.close());

  /** The store's own matters, with what was asked of them written down in order. */
  const noting =
    (asked: string[]) =>
    ({ matters }: WorkerParts): { matters: Matters } => ({
      matters: {
        expire: (key, now) => {
          asked.push(key.matterId);
          return matters.expire(key, now);
        },
        expireTogether: (townId, keys, now) => {
          asked.push(...keys.map(({ matterId }) => matterId));
          return matters.expireTogether(townId, keys, now);
        },
      },
    });
  const alarms = (): number => town.log.filter((line) => line['alarm'] === true).length;
  /** A case whose row nobody can read any more: each try of its deadline throws. */
  const poison = (ids: readonly string[]): Promise<unknown> =>
    town.ask(`update cases set data = data - 'deadlines' || jsonb_build_object('kept', data->'deadlines') where id = any($1)`, [ids]);
  const heal = (): Promise<unknown> =>
    town.ask(`update cases set data = data - 'kept' || jsonb_build_object('deadlines', data->'kept') where data ? 'kept'`);

  it('failure 1: thousands overdue at once all fire, the oldest first, and 200 that cannot fire stand in nobody’s way', async () => {
    const [many, bad] = longLane ? [10_000, 200] : [600, 200];
    const model = await town.register();
    const poisoned = await town.copies(model.id, bad, due - hour);
    const good = await town.copies(model.id, many, due);
    await poison(poisoned);
    town.clock.set(due + minute);
    const asked: string[] = [];
    await town.sweep(noting(asked));
    expect(await town.fired()).toEqual({ total: many + 1, distinct: many + 1 });
    const fine = new Set(good);
    expect(asked.filter((id) => fine.has(id))).toEqual(good);
    expect(await town.pendingDue()).toBe(bad);
    expect(alarms()).toBe(bad);
    await heal();
    town.clock.advance(hour);
    await town.sweep();
    expect(await town.balance()).toMatchObject({ balanced: true, fired: many + bad + 1, late: 0 });
  });

  it('failure 5: one identity is one row, and a candidate that is read twice fires once', async () => {
    const { id } = await town.register();
    const again = `insert into deadline (town_id, matter_kind, matter_id, rule, occurrence, rung, status, started_on, due_on, due_at, next_attempt_at)
      select town_id, matter_kind, matter_id, rule, occurrence, rung, 'pending', started_on, due_on, due_at, next_attempt_at from deadline where matter_id = $1`;
    await expect(town.ask(again, [id])).rejects.toMatchObject({ code: '23505' });
    town.clock.set(due);
    await town.sweep(({ deadlines }) => ({
      deadlines: {
        dueCandidates: async (now, limit) => (await deadlines.dueCandidates(now, limit)).flatMap((key) => [key, { ...key }]),
        recordFailure: (...failure) => deadlines.recordFailure(...failure),
      },
    }));
    expect(await town.fired()).toEqual({ total: 1, distinct: 1 });
    expect(await town.balance()).toMatchObject({ balanced: true });
  });

  it('failure 6: a case that cannot be read, in the middle, and a batch that cannot be read stop nothing', async () => {
    const model = await town.register();
    const ids = await town.copies(model.id, 301, due);
    await poison([ids[150] ?? '']);
    let broken = 2;
    await town.start(({ deadlines }) => ({
      deadlines: {
        dueCandidates: async (now, limit) => {
          if (broken > 0 && now >= due) {
            broken -= 1;
            throw new Error('relation "deadlne" does not exist');
          }
          return deadlines.dueCandidates(now, limit);
        },
        recordFailure: (...failure) => deadlines.recordFailure(...failure),
      },
    }));
    await town.passTo(due);
    await eventually(
      () => town.log,
      (log) => log.some((line) => line['msg'] === 'a job failed for good and is kept' || line['msg'] === 'a job failed and is tried again'),
    );
    await town.passTo(due + minute); // the next minute's sweep
    await eventually(
      () => town.fired(),
      ({ total }) => total >= 301,
    );
    expect(await town.fired()).toEqual({ total: 301, distinct: 301 });
    expect(await town.pendingDue()).toBe(1);
  });

  it('failure 7: the clock moves and nothing else does: it fires, and once, however often one looks', async () => {
    await town.register();
    town.clock.set(due - 1);
    await town.sweep();
    expect(await town.fired()).toEqual({ total: 0, distinct: 0 });
    town.clock.set(due);
    await town.sweep();
    expect(await town.fired()).toEqual({ total: 1, distinct: 1 });
    for (let hours = 0; hours < 23; hours += 1) {
      town.clock.advance(hour);
      await town.sweep();
    }
    expect(await town.fired()).toEqual({ total: 1, distinct: 1 });
  });

  it('failure 9: a deadline that cannot be met for thirty days stays pending, alarmed at every try, then fires', async () => {
    const { id } = await town.register();
    await poison([id]);
    town.clock.set(due);
    const perDay = longLane ? 4 : 1;
    for (let tries = 1; tries <= 30 * perDay; tries += 1) {
      await town.sweep();
      expect(alarms()).toBe(tries);
      town.clock.advance(day / perDay);
    }
    expect(await town.fired()).toEqual({ total: 0, distinct: 0 });
    const [row] = await town.ask<{ status: string; attempts: number }>('select status, attempts from deadline where matter_id = $1', [id]);
    expect(row).toEqual({ status: 'pending', attempts: 30 * perDay });
    await heal();
    await town.sweep();
    const { total, distinct } = await town.fired();
    expect(total).toBeGreaterThan(0);
    expect(distinct).toBe(total);
    expect(await town.balance()).toMatchObject({ balanced: true });
  });

  it('failure 10: all that fall due at the end of one holiday fire in that minute, outside office hours too', async () => {
    const many = longLane ? 5_000 : 400;
    town.clock.set(Date.parse('2026-09-30T15:00:00+08:00'));
    const model = await town.register();
    const [first] = await town.ask<{ due_at: Date; due_on: string }>('select due_at, due_on from deadline');
    expect(first?.due_on).toBe('2026-10-08');
    const end = first?.due_at.getTime() ?? 0;
    await town.copies(model.id, many - 1, end, '0 ms');
    town.clock.set(Date.parse('2026-10-04T23:00:00+08:00'));
    await town.sweep();
    expect((await town.fired()).total).toBe(0);
    town.clock.set(end);
    await town.sweep();
    expect(await town.fired()).toEqual({ total: many, distinct: many });
  });

  it.each([51, 101, 1_001])('failure 17: %d due at once are one sweep, and each is owed and told', async (many) => {
    const model = await town.register();
    await town.copies(model.id, many - 1, due);
    town.clock.set(due);
    await town.sweep();
    expect(await town.fired()).toEqual({ total: many, distinct: many });
    expect(await town.owed()).toBe(many + 1); // and the registration
    if (many > 200 && !longLane) return; // A thousand notices take their time on a busy machine.
    await town.start();
    await town.settled();
    expect(await town.ask("select from notice where kind = 'deadline'")).toHaveLength(many);
  });

  it('meets two deadlines of one case one after the other, each of many with its fellows and none by itself', async () => {
    const { id } = await town.register();
    await town.act(id, town.mediator, 'accept');
    const first = await town.ask<{ rule: string }>("select rule from deadline where status = 'pending' order by rule");
    expect(first.map(({ rule }) => rule)).toEqual(['S-08', 'T-04']);
    await town.copies(id, 60, due);
    town.clock.set(due);
    const alone: string[] = [];
    await town.sweep(({ matters }) => ({
      matters: {
        expire: (key, now) => {
          alone.push(key.matterId);
          return matters.expire(key, now);
        },
        expireTogether: (...asked) => matters.expireTogether(...asked),
      },
    }));
    expect(alone).toEqual([]);
    expect(await town.pendingDue()).toBe(0);
    const { total, distinct } = await town.fired();
    expect(distinct).toBe(total);
    expect(await town.balance()).toMatchObject({ balanced: true });
    expect(await town.ask(`select from cases c where seq <> (select max(seq) from event where matter_id = c.id)`)).toEqual([]);
  });

  it.each([2, 5])('failure 18: %d workers without a leader fire each deadline once', async (workers) => {
    const many = longLane ? 1_000 : 120;
    const model = await town.register();
    await town.copies(model.id, many - 1, due);
    town.clock.set(due);
    await Promise.all(Array.from({ length: workers }, () => town.start(undefined, { concurrency: { deadlines: 2 } })));
    await town.settled();
    expect(await town.fired()).toEqual({ total: many, distinct: many });
    expect(await town.balance()).toMatchObject({ balanced: true });
    const versions = await town.ask('select from cases where version <> 2');
    expect(versions).toHaveLength(0);
  });

  it.each([
    ['three days', 3 * day, [0, 1]],
    ['three months', 92 * day, [0, 1, 2]],
  ])('failure 13: after %s without a worker each step fires once, and of what repeats one', async (_, down, steps) => {
    const { id } = await town.register();
    await town.act(id, town.mediator, 'escalate');
    town.clock.advance(down);
    await town.start();
    await town.settled();
    const fired = await town.ask<{ rule: string; rung: number; n: number }>(
      `select data->>'rule' as rule, (data->>'rung')::int as rung, count(*)::int as n from event where type = 'DeadlineFired' group by 1, 2 order by 2`,
    );
    // S-03a: the dispatcher, the centre head, the leader; the leader again each working day, of which none was missed twice.
    expect(fired).toEqual(steps.map((rung) => ({ rule: 'S-03a', rung, n: 1 })));
    const [next] = await town.ask<{ due_at: Date; rung: number }>("select due_at, rung from deadline where status = 'pending'");
    expect(next?.rung).toBe(steps.length);
    const ahead = (next?.due_at.getTime() ?? 0) - town.clock.now();
    expect(ahead).toBeGreaterThan(0);
    expect(ahead).toBeLessThan(4 * day);
  });
});
