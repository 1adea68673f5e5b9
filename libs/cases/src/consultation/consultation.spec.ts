import { describe, expect, it } from '@jest/globals';
import { flowOf, isOpen } from '../flows.js';
import { openingOf } from '../opening.js';
import { registrationRefusal } from '../register.js';
import {
  balanceOf,
  buttonNames,
  does,
  fire,
  from,
  live,
  on,
  refusalOf,
  registered,
  running,
  runsOut,
  typesOf,
  when,
} from '../testing/given.fixture.js';
import { people, rosterOf, worldAt } from '../testing/two-villages.fixture.js';

const { lawyer, mediatorJia, dispatcher, centreHead, police } = people;
const asker = { role: 'applicant' as const, name: { $text: 'party-1', hash: '0' }, phone: { $text: 'phone-1', hash: '0' } };
const asked = () => registered({ kind: 'consultation', parties: [asker], serviceType: 'legal-advice' });
const answered = does(lawyer, 'answer');

describe('a consultation', () => {
  it('waits for the town’s lawyers from the moment it is asked, whoever wrote it down', () => {
    const { dispute } = asked();
    expect(dispute).toMatchObject({ kind: 'consultation', state: 'asked', holder: { organisation: 'law-firm', post: 'lawyer' } });
    expect(running(asked(), 'C-01').dueOn).toBe('2026-09-04');
  });

  it('waits for the centre where no lawyer is on duty', () => {
    const { begins } = flowOf('consultation');
    const withoutLawyers = rosterOf(Object.values(people).filter((one) => one !== lawyer));
    expect(begins('room-jia', withoutLawyers)).toEqual({ organisation: 'centre', post: 'dispatcher' });
  });

  it('needs the one who asks, and nobody else', () => {
    const { role: _, ...nobodyElse } = asker;
    expect(registrationRefusal({ kind: 'consultation', parties: [asker] })).toBeUndefined();
    expect(registrationRefusal({ kind: 'consultation', parties: [{ ...nobodyElse, role: 'respondent' }] })?.code).toBe(
      'consultation/asker-missing',
    );
  });

  it('is answered by the lawyers, told to the asker, and closed with that', () => {
    expect(refusalOf(when(asked(), mediatorJia, 'answer'))?.code).toBe('case/not-your-post');
    const told = from(asked(), answered, on('2026-09-02'));
    expect(told.dispute).toMatchObject({ state: 'answered', answers: 1 });
    expect(running(told, 'C-02')).toBeDefined();
    expect(refusalOf(when(told, mediatorJia, 'close', { told: false }))?.code).toBe('consultation/asker-not-told');
    expect(refusalOf(when(told, mediatorJia, 'close', { toldOn: '2026-09-03' }))?.code).toBe('case/date-in-the-future');
    const closed = from(told, does(mediatorJia, 'close'));
    expect(closed.dispute).toMatchObject({ state: 'consult-closed', holder: null, toldOn: '2026-09-02' });
    expect(live(closed)).toEqual([]);
  });

  it('asked again starts a new limit; forwarded keeps the old one, because the asker waits all the same', () => {
    const forwarded = from(asked(), on('2026-09-03'), does(lawyer, 'forward', { office: 'mediators' }));
    expect(forwarded.dispute.holder?.organisation).toBe('mediators');
    expect(running(forwarded, 'C-01')).toEqual(running(asked(), 'C-01'));
    const again = from(asked(), answered, on('2026-09-03'), does(mediatorJia, 'ask-again'));
    expect(again.dispute.state).toBe('asked');
    expect(running(again, 'C-01').dueOn).toBe('2026-09-08');
  });

  it('is forwarded only to an office that answers, has somebody there, and does not have it already', () => {
    for (const office of ['law-firm', 'tribunal', 'room-yi', 'nowhere']) {
      expect(refusalOf(when(asked(), lawyer, 'forward', { office }))?.code).toBe('consultation/office-cannot-answer');
    }
    const emptyPolice = { roster: rosterOf(Object.values(people).filter((one) => one !== police)) };
    expect(refusalOf(when(asked(), lawyer, 'forward', { office: 'police' }, emptyPolice))?.code).toBe('consultation/office-cannot-answer');
  });

  it('unanswered climbs to the centre and its head, again and again, and stays open with a clock', () => {
    const story = from(asked(), runsOut('C-01'), runsOut('C-01'), runsOut('C-01'), runsOut('C-01'), runsOut('C-01'));
    const told = story.events.filter(({ type }) => type === 'DeadlineFired').map(({ data }) => (data['tell'] as { role: string }).role);
    expect(told).toEqual(['lawyer', 'lawyer', 'dispatcher', 'centre-head', 'centre-head']);
    expect(isOpen(story.dispute)).toBe(true);
    const late = fire(story, running(story, 'C-01'));
    const { set, fired, cancelled, live: alive } = balanceOf(late);
    expect(set).toBe(fired + cancelled + alive);
  });

  it('alerts the police from any open state and stays where it is; a wrong entry is voided by the centre head alone', () => {
    for (const story of [asked(), from(asked(), answered)]) {
      const alerted = from(story, does(lawyer, 'alert-police'));
      expect(alerted.dispute).toMatchObject({ state: story.dispute.state, policeAlerted: true });
    }
    expect(refusalOf(when(asked(), lawyer, 'void'))?.code).toBe('case/not-your-post');
    expect(from(asked(), does(centreHead, 'void')).dispute.state).toBe('void');
    expect(buttonNames(from(asked(), does(centreHead, 'void')), centreHead)).toEqual([]);
  });
});

describe('a consultation that turns out to be a dispute', () => {
  it('closes, and opens a dispute with the same asker, the other side, and the room that asked for it', () => {
    const story = asked();
    const summary = { $text: 'dispute-1', hash: '0' };
    const respondent = { $text: 'respondent-1', hash: '0' };
    const input = { summary, respondent, occurredOn: '2026-08-30' };
    expect(typesOf(when(story, mediatorJia, 'to-dispute', input))).toEqual(['ConsultationBecameDispute', 'DeadlineCancelled']);
    const opening = openingOf({ action: 'to-dispute', actor: mediatorJia, input }, story.dispute, worldAt(story.now));
    expect(opening).toMatchObject({ kind: 'dispute', village: 'jia', from: 'room-jia', summary, occurredOn: '2026-08-30' });
    expect(opening?.parties).toEqual([asker, { role: 'respondent', name: respondent }]);
  });

  it('opens it at the centre where the lawyers say so', () => {
    const story = asked();
    const input = { summary: { $text: 'dispute-1', hash: '0' }, occurredOn: '2026-08-30' };
    const opening = openingOf({ action: 'to-dispute', actor: lawyer, input }, story.dispute, worldAt(story.now));
    expect(opening).toMatchObject({ from: 'law-firm', parties: [asker] });
    expect(flowOf('dispute').begins('law-firm', worldAt(story.now).roster)).toEqual({ organisation: 'centre', post: 'dispatcher' });
  });

  it('is opened by no other action', () => {
    const story = asked();
    expect(openingOf({ action: 'answer', actor: lawyer, input: {} }, story.dispute, worldAt(story.now))).toBeUndefined();
    expect(buttonNames(story, dispatcher)).toContain('to-dispute');
  });
});
