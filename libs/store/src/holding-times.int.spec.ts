import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { hour } from '@lib/testing';
import { HoldingTimes1790000700000 } from './migrations/1790000700000-holding-times.js';
import { storedTown, type StoredTown } from './stored-town.fixture.js';

const monday = Date.parse('2026-09-07T10:00:00+08:00');

describe('cases of before the holding times were kept', () => {
  let town: StoredTown;
  beforeAll(async () => {
    town = await storedTown();
  });
  afterAll(() => town.close());

  const heldOf = async (): Promise<readonly unknown[]> =>
    (await town.owner.query(`select data -> 'held' as held from cases order by id`)).rows.map((row: { held: unknown }) => row.held);

  it('learn from their own history who held them from when on', async () => {
    let ended = await town.register(monday);
    for (const action of ['accept', 'terminate', 'close']) ended = await town.act(ended, action, monday + (ended.version + 1) * hour);
    let moved = await town.register(monday);
    moved = await town.act(moved, 'escalate', monday); // in the very instant of its registration
    moved = await town.act(moved, 'refer-out', monday + hour, { door: 'court' });
    await town.register(monday);
    const now = await heldOf();
    expect(now.map((held) => (held as unknown[]).length).toSorted()).toEqual([1, 2, 2]);

    await town.owner.query(`update cases set data = data - 'held'`);
    expect(await heldOf()).toEqual([null, null, null]);
    const runner = { query: (sql: string) => town.owner.query(sql) } as unknown as QueryRunner; // the migration asks for nothing else
    await new HoldingTimes1790000700000().up(runner);
    expect(await heldOf()).toEqual(now);
  });
});
