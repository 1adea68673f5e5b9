import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { flowOf, isLive, type Case, type MigrationPlan } from '@lib/cases';
import { day, hour, secondVersionOfDispute } from '@lib/testing';
import { deadlineBalance } from './deadline-balance.js';
import { FlowMigrations, type Direction, type Moved } from './flow-migrations.js';
import { foldDifference } from './fold-check.js';
import { StoredCases } from './stored-case.js';
import { storedTown, type StoredTown } from './stored-town.fixture.js';
import { TownWorlds } from './town-world.js';

const monday = Date.parse('2026-09-07T10:00:00+08:00');
const later = monday + 2 * day;

const second = secondVersionOfDispute();
const first = flowOf('dispute');
const plan: MigrationPlan = {
  flow: 'dispute',
  from: first.version,
  to: second.version,
  states: {
    ...Object.fromEntries(Object.keys(first.states).flatMap((state) => (first.states[state]?.open ? [[state, state]] : []))),
    'village-mediating': 'cooling-down',
  },
  deadlines: 'keep',
};

describe('the open cases of a town', () => {
  let town: StoredTown;
  let migrations: FlowMigrations;
  let fresh: Case;
  let mediating: Case;
  let ended: Case;

  beforeAll(async () => {
    town = await storedTown();
    const worlds = new TownWorlds(town.app, () => town.ground);
    migrations = new FlowMigrations(town.app, (id, now) => worlds.at(id, now));
    fresh = await town.register(monday);
    mediating = await town.act(await town.register(monday), 'accept', monday + hour);
    ended = await town.act(await town.register(monday), 'void', monday + hour);
  });
  afterAll(() => town.close());

  const all = async (direction: Direction, way: 'apply' | 'dryRun', now = later): Promise<readonly Moved[]> => {
    const moved: Moved[] = [];
    for await (const id of migrations.concerned(town.townId, plan, direction))
      moved.push(await migrations[way](town.townId, id, plan, { direction, now }));
    return moved;
  };
  const roads = (moved: readonly Moved[]): readonly string[] =>
    moved.map((one) => (one.kind === 'moved' ? `${one.before.state} -> ${one.after.state}` : one.kind)).toSorted();
  const stored = async (one: Case): Promise<Case> => {
    const found = await new StoredCases(town.app).one(town.townId, one.id);
    if (!found) throw new Error('gone');
    expect(foldDifference(found)).toBeNull();
    return found.data;
  };
  const countOf = async (type: string): Promise<number> => {
    const { rows } = await town.owner.query<{ n: number }>('select count(*)::int as n from event where type = $1', [type]);
    return rows[0]?.n ?? 0;
  };

  it('are shown where they would go, and none moves', async () => {
    expect(roads(await all('migrate', 'dryRun'))).toEqual(['registered -> registered', 'village-mediating -> cooling-down']);
    expect(await stored(mediating)).toEqual(mediating);
    expect(await countOf('FlowMigrated')).toBe(0);
  });

  it('stay where they would go another way than the one that was shown', async () => {
    const asShown = (moved: Moved): boolean => moved.kind === 'moved' && moved.after.state === 'village-mediating';
    const way = { direction: 'migrate', now: later, asShown } as const;
    expect((await migrations.apply(town.townId, mediating.id, plan, way)).kind).toBe('drifted');
    expect(await stored(mediating)).toEqual(mediating);
  });

  it('go over one by one, in history, row and deadlines alike, by an actor with a name', async () => {
    expect(roads(await all('migrate', 'apply'))).toEqual(['registered -> registered', 'village-mediating -> cooling-down']);
    const after = await stored(mediating);
    expect(after).toMatchObject({ state: 'cooling-down', flowVersion: second.version, version: mediating.version + 1 });
    expect(after.deadlines.filter(isLive).map(({ rule }) => rule)).toEqual(['S-10']);
    expect(await stored(ended)).toEqual(ended);
    const { rows } = await town.owner.query<{ actor: unknown }>("select actor from event where type = 'FlowMigrated'");
    expect(rows.map(({ actor }) => actor)).toEqual([
      { kind: 'system', name: 'flow-migration' },
      { kind: 'system', name: 'flow-migration' },
    ]);
  });

  it('go over once, however often the plan is applied', async () => {
    const before = await countOf('FlowMigrated');
    expect(await all('migrate', 'apply')).toEqual([]);
    expect(await migrations.apply(town.townId, mediating.id, plan, { direction: 'migrate', now: later })).toMatchObject({
      kind: 'left',
      rejection: { code: 'migration/not-on-version' },
    });
    expect(await countOf('FlowMigrated')).toBe(before);
  });

  it('come back where they have not moved since, and only there', async () => {
    fresh = await town.act(await stored(fresh), 'escalate', later + hour);
    expect(roads(await all('roll-back', 'apply', later + 2 * hour))).toEqual(['cooling-down -> village-mediating', 'left']);
    expect(await stored(mediating)).toMatchObject({ state: 'village-mediating', flowVersion: first.version });
    expect(await stored(fresh)).toMatchObject({ state: 'pending-dispatch', flowVersion: second.version });
  });

  it('have lost no deadline on the way', async () => {
    const { set, fired, cancelled, pending } = await deadlineBalance(town.owner, town.townId, later + 3 * hour);
    expect(set).toBe(fired + cancelled + pending);
    expect(
      (await stored(mediating)).deadlines
        .filter(isLive)
        .map(({ rule }) => rule)
        .toSorted(),
    ).toEqual(
      mediating.deadlines
        .filter(isLive)
        .map(({ rule }) => rule)
        .toSorted(),
    );
  });
});
