import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  agreedIn,
  allMarks,
  dispatched,
  does,
  escalated,
  fire,
  from,
  given,
  inEffect,
  joint,
  live,
  on,
  registered,
  running,
  signedFor,
  type Story,
} from './testing/given.fixture.js';
import { instant, people } from './testing/two-villages.fixture.js';

const { mediatorJia, dispatcher, townMediator, court } = people;
const where = ({ dispute }: Story) => ({
  state: dispute.state,
  holder: dispute.holder?.organisation ?? null,
  waitingOn: dispute.waitingOn,
});
const clocks = (story: Story): readonly string[] => live(story).map(({ rule }) => rule);

describe('the main road of a village dispute', () => {
  it('begins with the village room and the clock of the first contact', () => {
    const story = registered();
    expect(where(story)).toEqual({ state: 'registered', holder: 'room-jia', waitingOn: null });
    expect(clocks(story)).toEqual(['S-01']);
    expect(story.dispute).toMatchObject({ version: 1, registeredFrom: 'room-jia', involved: ['room-jia'], risk: 'yellow' });
  });
  it('is accepted into village mediation, with the month of the law beside the fortnight of the town', () => {
    const story = given(accepted);
    expect(where(story)).toEqual({ state: 'village-mediating', holder: 'room-jia', waitingOn: null });
    expect(clocks(story)).toEqual(['S-08', 'T-04']);
    expect(running(story, 'T-04')).toMatchObject({ startedOn: '2026-09-01', dueOn: '2026-10-08' });
    expect(story.dispute.parties.map(({ consent }) => consent)).toEqual(['given', 'given']);
  });
  it('counts its sessions', () => {
    const twice = given(accepted, does(mediatorJia, 'record-session'), does(mediatorJia, 'record-session'));
    expect(twice.dispute).toMatchObject({ state: 'village-mediating', sessions: 2 });
  });
  it('goes up to the centre, keeping the month that has begun', () => {
    const before = given(accepted);
    const story = from(before, on('2026-09-08'), escalated);
    expect(where(story)).toEqual({ state: 'pending-dispatch', holder: 'centre', waitingOn: null });
    expect(clocks(story)).toEqual(['T-04', 'S-03a']);
    expect(running(story, 'T-04')).toEqual(running(before, 'T-04'));
  });
  it('is dispatched to a lead office, each assisting office with its own work order and clock', () => {
    const story = given(accepted, escalated, dispatched('mediators', ['police', 'law-firm']));
    expect(where(story)).toEqual({ state: 'dispatched', holder: 'mediators', waitingOn: null });
    expect(story.dispute.lead).toBe('mediators');
    expect(story.dispute.assisting.map(({ organisation, status }) => [organisation, status])).toEqual([
      ['police', 'asked'],
      ['law-firm', 'asked'],
    ]);
    expect(
      live(story)
        .filter(({ rule }) => rule === 'S-06')
        .map(({ subject }) => subject),
    ).toEqual(['police', 'law-firm']);
  });
  it('is signed for and mediated jointly; a report ends the clock of the office that reported', () => {
    const story = given(...joint);
    expect(where(story)).toEqual({ state: 'joint-mediating', holder: 'mediators', waitingOn: null });
    expect(clocks(story)).toEqual(['T-04', 'S-06', 'S-04']);
    const reported = from(story, does(people.police, 'sign-for-assist'), does(people.police, 'report-assist'));
    expect(clocks(reported)).toEqual(['T-04', 'S-04']);
  });
  it('is agreed, marked, planned, performed and visited: closed as settled', () => {
    const story = given(
      ...joint,
      agreedIn('written', townMediator),
      allMarks(townMediator),
      does(townMediator, 'plan-performance'),
      does(townMediator, 'record-performance'),
      does(townMediator, 'visit'),
    );
    expect(where(story)).toEqual({ state: 'closed-success', holder: null, waitingOn: null });
    expect(live(story)).toEqual([]);
    expect(story.dispute.visits).toBe(1);
  });
  it('may be settled in the village and performed at once', () => {
    const story = given(...inEffect, does(mediatorJia, 'settle-at-once'));
    expect(where(story)).toEqual({ state: 'performed', holder: 'room-jia', waitingOn: null });
    expect(clocks(story)).toEqual(['S-05b']);
    expect(from(story, does(mediatorJia, 'visit')).dispute.state).toBe('closed-success');
  });
});

