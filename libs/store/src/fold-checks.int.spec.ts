import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hour } from '@lib/testing';
import { FoldChecks } from './fold-checks.js';
import { storedTown, type StoredTown } from './stored-town.fixture.js';

const monday = Date.parse('2026-09-07T10:00:00+08:00');

describe('the daily check of histories', () => {
  let town: StoredTown;
  let checks: FoldChecks;
  const ids: string[] = [];

  beforeAll(async () => {
    town = await storedTown();
    checks = new FoldChecks(town.app);
    for (let n = 0; n < 5; n += 1) ids.push((await town.register(monday + n)).id);
    await town.owner.query(`update cases set data = jsonb_set(data, '{risk}', '"red"') where id = $1`, [ids[3]]);
  });
  afterAll(() => town.close());

  it('goes on where another was stopped, counts a batch once though two looked at it, and ends', async () => {
    const begun = await checks.of(town.townId, '2026-09-08', monday);
    const first = await checks.look(begun, 2);
    expect(first).toMatchObject({ check: { looked: 2, after: ids[1], ended: false }, differences: [], last: false });
    // A second worker that had read the same beginning.
    expect(await new FoldChecks(town.app).look(begun, 2)).toMatchObject({ check: { looked: 2, after: ids[1] } });
    const resumed = await new FoldChecks(town.app).of(town.townId, '2026-09-08', monday + hour);
    const second = await checks.look(resumed, 2);
    expect(second).toMatchObject({
      check: { looked: 4, differences: 1, first: { kind: 'dispute', id: ids[3] } },
      differences: [{ id: ids[3], pointer: '/data/risk' }],
      last: false,
    });
    const third = await checks.look(second.check, 2);
    expect(third).toMatchObject({ check: { looked: 5, differences: 1 }, last: true });
    expect(await checks.latest(town.townId)).toBeNull();
    await checks.end(third.check, monday + hour);
    await checks.end(third.check, monday + 2 * hour);
    expect(await checks.latest(town.townId)).toEqual({ looked: 5, differences: 1, endedAt: monday + hour });
    expect(await checks.of(town.townId, '2026-09-08', monday)).toMatchObject({ ended: true });
    expect(await checks.of(town.townId, '2026-09-09', monday)).toMatchObject({ ended: false, looked: 0 });
  });
});
