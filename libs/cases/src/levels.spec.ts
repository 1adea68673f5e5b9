import { describe, expect, it } from '@jest/globals';
import { alertPolice } from './actions/anytime.js';
import { disputeFlow } from './dispute-flow.js';
import { noticesOf } from './notices.js';
import { flagsOf } from './register.js';
import {
  accepted,
  agreedIn,
  buttons,
  dispatched,
  does,
  escalated,
  from,
  given,
  refusalOf,
  registered,
  signedFor,
  when,
  type Story,
} from './testing/given.fixture.js';
import { people, rosterOf, worldAt } from './testing/two-villages.fixture.js';

const { mediatorJia, dispatcher, centreHead, townMediator, court, leader } = people;
const refused = (story: Story, by: (typeof people)[keyof typeof people], action: string, input = {}) =>
  refusalOf(when(story, by, action, input));

describe('a level skip (G7)', () => {
  const yellow = registered();
  const red = from(yellow, does(mediatorJia, 'grade', { grade: 'red' }));
  it('of a case that is not red needs its own reason', () => {
    expect(refused(yellow, mediatorJia, 'escalate', { office: 'law-firm' })).toMatchObject({
      code: 'case/level-skip-needs-reason',
      pointer: '/skipReason',
    });
    expect(refused(yellow, mediatorJia, 'escalate', { office: 'law-firm', skipReason: '涉及继承份额计算' })).toBeUndefined();
    expect(refused(red, mediatorJia, 'escalate', { office: 'law-firm' })).toBeUndefined();
  });
  it('names an office that can lead', () => {
    expect(refused(red, mediatorJia, 'escalate', { office: 'tribunal' })?.code).toBe('case/unknown-office');
  });
  it('is seen by the centre, whose dispatch starts with that office', () => {
    const up = from(red, does(mediatorJia, 'escalate', { office: 'law-firm' }));
    expect(up.dispute.proposedOffice).toBe('law-firm');
    expect(buttons(up, dispatcher).find(({ action }) => action === 'dispatch')?.example['lead']).toBe('law-firm');
    expect(from(up, dispatched('police')).dispute.proposedOffice).toBeNull();
  });
});

describe('two objections (G8)', () => {
  const once = given(accepted, escalated, dispatched(), does(townMediator, 'object'));
  const twice = from(once, dispatched('mediators'), does(townMediator, 'object'));
  it('leave the first with the dispatcher and the second with the centre head', () => {
    expect(once.dispute.holder?.post).toBe('dispatcher');
    expect(refused(once, dispatcher, 'dispatch')).toBeUndefined();
    expect(twice.dispute.holder).toMatchObject({ organisation: 'centre', post: 'centre-head' });
  });
  it.each(['dispatch', 'return-to-village'])('let only the centre head %s then', (action) => {
    expect(refused(twice, dispatcher, action)).toMatchObject({ code: 'case/centre-head-decides', article: '独流镇调解流程规则 G8' });
    expect(refused(twice, centreHead, action)).toBeUndefined();
  });
  it('tell the centre head, who is not asked a third time', () => {
    const event = twice.events.findLast(({ type }) => type === 'DispatchObjected');
    const told = event && noticesOf(event, twice.dispute, worldAt(twice.now));
    expect(told).toEqual([expect.objectContaining({ organisation: 'centre', role: 'centre-head' })]);
    expect(refused(from(twice, does(centreHead, 'dispatch')), townMediator, 'object')?.code).toBe('case/objected-twice');
  });
  it('leave the dispatcher to decide where the town has no centre head', () => {
    const roster = rosterOf([dispatcher, townMediator]);
    expect(refusalOf(when(twice, dispatcher, 'dispatch', {}, { roster }))).toBeUndefined();
  });
});

