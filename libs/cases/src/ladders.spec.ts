import { describe, expect, it } from '@jest/globals';
import { disputeFlow } from './dispute-flow.js';
import {
  accepted,
  agreedIn,
  balanceOf,
  dispatched,
  does,
  escalated,
  expireAt,
  fire,
  from,
  given,
  inEffect,
  joint,
  keysOf,
  live,
  on,
  refusalOf,
  registered,
  running,
  runsOut,
  type Story,
} from './testing/given.fixture.js';
import { instant, loadedRules, people } from './testing/two-villages.fixture.js';

const { mediatorJia, townMediator } = people;
const isOpen = ({ dispute }: Story): boolean => disputeFlow.states[dispute.state].open;
const fired = (story: Story): readonly unknown[] =>
  story.events.filter(({ type }) => type === 'DeadlineFired').map(({ data }) => data['tell']);
const soonest = (story: Story) => live(story).reduce((first, armed) => (armed.dueAt < first.dueAt ? armed : first));
const unique = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

describe('a ladder climbed by nobody', () => {
  it('S-01 reminds the mediator, tells the centre, then takes the case up', () => {
    const reminded = from(registered(), runsOut('S-01'));
    expect(reminded.now).toBe(instant('2026-09-02', 17.5));
    const told = from(reminded, runsOut('S-01'));
    expect(told.now).toBe(instant('2026-09-03', 17.5));
    expect(told.dispute.state).toBe('registered');
    const moved = from(told, runsOut('S-01'));
    expect(moved.now).toBe(instant('2026-09-07', 17.5));
    expect(moved.dispute).toMatchObject({ state: 'pending-dispatch', holder: { organisation: 'centre', post: 'dispatcher' } });
    expect(fired(moved).slice(0, 2)).toEqual([
      { organisation: 'room-jia', role: 'village-mediator' },
      { organisation: 'centre', role: 'dispatcher' },
    ]);
    expect(live(moved).map(({ rule }) => rule)).toEqual(['S-03a']);
  });
  it('S-08 reminds at four fifths, then takes the case up with the month still running', () => {
    const reminded = given(accepted, runsOut('S-08'));
    expect(reminded.now).toBe(instant('2026-09-13', 8.5));
    expect(reminded.dispute.state).toBe('village-mediating');
    const moved = from(reminded, runsOut('S-08'));
    expect(moved.now).toBe(instant('2026-09-16', 17.5));
    expect(moved.dispute.state).toBe('pending-dispatch');
    expect(live(moved).map(({ rule }) => rule)).toEqual(['T-04', 'S-03a']);
  });
  it('S-08 hands the case up even when a party has refused, for a stuck case must reach somebody', () => {
    const refused = given(accepted, does(mediatorJia, 'record-refusal'), runsOut('S-08'), runsOut('S-08'));
    expect(refused.dispute.state).toBe('pending-dispatch');
  });
  it('S-03b returns an unsigned work order to the centre and forgets the lead', () => {
    const story = given(accepted, escalated, dispatched('law-firm', ['police']), runsOut('S-03b'), runsOut('S-03b'));
    expect(story.dispute).toMatchObject({ state: 'pending-dispatch', holder: { organisation: 'centre' }, lead: null });
    expect(story.events.find(({ type }) => type === 'DispatchReturnedUnsigned')?.data).toMatchObject({ office: 'law-firm' });
    expect(live(story).map(({ rule }) => rule)).toEqual(['T-04', 'S-03a']);
  });
  it('T-04 moves a village case up, and where it cannot it tells the centre head, again and again', () => {
    const up = given(accepted, runsOut('T-04'));
    expect(up.dispute.state).toBe('pending-dispatch');
    const told = from(given(...joint), runsOut('T-04'));
    expect(told.dispute.state).toBe('joint-mediating');
    expect(fired(told)).toEqual([{ organisation: 'centre', role: 'centre-head' }]);
    expect(running(told, 'T-04').rung).toBe(1);
  });
  it('T-01 reminds twice, then records that the right has lapsed and rests', () => {
    const story = given(...inEffect, runsOut('T-01'), runsOut('T-01'));
    expect(story.dispute.rightLapsed).toBe(false);
    const lapsed = from(story, runsOut('T-01'));
    expect(lapsed.dispute).toMatchObject({ state: 'agreed', rightLapsed: true });
    expect(live(lapsed).map(({ rule }) => rule)).toEqual(['S-09']);
  });
  it('an obligation that is due is flagged as a suspected breach, orange is suggested and a visit asked for weekly', () => {
    const story = given(...inEffect, does(mediatorJia, 'plan-performance'), runsOut('S-05a'));
    expect(story.dispute).toMatchObject({ state: 'performing', suggestedRisk: 'orange' });
    expect(from(story, runsOut('S-05a'), runsOut('S-05a')).now - story.now).toBe(14 * 86_400_000);
  });
  it('supervision climbs from reminder to order to bulletin', () => {
    const story = given(...joint, runsOut('S-04'), runsOut('S-04'), runsOut('S-04'));
    const steps = story.events.filter(({ type }) => type === 'CaseSupervised').map(({ data }) => data['step']);
    expect(steps).toEqual(['reminder', 'order', 'bulletin']);
    expect(story.dispute.supervised).toBe(3);
  });
});

