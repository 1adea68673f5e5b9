import { describe, expect, it } from '@jest/globals';
import type { Input, PersonActor } from '@lib/kernel';
import { choicesFor } from './allowed-actions.js';
import {
  accepted,
  agreedIn,
  allMarks,
  buttonNames,
  dispatched,
  does,
  escalated,
  from,
  given,
  on,
  refusalOf,
  registered,
  running,
  signedFor,
  when,
  type Story,
} from './testing/given.fixture.js';
import { people, rosterOf, worldAt } from './testing/two-villages.fixture.js';

const { mediatorJia, leaderJia, dispatcher, townMediator, lawyer, court } = people;
const colleague: PersonActor = { ...mediatorJia, personId: 'p-jia-second' };
const roster = rosterOf([...Object.values(people), colleague]);
const inTie = (...ids: readonly string[]): Input => ({ conflicts: ids.map((mediator) => ({ mediator, relation: 'kin' })) });
const refused = (story: Story, by: PersonActor, action: string, input: Input = {}) => refusalOf(when(story, by, action, input));

describe('a case that went up before anybody accepted it (G1)', () => {
  const joint = given(escalated, dispatched(), signedFor());
  it.each(['agree', 'record-session'])('lets nobody %s, and says what to do first', (action) => {
    expect(refused(joint, townMediator, action)).toMatchObject({
      code: 'case/not-accepted',
      article: '人民调解工作若干规定 第30条；人民调解法 第17条',
      next: { zh: '请先办理“受理”' },
    });
  });
  it('is accepted where it is, and then mediated; its month runs on and does not begin again', () => {
    const later = from(joint, on('2026-09-03'));
    const late = from(later, does(townMediator, 'accept'));
    expect(late.dispute).toMatchObject({ state: 'joint-mediating', acceptedOn: '2026-09-03', rightsNoticeOn: '2026-09-03' });
    expect(running(late, 'T-04')).toEqual(running(joint, 'T-04'));
    expect(late.events.filter(({ data }) => data['rule'] === 'T-04')).toHaveLength(1);
    expect(from(late, agreedIn('oral', townMediator)).dispute.state).toBe('agreed');
  });
  it('is accepted once', () => {
    expect(refused(from(joint, does(townMediator, 'accept')), townMediator, 'accept')?.code).toBe('case/accepted-already');
    expect(refused(given(accepted), mediatorJia, 'accept')?.code).toBe('case/accepted-already');
  });
  it('is not accepted against a refusal on record, whatever consents are entered', () => {
    const against = from(joint, does(townMediator, 'record-refusal', { party: 'party-2' }));
    expect(refused(against, townMediator, 'accept')?.code).toBe('case/party-refused');
  });
  it('can be accepted after its return to the village too', () => {
    const back = given(escalated, does(dispatcher, 'return-to-village'));
    expect(refused(back, mediatorJia, 'agree')?.code).toBe('case/not-accepted');
    expect(from(back, accepted, agreedIn('oral')).dispute.state).toBe('agreed');
  });
  it('asks the parties anew after it was reopened', () => {
    const settled = given(accepted, agreedIn('oral'), does(mediatorJia, 'settle-at-once'), does(mediatorJia, 'visit'));
    const again = from(settled, does(dispatcher, 'reopen'), dispatched(), signedFor());
    expect(refused(again, townMediator, 'agree')?.code).toBe('case/not-accepted');
  });
});

describe('a mediator who is a cousin (E3)', () => {
  const atRegistered = registered();
  it('is refused with the article, and the others of the room are named', () => {
    const refusal = refusalOf(when(atRegistered, mediatorJia, 'accept', inTie('p-jia'), { roster }));
    expect(refusal).toMatchObject({
      code: 'case/mediator-in-conflict',
      article: '人民调解法 第19条、第23条；法释〔2016〕14号 第15条（参照）',
      pointer: '/mediators',
    });
    expect(refusal?.next?.zh).toContain('p-jia-second');
    expect(refusal?.next?.zh).not.toMatch(/p-jia(?!-)/);
  });
  it('stays barred from then on', () => {
    const taken = from(atRegistered, does(mediatorJia, 'accept', { mediators: [leaderJia.personId], ...inTie('p-jia') }));
    expect(taken.dispute).toMatchObject({ mediators: [leaderJia.personId], recused: ['p-jia'] });
    const recuse = { mediator: leaderJia.personId, replacement: 'p-jia' };
    expect(refused(taken, mediatorJia, 'recuse', recuse)?.code).toBe('case/replacement-needed');
  });
  it('with none left, is told to escalate; and the case goes up', () => {
    const all = inTie('p-jia', leaderJia.personId);
    expect(refused(atRegistered, mediatorJia, 'accept', all)).toMatchObject({
      code: 'case/no-mediator-left',
      next: { zh: '请上报镇综治中心，另行指定' },
    });
    expect(buttonNames(atRegistered, mediatorJia)).toContain('escalate');
    expect(from(atRegistered, escalated).dispute.state).toBe('pending-dispatch');
  });
  it('is refused among the people of a lead office as well', () => {
    const sent = given(accepted, escalated, dispatched());
    expect(refused(sent, townMediator, 'sign-for', inTie(townMediator.personId))?.code).toBe('case/no-mediator-left');
  });
});

