import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { itemsOf, reportMatterOf, type Report } from '@lib/instability';
import type { PersonActor } from '@lib/kernel';
import { enqueue, openQueues } from '@lib/queue';
import { compiledHouse, eventually, jobBackends, seed, seededNumbers } from '@lib/testing';
import { longLane, sweepingTown, type SweepingTown } from './sweeping-town.fixture.js';

const at = (day: string, time = '08:31'): number => Date.parse(`${day}T${time}:00+08:00`);
/** The whole year in the long lane; in the fast lane the months around an outage. */
const months = (longLane ? ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] : ['10']).map(
  (month) => `2026-${month}`,
);
/** Nobody is there from these days on for so many days. */
const away: { readonly [day: string]: number } = longLane ? { '2026-02-19': 3, '2026-05-31': 92 } : { '2026-10-19': 3 };
const dayMs = 86_400_000;
const five = { land: true, neighbours: true, wages: true, family: true, petitions: true };
const dispatcher: PersonActor = { kind: 'person', personId: 'p-centre', posts: [{ role: 'dispatcher', organisation: 'centre' }] };
const mediatorOf = (village: string): PersonActor => ({
  kind: 'person',
  personId: `p-of-${village}`,
  posts: [{ role: 'village-mediator', organisation: `room-${village}` }],
});