const stations: readonly (readonly [string, () => Story])[] = [
  ['registered', () => registered()],
  ['village-mediating', () => given(accepted)],
  ['pending-dispatch', () => given(accepted, escalated)],
  ['dispatched', () => given(accepted, escalated, dispatched('mediators', ['police']))],
  ['joint-mediating', () => given(...joint)],
  ['agreed', () => given(...inEffect)],
  ['confirming', () => given(...inEffect, does(mediatorJia, 'plan-performance'), does(mediatorJia, 'apply-confirmation'))],
  ['performing', () => given(...inEffect, does(mediatorJia, 'plan-performance'))],
  ['performed', () => given(...inEffect, does(mediatorJia, 'settle-at-once'))],
  ['terminated', () => given(accepted, does(mediatorJia, 'terminate'))],
  ['referred-out', () => given(...joint, does(townMediator, 'hand-to-court'))],
];

describe('no orphan: whatever nobody does', () => {
  it('every open state is looked at', () => {
    const open = Object.entries(disputeFlow.states).filter(([, state]) => state.open);
    expect(stations.map(([state]) => state)).toEqual(open.map(([state]) => state));
  });
  it.each(stations)('%s keeps a holder and a running clock through thirty expiries, each fired once', (state, begin) => {
    let story = begin();
    expect(story.dispute.state).toBe(state);
    for (let round = 0; round < 30; round += 1) {
      const armed = soonest(story);
      story = fire(story, armed);
      expect(isOpen(story)).toBe(true);
      expect(story.dispute.holder).not.toBeNull();
      expect(live(story).length).toBeGreaterThan(0);
      expect(refusalOf(expireAt(story, armed))?.code).toBe('deadline/not-pending');
    }
    expect(keysOf(story, 'DeadlineFired')).toHaveLength(30);
    expect(unique(keysOf(story, 'DeadlineFired'))).toBe(true);
    expect(unique(keysOf(story, 'DeadlineSet'))).toBe(true);
    const balance = balanceOf(story);
    expect(balance.set).toBe(balance.fired + balance.cancelled + balance.live);
  });
  it.each(stations)('%s after a quarter without a sweep is caught up by finitely many expiries, none of them twice', (_, begin) => {
    let story: Story = { ...begin(), now: instant('2026-12-15') };
    let rounds = 0;
    for (let armed = soonest(story); armed.dueAt <= story.now; armed = soonest(story)) {
      story = fire(story, armed);
      rounds += 1;
      expect(rounds).toBeLessThan(40);
    }
    expect(rounds).toBeGreaterThan(0);
    expect(isOpen(story)).toBe(true);
    expect(unique(keysOf(story, 'DeadlineFired'))).toBe(true);
  });
  it('a deadline does not fire before its time', () => {
    const story = registered();
    expect(refusalOf(expireAt(story, running(story, 'S-01')))?.code).toBe('deadline/not-yet');
  });
  it('a deadline that was cancelled is not fired by a late sweep', () => {
    const before = registered();
    const story = from(before, accepted, on('2026-09-20'));
    expect(refusalOf(expireAt(story, running(before, 'S-01')))?.code).toBe('deadline/not-pending');
  });
  it.each(['S-01', 'S-08'])('a last move of %s that the state refuses is tried again a working day later', (id) => {
    const begin = id === 'S-01' ? registered() : given(accepted);
    const rule = loadedRules.get(id);
    if (!rule) throw new Error(`no rule ${id}`);
    const broken = new Map(loadedRules).set(id, {
      ...rule,
      ladder: rule.ladder.map((rung) => (rung.do === 'move' ? { ...rung, action: 'no-such-action' } : rung)),
    });
    let story = begin;
    while (running(story, id).does.do !== 'move') story = from(story, runsOut(id));
    const last = running(story, id);
    const then = { ...story, now: last.dueAt };
    const decision = expireAt(then, last, { deadlineRules: broken });
    const set = decision.ok ? decision.events.find(({ type }) => type === 'DeadlineSet')?.data : undefined;
    expect(set).toMatchObject({ rule: id, occurrence: last.occurrence, rung: last.rung + 1, does: last.does });
    expect(Number(set?.['dueAt'])).toBe(last.dueAt + 86_400_000);
    expect(decision.ok && decision.events.find(({ type }) => type === 'DeadlineFired')?.data['tell']).toEqual({
      organisation: 'centre',
      role: 'dispatcher',
    });
  });
});

describe('a clock that nobody may restart', () => {
  const changes = (story: Story): Story =>
    from(
      story,
      on('2026-09-04'),
      does(mediatorJia, 'record-session'),
      on('2026-09-05'),
      does(mediatorJia, 'alert-police'),
      does(mediatorJia, 'grade', { grade: 'orange' }),
      does(people.centreHead, 'supervise'),
      does(people.dispatcher, 'call-department'),
      on('2026-09-08'),
      does(mediatorJia, 'record-session'),
    );
  it('is untouched by sessions, alerts, grades and supervision (failure 2)', () => {
    const before = given(accepted);
    // A called department answers under a clock of its own, S-14.
    expect(live(changes(before)).filter(({ rule }) => rule !== 'S-14')).toEqual(live(before));
  });
  it('falls due on the same day with any mix of entries as with none (failure 4)', () => {
    const quiet = given(accepted, runsOut('S-08'), runsOut('S-08'));
    const busy = from(changes(given(accepted)), runsOut('S-08'), runsOut('S-08'));
    expect(busy.now).toBe(quiet.now);
    expect(busy.dispute.state).toBe(quiet.dispute.state);
  });
  it('is untouched by marks and visits later on', () => {
    const agreed = given(accepted, agreedIn('written'));
    expect(running(from(agreed, does(mediatorJia, 'add-mark')), 'S-09')).toEqual(running(agreed, 'S-09'));
    const performing = given(...inEffect, does(mediatorJia, 'plan-performance'));
    expect(live(from(performing, does(mediatorJia, 'visit')))).toEqual(live(performing));
  });
});
