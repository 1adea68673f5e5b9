import { describe, expect, it } from '@jest/globals';
import { prove, type Decision, type ProofGround } from '@lib/kernel';
import { secondVersionOfDispute } from '@lib/testing';
import { deadlineEnd } from '@lib/town';
import { flowOf, knowVersion } from '../flows.js';
import { rolesOfKind } from '../posts.js';
import {
  accepted,
  balanceOf,
  does,
  escalated,
  from,
  given,
  joint,
  kept,
  live,
  registered,
  running,
  runsOut,
  when,
  type Story,
} from '../testing/given.fixture.js';
import { loadedRules, people, worldAt } from '../testing/two-villages.fixture.js';
import { migrated, rolledBack } from './migrate.js';
import { checkPlan, readPlan, type MigrationPlan } from './plan.js';

const second = secondVersionOfDispute();
const first = flowOf('dispute');
const openStates = Object.keys(first.states).filter((state) => first.states[state]?.open);
const plan: MigrationPlan = {
  flow: 'dispute',
  from: first.version,
  to: second.version,
  states: { ...Object.fromEntries(openStates.map((state) => [state, state])), 'village-mediating': 'mediating-in-village' },
  deadlines: 'keep',
};
const staffed: ProofGround = {
  villages: ['jia'],
  staffed: () => true,
  holderRoles: rolesOfKind,
  knownRole: () => true,
  deadline: (rule) => deadlineEnd(loadedRules.get(rule)),
};
const codesOf = (changed: Partial<MigrationPlan>): readonly string[] => checkPlan({ ...plan, ...changed }, staffed).map(({ code }) => code);

const migrate = (story: Story, by: MigrationPlan = plan): Story => kept(story, migrated(story.dispute, by, worldAt(story.now)));
const rollBack = (story: Story): Decision => rolledBack(story.dispute, story.events, plan, worldAt(story.now));
const codeOf = (decision: Decision): string => (decision.ok ? 'ok' : decision.rejection.code);
const rulesOf = (story: Story): readonly string[] =>
  live(story)
    .map(({ rule }) => rule)
    .toSorted();
const stateOf = ({ dispute }: Story): string => dispute.state;
const wait =
  (days: number) =>
  (story: Story): Story => ({ ...story, now: story.now + days * 86_400_000 });