describe('a recusal', () => {
  const mediating = given(accepted);
  it('puts another of the room in his place, and he may not come back', () => {
    const choices = choicesFor(mediating.dispute, worldAt(mediating.now), (id) => id);
    expect(choices['mediators']?.().map((choice) => choice.const)).toEqual(['p-jia']);
    const story = from(mediating, does(mediatorJia, 'recuse'));
    expect(story.dispute).toMatchObject({ state: 'village-mediating', recused: ['p-jia'], mediators: [leaderJia.personId] });
    const left = choicesFor(story.dispute, worldAt(story.now), (id) => id)['mediatorsLeft'];
    expect(left?.().map((choice) => choice.const)).not.toContain('p-jia');
  });
  it('needs somebody who takes over while there is somebody', () => {
    expect(refused(mediating, mediatorJia, 'recuse', { replacement: undefined })?.code).toBe('case/replacement-needed');
    expect(refused(mediating, mediatorJia, 'recuse', { replacement: 'p-jia' })?.code).toBe('case/replacement-needed');
    expect(refused(mediating, mediatorJia, 'recuse', { mediator: 'p-yi' })?.code).toBe('case/not-a-mediator-of-this-case');
  });
  it('of the last one sends the case to the centre, which sends it to another office', () => {
    const joint = given(accepted, escalated, dispatched(), signedFor());
    const gone = from(joint, does(townMediator, 'recuse'));
    expect(gone.dispute).toMatchObject({ state: 'pending-dispatch', holder: { organisation: 'centre' }, recused: [townMediator.personId] });
    const back = from(gone, dispatched('mediators'));
    expect(refused(back, townMediator, 'sign-for', { mediators: [townMediator.personId] })?.code).toBe('case/no-mediator-left');
    expect(from(gone, dispatched('law-firm'), signedFor(lawyer)).dispute.mediators).toEqual([lawyer.personId]);
  });
});

describe('whoever mediated a dispute (G9)', () => {
  const byLawyer = given(accepted, escalated, dispatched('law-firm'), signedFor(lawyer), agreedIn('written', lawyer), allMarks(lawyer));
  it('is remembered, whoever took over since, and may not act for a party before the court', () => {
    expect(byLawyer.dispute).toMatchObject({ mediators: [lawyer.personId], mediated: ['p-jia', lawyer.personId] });
    expect(refused(byLawyer, lawyer, 'apply-confirmation', { agent: lawyer.personId })).toMatchObject({
      code: 'case/mediator-may-not-be-agent',
      article: '法释〔2016〕14号 第16条（参照）',
      pointer: '/agent',
    });
    expect(refused(byLawyer, lawyer, 'apply-confirmation')).toBeUndefined();
  });
  it('and an agent is one of the town’s lawyers, who mediated nothing', () => {
    const village = given(accepted, agreedIn('written'), allMarks());
    expect(refused(village, mediatorJia, 'apply-confirmation', { agent: lawyer.personId })).toBeUndefined();
    expect(refused(village, mediatorJia, 'apply-confirmation', { agent: court.personId })?.code).toBe('case/unknown-agent');
  });
  it('is asked of wherever a lawyer of the town is named: legal aid and the way to the court too', () => {
    const asked = from(byLawyer, does(lawyer, 'apply-legal-aid'), does(lawyer, 'record-legal-aid'));
    const code = 'case/mediator-may-not-be-agent';
    expect(refused(asked, lawyer, 'record-legal-aid', { answer: 'assigned', agent: lawyer.personId })?.code).toBe(code);
    const performing = from(byLawyer, does(lawyer, 'plan-performance'));
    expect(refused(performing, lawyer, 'record-breach', { way: 'court', agent: lawyer.personId })?.code).toBe(code);
    const village = given(accepted, agreedIn('written'), allMarks(), does(mediatorJia, 'plan-performance'));
    expect(refused(village, mediatorJia, 'record-breach', { way: 'court', agent: lawyer.personId })).toBeUndefined();
  });
  it('the other way round: whoever acts for a party is barred from mediating it, a reopening notwithstanding', () => {
    const acts = given(accepted, agreedIn('written'), allMarks(), does(mediatorJia, 'apply-confirmation', { agent: lawyer.personId }));
    expect(acts.dispute.recused).toContain(lawyer.personId);
    expect(acts.events.filter(({ type }) => type === 'AgentNamed').map(({ data }) => data)).toEqual([{ agent: lawyer.personId }]);
    const again = from(
      acts,
      does(mediatorJia, 'record-confirmation', { ruling: 'refused' }),
      does(mediatorJia, 'close'),
      does(people.dispatcher, 'reopen'),
      dispatched('law-firm'),
    );
    expect(refused(again, lawyer, 'sign-for', { mediators: [lawyer.personId] })?.code).toBe('case/no-mediator-left');
  });
});
