import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { projectRoot } from '@lib/platform';
import { enqueue } from '@lib/queue';
import { CaseStore, openDatabase, TownWorlds, vaultOf } from '@lib/store';
import { eventually, jobBackends } from '@lib/testing';
import { loadTownGround } from '../town/town-ground.js';
import { workshop, type Workshop } from '../worker.fixture.js';

/** A Tuesday at the hour of the check. */
const night = Date.parse('2026-09-08T03:30:00+08:00');
const monday = Date.parse('2026-09-07T10:00:00+08:00');

describe.each(jobBackends)('the daily check of histories, with $title', ({ kind, here }) => {
  const test = here ? it : it.skip;
  let shop: Workshop;
  let app: DataSource;

  beforeEach(async () => {
    if (!here) return;
    shop = await workshop(kind);
    shop.clock = { now: () => night };
    app = await openDatabase(shop.bench.database.urls.app, { max: 2 });
  });
  afterEach(async () => {
    if (!here) return;
    await app.destroy();
    await shop.close();
  });

  const register = async (): Promise<string> => {
    const ground = loadTownGround(join(projectRoot(), 'config'), 'duliu', monday);
    const worlds = new TownWorlds(app, () => ground);
    const found = await shop.sql.query<{ town: number; room: string; village: string }>(
      "select o.town_id as town, o.id as room, o.village_id as village from organisation o join town t on t.id = o.town_id and t.slug = 'duliu' where o.kind = 'village-room' order by o.id limit 1",
    );
    const place = found.rows[0];
    if (!place) throw new Error('a town without a room');
    const outcome = await new CaseStore(app, (id, now) => worlds.at(id, now), vaultOf(app, Buffer.alloc(32, 7))).register(
      {
        townId: place.town,
        actor: { kind: 'person', personId: 'p-v201', posts: [{ role: 'village-mediator', organisation: place.room }] },
      },
      {
        kind: 'dispute',
        clientId: null,
        village: place.village,
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
        parties: [{ role: 'applicant', name: '张三' }],
        from: place.room,
        numberOf: (year, running) => `(${year})试${running}`,
      },
      monday,
    );
    if (outcome.kind !== 'kept') throw new Error(`not registered: ${JSON.stringify(outcome)}`);
    return outcome.dispute.id;
  };
  const check = async (): Promise<{ looked: number; differences: number; ended: boolean } | undefined> =>
    (
      await shop.sql.query<{ looked: number; differences: number; ended: boolean }>(
        "select looked, differences, ended_at is not null as ended from fold_check where checked_on = '2026-09-08'",
      )
    ).rows[0];
  const alarmed = () => shop.delivered.filter((notice) => notice.kind === 'alarm');
  const run = async (): Promise<void> => {
    const parts = await shop.parts();
    await enqueue(parts.queues, 'history.fold-check', {});
    await eventually(check, (found) => found?.ended === true);
  };

  test('finds nothing where nobody touched a row, and is done for the day', async () => {
    await register();
    await register();
    await shop.start();
    await run();
    expect(await check()).toEqual({ looked: 2, differences: 0, ended: true });
    await register();
    await run();
    expect(await check()).toEqual({ looked: 2, differences: 0, ended: true });
    expect(alarmed()).toEqual([]);
    expect(shop.log.filter((line) => line['alarm'] === true)).toEqual([]);
  });

  test('names the case and the place, and tells head and administrator once, without a word of the parties', async () => {
    const id = await register();
    await register();
    await shop.sql.query(`update cases set data = jsonb_set(data, '{holder,post}', '"police"') where id = $1`, [id]);
    await shop.start();
    await run();
    expect(await check()).toEqual({ looked: 2, differences: 1, ended: true });
    const alarms = shop.log.filter((line) => line['alarm'] === true);
    expect(alarms).toEqual([expect.objectContaining({ code: 'history/fold-difference', matterId: id, pointer: '/data/holder/post' })]);
    expect(JSON.stringify([alarms, alarmed()])).not.toMatch(/张三|宅基地/);
    expect(alarmed().map(({ role, matterId }) => [role, matterId])).toEqual([['centre-head', id]]);
  });
});