describe('the side roads', () => {
  it('a case registered at the centre is accepted there and waits for dispatch', () => {
    const story = from(registered({ from: 'centre', village: null }), does(dispatcher, 'accept'));
    expect(where(story)).toEqual({ state: 'pending-dispatch', holder: 'centre', waitingOn: null });
    expect(clocks(story)).toEqual(['T-04', 'S-03a']);
  });
  it('a case that was never accepted counts its month from joint mediation', () => {
    const story = given(escalated, on('2026-09-02'), dispatched(), on('2026-09-03'), signedFor());
    expect(running(story, 'T-04')).toMatchObject({ startedOn: '2026-09-03' });
  });
  it('goes back to the village once, and its fortnight begins anew', () => {
    const story = given(accepted, escalated, on('2026-09-08'), does(dispatcher, 'return-to-village'));
    expect(where(story)).toEqual({ state: 'village-mediating', holder: 'room-jia', waitingOn: null });
    expect(running(story, 'S-08').startedOn).toBe('2026-09-08');
    expect(running(story, 'T-04').startedOn).toBe('2026-09-01');
  });
  it('judicial confirmation waits on the court and stays with the office that mediated', () => {
    const asked = given(...inEffect, does(mediatorJia, 'apply-confirmation'));
    expect(where(asked)).toEqual({ state: 'confirming', holder: 'room-jia', waitingOn: 'court' });
    const ruled = from(asked, does(court, 'record-confirmation'));
    expect(where(ruled)).toEqual({ state: 'performing', holder: 'room-jia', waitingOn: null });
    expect(ruled.dispute.obligations).toHaveLength(1);
    expect(from(asked, does(court, 'record-confirmation', { ruling: 'refused' })).dispute.state).toBe('terminated');
  });
  it('joint mediation that fails goes back to the court with its written result (E7)', () => {
    const story = given(...joint, does(townMediator, 'hand-to-court'));
    expect(where(story)).toEqual({ state: 'referred-out', holder: 'mediators', waitingOn: 'court' });
    expect(story.dispute.referral).toMatchObject({ door: 'court', on: '2026-09-01' });
    expect(from(story, does(court, 'record-outcome')).dispute.state).toBe('closed-other');
  });
  it('an ended mediation is closed otherwise, and may be reopened at the centre with nobody’s consent left over', () => {
    const ended = given(accepted, does(mediatorJia, 'terminate'), does(mediatorJia, 'close'));
    expect(where(ended)).toEqual({ state: 'closed-other', holder: null, waitingOn: null });
    const again = from(ended, does(dispatcher, 'reopen'));
    expect(where(again)).toMatchObject({ state: 'pending-dispatch', holder: 'centre' });
    expect(again.dispute.parties.every(({ consent }) => consent === 'unknown')).toBe(true);
  });
  it('a police alert never closes the case nor takes it from its holder (G4)', () => {
    const before = given(accepted);
    const story = from(before, does(people.leaderJia, 'alert-police'));
    expect(where(story)).toEqual(where(before));
    expect(story.dispute.policeAlerted).toBe(true);
  });
  it('a new agreement after a breach stands alone: what the old one owed no longer keeps the case open', () => {
    const broken = given(
      ...inEffect,
      does(mediatorJia, 'apply-confirmation'),
      does(court, 'record-confirmation'),
      does(mediatorJia, 'record-breach'),
    );
    expect(where(broken)).toMatchObject({ state: 'joint-mediating', holder: 'mediators' });
    const anew = from(broken, agreedIn('written', townMediator), allMarks(townMediator));
    expect(anew.dispute).toMatchObject({ obligations: [], confirmation: null, rightLapsed: false });
    const done = from(
      anew,
      does(townMediator, 'apply-confirmation'),
      does(court, 'record-confirmation'),
      does(townMediator, 'record-performance'),
    );
    expect(from(done, does(townMediator, 'visit')).dispute.state).toBe('closed-success');
  });
  it('the court’s fortnight counts from the last day on which it had to accept, however late the sweep came', () => {
    const asked = given(...inEffect, does(mediatorJia, 'apply-confirmation'));
    const t02 = running(asked, 'T-02');
    expect(t02.dueOn).toBe('2026-09-04');
    const late = from({ ...asked, now: instant('2026-09-09') }, (story) => fire(story, t02));
    expect(running(late, 'T-03')).toMatchObject({ startedOn: '2026-09-04', dueOn: '2026-09-20' });
  });
});

describe('who is drawn in sees the case', () => {
  it.each([
    ['the court, when its confirmation is asked for', [...inEffect, does(mediatorJia, 'apply-confirmation')], 'tribunal'],
    ['the court, when the case is handed to it', [...joint, does(townMediator, 'hand-to-court')], 'tribunal'],
    ['the court, when it is the door', [accepted, escalated, does(dispatcher, 'refer-out', { door: 'court' })], 'tribunal'],
    ['the police, when they are alerted', [does(mediatorJia, 'alert-police')], 'police'],
  ])('%s', (_, steps, office) => {
    const [before, after] = [given(...steps.slice(0, -1)), given(...steps)];
    expect(after.dispute.involved).toEqual([...new Set([...before.dispute.involved, office])]);
  });
});
