import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { Case } from '@lib/cases';
import { day, hour } from '@lib/testing';
import { openDatabase } from './database.js';
import { foldDifference } from './fold-check.js';
import { StoredCases, type StoredCase } from './stored-case.js';
import { storedTown, type StoredTown } from './stored-town.fixture.js';

const monday = Date.parse('2026-09-07T10:00:00+08:00');

describe('a case, its history and its deadlines', () => {
  let town: StoredTown;
  /** One connection, so that a change, the look at it and the rollback are of one transaction. */
  let hand: DataSource;
  let driven: Case;

  beforeAll(async () => {
    town = await storedTown();
    hand = await openDatabase(town.database.urls.superuser, { max: 1 });
    // One that walks to an agreement, one that the clock carries on, one just registered.
    driven = await town.register(monday);
    driven = await town.act(driven, 'accept', monday + hour);
    driven = await town.act(driven, 'record-session', monday + 2 * hour);
    driven = await town.act(driven, 'pause', monday + 3 * hour);
    expect((await new StoredCases(town.app).one(town.townId, driven.id))?.deadlines.some(({ status }) => status === 'paused')).toBe(true);
    driven = await town.act(driven, 'resume', monday + 20 * hour);
    driven = await town.act(driven, 'correct', monday + 21 * hour);
    expect(driven.occurredOn).toBe('2026-09-05');
    driven = await town.act(driven, 'agree', monday + day);
    for (let mark = 0; mark < 4; mark += 1) driven = await town.act(driven, 'add-mark', monday + day + mark);
    driven = await town.act(driven, 'plan-performance', monday + day + hour);
    await town.register(monday);
    await town.sweep(monday + 30 * day);
    await town.register(monday + 30 * day);
  });
  afterAll(async () => {
    await hand.destroy();
    await town.close();
  });

  const byHand = (): StoredCases => new StoredCases(hand, (_, { text, values }) => hand.query<StoredCase[]>(text, values));
  const differences = async (): Promise<readonly (string | undefined)[]> => {
    const found: (string | undefined)[] = [];
    for await (const stored of byHand().all(town.townId, 2)) found.push(foldDifference(stored)?.pointer);
    return found;
  };

  it('agree, page by page, whatever hands they went through', async () => {
    expect(await differences()).toEqual([undefined, undefined, undefined]);
  });

  it('are found by number as by id', async () => {
    const cases = byHand();
    expect((await cases.one(town.townId, driven.number))?.id).toBe(driven.id);
    expect((await cases.one(town.townId, driven.id.toUpperCase()))?.id).toBe(driven.id);
    expect(await cases.one(town.townId, 'no such number')).toBeUndefined();
  });

  const of = (table: string) => `${table} where town_id = $1 and ${table === 'cases' ? 'id' : 'matter_id'} = $2`;
  it.each([
    [
      'the data of an event',
      `update event set data = jsonb_set(data, '{mediators}', '[]') where town_id = $1 and matter_id = $2 and type = 'CaseAccepted'`,
      /^\/events\/\d+\/data\/mediators\/0$/,
    ],
    [
      'the actor of an event',
      `update event set actor = '{"kind":"clock"}' where town_id = $1 and matter_id = $2 and seq = 1`,
      /^\/events\/0\/actor/,
    ],
    [
      'the time of an event',
      `update event set at = at + interval '1 ms' where town_id = $1 and matter_id = $2 and seq = 1`,
      /^\/events\/0\/at$/,
    ],
    [
      'the bytes of an event',
      `update event set canonical = canonical || ' '::bytea where town_id = $1 and matter_id = $2 and seq = 1`,
      /^\/events\/0\/canonical$/,
    ],
    [
      'the hash of an event',
      `update event set hash = decode(repeat('ab', 32), 'hex') where town_id = $1 and matter_id = $2 and seq = 1`,
      /^\/events\/0\/hash$/,
    ],
    ['an event in the middle, taken out', `delete from event where town_id = $1 and matter_id = $2 and seq = 2`, /^\/events\/1\/seq$/],
    [
      'the last event, taken out',
      `delete from event where town_id = $1 and matter_id = $2 and seq = (select max(seq) from event where town_id = $1 and matter_id = $2)`,
      /^\/data\//,
    ],
    [
      'a field of the case',
      `update cases set data = jsonb_set(data, '{sessions}', '7') where town_id = $1 and id = $2`,
      /^\/data\/sessions$/,
    ],
    [
      'a field deep in the case',
      `update cases set data = jsonb_set(data, '{agreement,terms,0,dueOn}', '"2030-01-01"') where town_id = $1 and id = $2`,
      /^\/data\/agreement\/terms\/0\/dueOn$/,
    ],
    [
      'the deadline in the case',
      `update cases set data = jsonb_set(data, '{deadlines,0,dueAt}', '1') where town_id = $1 and id = $2`,
      /^\/data\/deadlines\/0\/dueAt$/,
    ],
    ...(
      [
        ['state', `'agreed'`],
        ['holder_organisation', `'centre'`],
        ['holder_post', `'police'`],
        ['holder_since', `now()`],
        ['watched_rule', `'S-99'`],
        ['watched_occurrence', '99'],
        ['watched_rung', '9'],
        ['waiting_on', `'court'`],
        ['involved', `'{}'`],
        ['risk', `'red'`],
        ['next_due_at', `now()`],
        ['updated_at', `now()`],
        ['registered_by', `'p-v201'`],
        ['version', '99'],
        ['seq', '99'],
        ['last_hash', `decode(repeat('00', 32), 'hex')`],
      ] as const
    ).map(
      ([column, value]) =>
        [`the column ${column}`, `update cases set ${column} = ${value} where town_id = $1 and id = $2`, /^\/row\//] as const,
    ),
    [
      'the state of a deadline',
      `update deadline set status = 'cancelled' where town_id = $1 and matter_id = $2 and live and rule = 'T-01'`,
      /^\/deadlines\/T-01-\d+-\d\/status$/,
    ],
    [
      'the end of a deadline',
      `update deadline set due_at = due_at + interval '1 day' where town_id = $1 and matter_id = $2 and rule = 'S-01'`,
      /^\/deadlines\/S-01-1-0\/dueAt$/,
    ],
    [
      'the last day of a deadline',
      `update deadline set due_on = due_on + 1 where town_id = $1 and matter_id = $2 and rule = 'S-01'`,
      /^\/deadlines\/S-01-1-0\/dueOn$/,
    ],
    ['a deadline, taken out', `delete from ${of('deadline')} and rule = 'S-01'`, /^\/deadlines\/S-01-1-0$/],
    [
      'a deadline that nobody set',
      `insert into deadline (town_id, matter_kind, matter_id, rule, occurrence, rung, status, started_on, due_on, due_at, next_attempt_at) values ($1, 'dispute', $2, 'S-77', 1, 0, 'pending', '2026-01-01', '2026-01-01', now(), now())`,
      /^\/deadlines\/S-77-1-0$/,
    ],
  ])('no longer agree once somebody changed %s', async (_, change, pointer) => {
    await hand.query('begin');
    try {
      const touched = await hand.query<[unknown, number] | unknown[]>(change, [town.townId, driven.id]);
      if (!change.startsWith('insert')) expect(touched[1]).toBeGreaterThan(0);
      const found = (await differences()).filter((difference) => difference !== undefined);
      expect(found).toEqual([expect.stringMatching(pointer)]);
    } finally {
      await hand.query('rollback');
    }
  });
});