describe.each(jobBackends)('the months of a year, with $title', ({ kind, here }) => {
  const test = here ? it : it.skip;
  let town: SweepingTown;
  let dataDir: string;
  let worker: ChildProcess | undefined;
  beforeEach(async () => {
    if (!here) return;
    town = await sweepingTown(kind);
    dataDir = mkdtempSync(join(tmpdir(), 'duliu-months-'));
  });
  afterEach(async () => {
    if (!here) return;
    await killed();
    await town.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const turnClock = (instant: number): void => {
    town.clock.set(instant);
    writeFileSync(join(dataDir, 'clock'), `=${instant}`);
  };

  /** The worker of the product, as a process that can die. */
  const started = async (): Promise<void> => {
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
      ...(town.bench.redis && { REDIS_URL: town.bench.redis.url }),
    };
    const child = fork(join(compiledHouse(), 'programs/worker.mjs'), [], {
      env,
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    worker = child;
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
    });
  };
  /** As kill -9 and a power cut do. */
  const killed = async (): Promise<void> => {
    const child = worker;
    worker = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  /** What the schedulers do in real time: each job through the real queue. */
  const tick = async (): Promise<void> => {
    const queues = openQueues({ ...town.bench.settings, onError: () => undefined });
    await enqueue(queues, 'month.open', {});
    await enqueue(queues, 'deadline.sweep', {});
    await queues.close();
  };
  const reportsOf = async (month: string): Promise<readonly Report[]> =>
    (await town.ask<{ data: Report }>('select data from report where month = $1 order by village_id', [month])).map(({ data }) => data);
  const act = async (who: PersonActor, report: Report, action: string, input: object): Promise<void> => {
    const call = { of: { report: report.id }, action, expectedVersion: report.version, input: { ...input }, check: () => undefined };
    const outcome = await town.reports.act({ townId: town.townId, actor: who }, call, town.clock.now());
    if (outcome.kind !== 'kept') throw new Error(`${action}: ${JSON.stringify(outcome)}`);
  };
  const settled = async (month: string): Promise<void> => {
    await eventually(
      async () => [await town.pendingDue(), (await reportsOf(month)).length],
      ([due, there]) => due === 0 && there === 28,
      { every: 100 },
    );
  };

  test(
    'each month is opened, reminded of, marked late and summed up once, whatever is killed, flushed or switched off',
    async () => {
      const dice = seededNumbers(2_000, 1_000, seed);
      let thrown = 0;
      const chance = (of: number): boolean => (dice[thrown++ % dice.length] ?? 0) % of === 0;
      const log: string[] = [];
      turnClock(at(`${months[0]}-01`));
      await started();
      /** Time passes to an instant; on the way the worker may die, and Redis may forget everything. */
      const passTo = async (instant: number, month: string): Promise<void> => {
        const day = new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
        const off = Object.entries(away).find(([from, days]) => instant >= at(from) && instant < at(from) + days * dayMs);
        turnClock(instant);
        if (off) {
          await killed();
          log.push(`${day} nobody is there`);
          return;
        }
        if (!worker) {
          await started();
          log.push(`${day} the worker is there again`);
        } else await tick();
        // Once for certain, whatever the dice say.
        const surely = day === `${months[0]}-22`;
        if (chance(longLane ? 9 : 4) || surely) {
          await sleep((dice[thrown++ % dice.length] ?? 0) % 120);
          await killed();
          log.push(`${day} the worker was killed`);
          if ((chance(2) || surely) && town.bench.redis) {
            await town.bench.redis.flush();
            log.push(`${day} Redis was flushed`);
          }
          await started();
        }
        await settled(month);
      };

      for (const month of months) {
        const [year, number] = month.split('-').map(Number);
        const last = new Date(Date.UTC(year ?? 0, number ?? 0, 0)).getUTCDate();
        await passTo(at(`${month}-20`), month);
        await passTo(at(`${month}-22`), month);
        for (const report of await reportsOf(month)) {
          if (chance(3)) continue; // will be reminded
          await act(mediatorOf(report.village), report, 'report-zero', { ...five, checkedBy: '王某' });
        }
        await passTo(at(`${month}-${last}`, '17:01'), month);
        for (const report of (await reportsOf(month)).filter(({ state }) => state === 'prefilled'))
          if (chance(2)) await act(mediatorOf(report.village), report, 'report-zero', { ...five, checkedBy: '王某' });
        for (const report of (await reportsOf(month)).filter(({ state }) => state === 'submitted'))
          await act(dispatcher, report, 'accept', {});
      }
      const [lastYear, lastMonth] = (months.at(-1) ?? '').split('-').map(Number);
      const after = Date.UTC(lastYear ?? 0, lastMonth ?? 0, 20);
      await passTo(after, months.at(-1) ?? '');
      // What a worker had borrowed when it died is lent out for five minutes; then another one tells it.
      turnClock(after + 6 * 60_000);
      await tick();
      await eventually(
        () => town.owed(),
        (left) => left === 0,
        { every: 100 },
      );

      const rows = await town.ask<{ month: string; n: number; villages: number }>(
        'select month, count(*)::int as n, count(distinct village_id)::int as villages from report where month = any($1) group by month order by month',
        [months],
      );
      expect(rows).toEqual(months.map((month) => ({ month, n: 28, villages: 28 })));
      const opened = await town.ask<{ type: string; n: number; matters: number }>(
        "select type, count(*)::int as n, count(distinct matter_id)::int as matters from event where type in ('PeriodOpened', 'ReportOpened', 'ReportMarkedLate') group by type order by type",
      );
      for (const { n, matters } of opened) expect(n).toBe(matters);
      const fired = await town.fired();
      expect(fired.distinct).toBe(fired.total);
      const summed = await town.ask<{ state: string; n: number }>(
        'select state, count(*)::int as n from report_period where month = any($1) group by state',
        [months],
      );
      expect(summed).toEqual([{ state: 'consolidated', n: months.length }]);
      expect(await town.balance()).toMatchObject({ balanced: true });
      // Whoever had reported was not reminded: no reminder came after a report was filed.
      const nagged = await town.ask(
        `select from event reminder join event filed on filed.town_id = reminder.town_id and filed.matter_id = reminder.matter_id
         where reminder.type = 'DeadlineFired' and reminder.data ->> 'rule' = 'R-01' and filed.type = 'ZeroReported' and reminder.seq > filed.seq`,
      );
      expect(nagged).toEqual([]);
      // Nobody was told anything outside the hours of work, and nothing twice.
      const night = await town.ask(
        `select from notice where matter_kind like 'instability%' and extract(hour from visible_at at time zone 'Asia/Shanghai') not between 8 and 17`,
      );
      expect(night).toEqual([]);
      for (const report of await reportsOf(months[0] ?? '')) {
        const events = await town.ask<{ seq: number; version: number; type: string; at: Date; data: never }>(
          'select seq, version, type, at, data from event where matter_id = $1 order by seq',
          [report.id],
        );
        const folded = reportMatterOf(
          report.kind,
          report.id,
          events.map((event) => ({ ...event, at: event.at.getTime() })),
        );
        expect(folded).toEqual(report);
        expect(itemsOf(report)).toEqual([]);
      }
      if (longLane) process.stdout.write(`${log.join('\n')}\n`);
    },
    longLane ? 1_800_000 : 300_000,
  );
});
