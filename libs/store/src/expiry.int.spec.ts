import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day, hour } from '@lib/testing';
import { storedTown, type StoredTown } from './stored-town.fixture.js';

const monday = Date.parse('2026-09-07T10:00:00+08:00');

describe('a deadline that the sweep takes for due', () => {
  let town: StoredTown;
  beforeAll(async () => {
    town = await storedTown();
  });
  afterAll(() => town.close());

  const firstOf = async (now: number) => {
    const dispute = await town.register(now);
    const armed = dispute.deadlines[0];
    if (!armed) throw new Error('no deadline');
    const { rule, occurrence, rung } = armed;
    return { armed, key: { townId: town.townId, matterKind: dispute.kind, matterId: dispute.id, rule, occurrence, rung } };
  };

  it('is not yet due where the case says so, stays pending, and fires in its time', async () => {
    const { armed, key } = await firstOf(monday);
    expect(await town.cases.expire(key, armed.dueAt - 1)).toBe('not-yet');
    const kept = await town.owner.query('select status from deadline where matter_id = $1', [key.matterId]);
    expect(kept.rows).toEqual([{ status: 'pending' }]);
    expect(await town.cases.expire(key, armed.dueAt)).toBe('fired');
    expect(await town.cases.expire(key, armed.dueAt)).toBe('gone');
  });

  it('is refused by its code, and not taken for gone, where the law has lost its rule', async () => {
    const { armed, key } = await firstOf(monday + hour);
    const rules = town.ground.deadlineRules as Map<string, unknown>;
    const rule = rules.get(armed.rule);
    rules.delete(armed.rule);
    expect(await town.cases.expire(key, armed.dueAt)).toEqual({ refused: 'deadline/rule-unknown' });
    rules.set(armed.rule, rule);
    expect(await town.cases.expire(key, armed.dueAt + day)).toBe('fired');
  });
});
