import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { NoticeView, PageView } from '@lib/contracts';
import { eventually, hour, minute } from '@lib/testing';
import { runningTown, type RunningTown } from './running-town.js';

/** The hub looks every ten seconds. */
const patient = { every: 500 };

interface Ready {
  readonly status: string;
  readonly late: number;
  readonly oldestLateSeconds: number;
}

describe('a town whose sweep does not run', () => {
  let town: RunningTown;
  let owner: pg.Client;
  const dueAt = Date.parse('2026-09-08T17:30:00+08:00'); // S-01: one working day after Monday

  beforeAll(async () => {
    town = await runningTown({ worker: false });
    owner = new pg.Client({ connectionString: town.database.urls.superuser });
    await owner.connect();
    await town.register('v219', {
      parties: [{ name: '张三', role: 'applicant' }],
      summary: '宅基地边界不清',
      tile: 'neighbour',
      villageCode: await town.villageOf('v219'),
      occurredOn: '2026-09-06',
      urgency: 'normal',
    });
  });
  afterAll(async () => {
    await owner.end();
    await town.close();
  });

  const ready = async (): Promise<Ready> => (await (await fetch(`${town.base}/health/ready`)).json()) as Ready;
  const metrics = async (): Promise<string> =>
    (await fetch(`${town.base}/metrics`, { headers: { authorization: `Bearer ${town.metricsToken}` } })).text();
  const alarms = async (user: string): Promise<readonly NoticeView[]> =>
    (await town.ask<PageView<NoticeView>>(user, 'GET', '/notices?limit=200')).body.items.filter(({ kind }) => kind === 'alarm');
  const logged = (): readonly { readonly code?: string }[] =>
    readFileSync(town.logOf('hub'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { readonly code?: string });

  it('is well while nothing is due', async () => {
    expect(await ready()).toMatchObject({ status: 'ready', late: 0, oldestLateSeconds: 0 });
    town.turnClock(dueAt + minute);
    expect(await ready()).toMatchObject({ late: 0 });
  });

  it('shows and says it once a deadline is a minute late: health, metrics, log, notice to the head and the administrator', async () => {
    town.turnClock(dueAt + 2 * minute);
    expect(await ready()).toMatchObject({ status: 'ready', late: 1, oldestLateSeconds: 120 });
    const text = await metrics();
    expect(text).toMatch(/^duliu_deadline_oldest_late_seconds\{[^}]*\} 120$/m);
    expect(text).toMatch(/^duliu_deadlines_late\{[^}]*\} 1$/m);
    expect(text).toMatch(/^duliu_deadlines_pending\{[^}]*\} 1$/m);
    expect(text).toMatch(/^duliu_deadlines_balance_difference\{[^}]*\} 0$/m);
    await eventually(
      () => alarms('centrehead'),
      ({ length }) => length === 1,
      patient,
    );
    expect(await alarms('admin')).toHaveLength(1);
    expect(await alarms('centre')).toEqual([]);
    expect(logged().filter(({ code }) => code === 'deadline/late')).toEqual([
      expect.objectContaining({ level: 'error', alarm: true, late: 1 }),
    ]);
  });

  it('says it again an hour later, and not before', async () => {
    town.turnClock(dueAt + 3 * minute + hour);
    await eventually(
      () => alarms('centrehead'),
      ({ length }) => length === 2,
      patient,
    );
    expect(logged().filter(({ code }) => code === 'deadline/late')).toHaveLength(2);
  });

  it('is well again once the worker runs', async () => {
    await town.startWorker();
    await eventually(ready, ({ late }) => late === 0, patient);
    expect((await town.ask('centrehead', 'GET', '/deadlines/balance')).body).toMatchObject({ balanced: true, late: 0, fired: 1 });
    expect(await metrics()).toMatch(/^duliu_deadline_oldest_late_seconds\{[^}]*\} 0$/m);
    await eventually(logged, (lines) => lines.some(({ code }) => code === 'deadline/late-over'), patient);
  });
});