describe('a plan', () => {
  it('without a fault leads every open state to an open state of a version that is proved', () => {
    expect(prove(second, staffed)).toEqual([]);
    expect(codesOf({})).toEqual([]);
  });
  it('is refused where an open state leads nowhere, or to no state, or comes from none', () => {
    const { 'pending-dispatch': _left, ...without } = plan.states;
    expect(codesOf({ states: without })).toEqual(['migration/state-not-mapped']);
    expect(codesOf({ states: { ...plan.states, agreed: 'agreeed' } })).toEqual(['migration/unknown-new-state']);
    expect(codesOf({ states: { ...plan.states, agreeed: 'agreed' } })).toEqual(['migration/unknown-old-state']);
  });
  it('is refused where it would end an open case or reopen an ended one', () => {
    expect(codesOf({ states: { ...plan.states, agreed: 'closed-success' } })).toEqual(['migration/would-end']);
    expect(codesOf({ states: { ...plan.states, void: 'agreed' } })).toEqual(['migration/would-reopen']);
  });
  it('is refused where a version is not known or both are the same', () => {
    expect(codesOf({ to: 99 })).toEqual(['migration/unknown-version']);
    expect(codesOf({ to: plan.from })).toEqual(['migration/same-version']);
  });
  it('is refused where the new version is not proved, which does not bar the way back', () => {
    const { agreed } = second.states;
    if (!agreed?.open) throw new Error('agreed is open');
    knowVersion({ ...second, version: 77, states: { ...second.states, agreed: { ...agreed, within: [] } } });
    expect(codesOf({ to: 77 })).toEqual(['flow/no-deadline']);
    expect(checkPlan({ ...plan, to: 77 }, staffed, true)).toEqual([]);
  });
  it('is read from a file member by member', () => {
    expect(readPlan(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    expect(() => readPlan({ ...plan, flow: 'disputes' })).toThrow('there is no flow "disputes"');
    expect(() => readPlan({ ...plan, from: '1' })).toThrow('from: must be a version');
    expect(() => readPlan({ ...plan, deadlines: 'drop' })).toThrow('deadlines: must be keep or restart');
    expect(() => readPlan({ ...plan, states: { agreed: 1 } })).toThrow('states: must name');
    expect(() => readPlan({ ...plan, force: true })).toThrow('force is no member');
  });
});

describe('a case that is migrated', () => {
  it('follows the old version until then and the new one from then on', () => {
    const before = given(accepted);
    expect(codeOf(when(before, people.mediatorJia, 'cool-down'))).toBe('case/action-not-allowed');
    const after = from(migrate(before), does(people.mediatorJia, 'cool-down'));
    expect(after.dispute.flowVersion).toBe(second.version);
    expect(stateOf(after)).toBe('cooling-down');
    expect(stateOf(from(after, does(people.mediatorJia, 'go-on'), does(people.mediatorJia, 'agree')))).toBe('agreed');
  });
  it('keeps its holder and each limit that the new state has too', () => {
    const before = given(accepted);
    const after = migrate(wait(3)(before));
    expect(after.dispute.holder).toEqual(before.dispute.holder);
    expect(live(after)).toEqual(live(before));
  });
  it('begins the limits of the state anew where the plan says so, and no limit that something else began', () => {
    const before = wait(3)(given(accepted));
    const after = migrate(before, { ...plan, deadlines: 'restart' });
    expect(running(after, 'T-04')).toEqual(running(before, 'T-04'));
    expect(running(after, 'S-08').startedAt).toBe(before.now);
    expect(rulesOf(after)).toEqual(rulesOf(before));
  });
  it('changes its limits where the new state has others', () => {
    const after = migrate(given(accepted), { ...plan, states: { ...plan.states, 'village-mediating': 'cooling-down' } });
    expect(rulesOf(after)).toEqual(['S-10']);
    expect(balanceOf(after)).toMatchObject({ live: 1, cancelled: 3 });
  });
  it('goes to an office of the new state where its holder has none there', () => {
    const after = migrate(given(...joint), { ...plan, states: { ...plan.states, 'joint-mediating': 'pending-dispatch' } });
    expect(after.dispute.holder).toMatchObject({ organisation: 'centre', post: 'dispatcher' });
  });
  it('is moved once: the second time it is no longer on the old version', () => {
    const after = migrate(given(accepted));
    expect(codeOf(migrated(after.dispute, plan, worldAt(after.now)))).toBe('migration/not-on-version');
  });
  it('is left alone when it has ended', () => {
    const ended = from(registered(), does(people.centreHead, 'void'));
    expect(codeOf(migrated(ended.dispute, plan, worldAt(ended.now)))).toBe('migration/not-open');
  });
  it('has a clock that fires by the ladder of the new version', () => {
    const after = migrate(given(accepted));
    expect(stateOf(from(after, runsOut('S-08'), runsOut('S-08')))).toBe('pending-dispatch');
  });
});

describe('a migration that is rolled back', () => {
  it('leaves the case where it was, with its clocks', () => {
    const before = given(accepted);
    const there = migrate(before, { ...plan, states: { ...plan.states, 'village-mediating': 'cooling-down' } });
    const back = kept(wait(1)(there), rollBack(wait(1)(there)));
    expect(back.dispute).toMatchObject({ state: 'village-mediating', flowVersion: first.version, holder: before.dispute.holder });
    expect(rulesOf(back)).toEqual(rulesOf(before));
    expect(running(back, 'T-04').dueOn).toBe(running(before, 'T-04').dueOn);
    expect(running(back, 'S-08').dueOn).toBe(running(before, 'S-08').dueOn);
    const { set, fired, cancelled, live: runs } = balanceOf(back);
    expect(set).toBe(fired + cancelled + runs);
  });
  it('leaves a case alone that has moved since, or that was never migrated', () => {
    const moved = from(migrate(given(accepted)), escalated);
    expect(codeOf(rollBack(moved))).toBe('migration/moved-since');
    expect(codeOf(rollBack(given(accepted)))).toBe('migration/not-on-version');
  });
  it('can be followed by the migration again', () => {
    const there = migrate(given(accepted));
    const back = kept(there, rollBack(there));
    expect(codeOf(rollBack(back))).toBe('migration/not-on-version');
    expect(stateOf(migrate(back))).toBe('mediating-in-village');
  });
});