describe('a police alert (G4)', () => {
  it('is one action away in every open state, for everybody who may act, and never moves the case', () => {
    for (const [name, state] of Object.entries(disputeFlow.states)) {
      const found = (state.on as { readonly [action: string]: unknown })['alert-police'];
      expect({ name, found: found === alertPolice }).toEqual({ name, found: state.open });
    }
    expect(alertPolice.to).toBe('same');
    const joint = given(accepted, escalated, dispatched('mediators', ['police']), signedFor());
    for (const by of [mediatorJia, dispatcher, centreHead, townMediator, people.police, leader])
      expect(refused(joint, by, 'alert-police')).toBeUndefined();
  });
  const emergency = registered({ urgency: 'emergency' });
  it('is suggested by an emergency, first on the list, until somebody gives it', () => {
    expect(flagsOf(emergency.dispute)).toEqual(expect.arrayContaining(['suggested-police-alert', 'suggested-red']));
    expect(buttons(emergency, mediatorJia)[0]?.action).toBe('alert-police');
    const alerted = from(emergency, does(mediatorJia, 'alert-police'));
    expect(flagsOf(alerted.dispute)).not.toContain('suggested-police-alert');
    expect(buttons(alerted, mediatorJia)[0]?.action).not.toBe('alert-police');
    expect(flagsOf(registered({ urgency: 'urgent' }).dispute)).not.toContain('suggested-police-alert');
  });
  it('is brought before the centre at once, at any hour', () => {
    const [first] = emergency.events;
    const told = first && noticesOf(first, emergency.dispute, worldAt(emergency.now));
    expect(told).toContainEqual(expect.objectContaining({ organisation: 'centre', role: 'dispatcher', kind: 'alert', urgent: true }));
    const calm = registered();
    expect(calm.events[0] && noticesOf(calm.events[0], calm.dispute, worldAt(calm.now)).map(({ kind }) => kind)).toEqual(['holder']);
  });
});

describe.each(['court', 'court-assigned', 'court-entrusted', 'court-entrusted-summary'])('a case from the source %s (G5)', (source) => {
  const agreed = from(registered({ source }), accepted, agreedIn('oral'));
  const settled = from(agreed, does(mediatorJia, 'settle-at-once'));
  const ended = from(registered({ source }), accepted, does(mediatorJia, 'terminate'));
  const owed = { code: 'case/court-result-owed', article: '法释〔2016〕14号 第26条' };
  it('is neither struck off nor closed before the court has its result in writing', () => {
    expect(refused(settled, mediatorJia, 'visit')).toMatchObject(owed);
    expect(refused(ended, mediatorJia, 'close')).toMatchObject(owed);
    const told = from(settled, does(mediatorJia, 'report-to-court'));
    expect(told.dispute.courtToldOn).toBe('2026-09-01');
    expect(from(told, does(mediatorJia, 'visit')).dispute.state).toBe('closed-success');
    expect(from(ended, does(mediatorJia, 'report-to-court'), does(mediatorJia, 'close')).dispute.state).toBe('closed-other');
    expect(refused(told, mediatorJia, 'report-to-court')?.code).toBe('case/court-told-already');
  });
  it('that fails in joint mediation goes back with its result (E7)', () => {
    const joint = from(registered({ source }), accepted, escalated, dispatched(), signedFor());
    const back = from(joint, does(townMediator, 'hand-to-court'));
    expect(back.dispute).toMatchObject({ state: 'referred-out', waitingOn: 'court', courtToldOn: '2026-09-01' });
    expect(refused(back, court, 'record-outcome')).toBeUndefined();
    const elsewhere = from(joint, does(townMediator, 'refer-out'));
    expect(refused(elsewhere, townMediator, 'record-outcome')).toMatchObject(owed);
  });
});

describe('a success (G10)', () => {
  const closed = given(accepted, agreedIn('oral'), does(mediatorJia, 'settle-at-once'), does(mediatorJia, 'visit'));
  const firsts = (story: Story) => story.events.filter(({ type }) => type === 'CaseClosed').map(({ data }) => data['firstSuccess']);
  it('counts once, though the dispute is reopened and settled again at another level', () => {
    expect(refused(given(accepted), mediatorJia, 'report-to-court')?.code).toBe('case/action-not-allowed');
    expect(firsts(closed)).toEqual([true]);
    const again = from(
      closed,
      does(dispatcher, 'reopen'),
      dispatched(),
      signedFor(),
      does(townMediator, 'accept'),
      agreedIn('oral', townMediator),
      does(townMediator, 'settle-at-once'),
      does(townMediator, 'visit'),
    );
    expect(firsts(again)).toEqual([true, false]);
    expect(again.dispute.successes).toBe(2);
  });
  it('owes a court nothing that sent nothing', () => {
    expect(refused(given(accepted, agreedIn('oral')), mediatorJia, 'report-to-court')?.code).toBe('case/not-from-court');
  });
});
