import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Case } from '@lib/cases';
import { deadlineBalance } from './deadline-balance.js';
import { storedTown, type StoredTown } from './stored-town.fixture.js';

const at = (day: string, hour = '10:00'): number => Date.parse(`${day}T${hour}:00+08:00`);

interface Row {
  readonly status: string;
  readonly due_on: string;
  readonly due_at: Date;
  readonly next_attempt_at: Date;
}

describe('the rows of deadlines that stand still', () => {
  let town: StoredTown;
  beforeAll(async () => {
    town = await storedTown();
  });
  afterAll(() => town.close());

  const rowOf = async ({ id }: Case, rule: string): Promise<Row> => {
    const { rows } = await town.owner.query<Row>(
      `select status, due_on::text, due_at, next_attempt_at from deadline where matter_id = $1 and rule = $2 order by occurrence desc, rung desc limit 1`,
      [id, rule],
    );
    if (!rows[0]) throw new Error(`${rule} has no row`);
    return rows[0];
  };

  it('wait, under a clock of their own, and are due later by the days that did not count', async () => {
    const accepted = await town.act(await town.register(at('2026-09-05')), 'accept', at('2026-09-05', '11:00'));
    const paused = await town.act(accepted, 'pause', at('2026-09-08'), { until: '2026-09-20' });
    expect(await rowOf(paused, 'T-04')).toMatchObject({ status: 'paused', due_on: '2026-10-08' });
    expect(await rowOf(paused, 'S-12')).toMatchObject({ status: 'pending', due_at: new Date(at('2026-09-21', '00:00')) });
    expect(await deadlineBalance(town.app, town.townId, at('2026-09-08'))).toMatchObject({ balanced: true });

    expect(await town.sweep(at('2026-09-24'))).toBeGreaterThan(0);
    const resumed = await rowOf(paused, 'T-04');
    const midnight = new Date(at('2026-10-20', '00:00')); // day 30 is 10-05; 13 days stood still: 10-18, a Sunday, so 10-19
    expect(resumed).toEqual({ status: 'pending', due_on: '2026-10-19', due_at: midnight, next_attempt_at: midnight });
    expect(await rowOf(paused, 'S-12')).toMatchObject({ status: 'fired' });
    expect(await deadlineBalance(town.app, town.townId, at('2026-09-24'))).toMatchObject({ balanced: true });
  });

  it('end once where a pause and the case end together', async () => {
    const accepted = await town.act(await town.register(at('2026-09-05')), 'accept', at('2026-09-05', '11:00'));
    const paused = await town.act(accepted, 'pause', at('2026-09-05', '12:00'), { until: '2026-09-20' });
    const ended = await town.act(paused, 'terminate', at('2026-09-06'));
    for (const rule of ['T-04', 'S-08', 'S-12']) expect(await rowOf(ended, rule)).toMatchObject({ status: 'cancelled' });
  });

  it('move with an extension under the same identity', async () => {
    const accepted = await town.act(await town.register(at('2026-09-05')), 'accept', at('2026-09-05', '11:00'));
    const village = accepted.deadlines.find(({ rule }) => rule === 'S-08');
    await town.act(accepted, 'extend', at('2026-09-06'), { deadline: `S-08/${village?.occurrence}` });
    expect(await rowOf(accepted, 'S-08')).toMatchObject({ status: 'pending', due_on: '2026-10-08' });
    const { rows } = await town.owner.query(`select 1 from deadline where matter_id = $1 and rule = 'S-08'`, [accepted.id]);
    expect(rows).toHaveLength(1);
  });
});
