import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { MediatorsAndScreen1790000200000 } from './migrations/1790000200000-mediators-and-screen.js';
import { storedTown, type StoredTown } from './stored-town.fixture.js';

const monday = Date.parse('2026-09-07T10:00:00+08:00');

describe('cases of before the guards were kept', () => {
  let town: StoredTown;
  beforeAll(async () => {
    town = await storedTown();
  });
  afterAll(() => town.close());

  const dataOf = async (id: string): Promise<unknown> =>
    (await town.owner.query('select data from cases where id = $1', [id])).rows[0]?.data;

  it('learn from their own history who mediated them and how often they were settled', async () => {
    let settled = await town.register(monday);
    for (const [action, changes] of [['accept'], ['agree', { form: 'oral' }], ['settle-at-once'], ['visit']] as const)
      settled = await town.act(settled, action, monday, changes);
    const fresh = await town.register(monday);
    const now = [await dataOf(settled.id), await dataOf(fresh.id)];
    expect(now).toMatchObject([
      { successes: 1, mediated: [expect.any(String)] },
      { successes: 0, mediated: [] },
    ]);

    await town.owner.query(
      `update cases set data = data - array['recused', 'mediated', 'screen', 'civilPart', 'proposedOffice', 'courtToldOn', 'successes']`,
    );
    expect(await dataOf(settled.id)).not.toHaveProperty('successes');
    const runner = { query: (sql: string) => town.owner.query(sql) } as unknown as QueryRunner; // the migration asks for nothing else
    await new MediatorsAndScreen1790000200000().up(runner);
    expect([await dataOf(settled.id), await dataOf(fresh.id)]).toEqual(now);
  });
});
