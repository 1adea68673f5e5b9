import { describe, expect, it } from '@jest/globals';
import type { Input, PersonActor } from '@lib/kernel';
import { noticesOf } from './notices.js';
import {
  accepted,
  agreedIn,
  buttonNames,
  dispatched,
  does,
  escalated,
  fire,
  from,
  given,
  on,
  refusalOf,
  registered,
  running,
  signedFor,
  typesOf,
  when,
  type Story,
} from './testing/given.fixture.js';
import { instant, people, rosterOf, worldAt } from './testing/two-villages.fixture.js';

const { mediatorJia, leaderJia, townMediator, court } = people;
const mark = (name: string, day: string, party?: string) => does(mediatorJia, 'add-mark', { mark: name, on: day, party });

/** The edge cases of the sample page, by their names. */
describe('the edge cases of disputes', () => {
  it('E1 binds from the seal of 7 September, and the month for confirmation ends after the holiday, on 8 October', () => {
    const signed = given(
      accepted,
      on('2026-09-05'),
      agreedIn('written'),
      mark('signature', '2026-09-05', 'party-1'),
      mark('signature', '2026-09-05', 'party-2'),
      mark('mediator', '2026-09-05'),
      on('2026-09-07'),
    );
    expect(signed.dispute.agreement?.effectiveOn).toBeNull();
    const sealed = from(signed, mark('seal', '2026-09-07'));
    expect(sealed.dispute.agreement?.effectiveOn).toBe('2026-09-07');
    expect(running(sealed, 'T-01')).toMatchObject({ startedOn: '2026-09-07', dueOn: '2026-10-08', provisional: false });
    expect(
      running(sealed, 'T-01')
        .why.map(({ zh }) => zh)
        .join(' '),
    ).toContain('国庆');
  });

  it('E2 has no third session once a party refused in the second, and ends only when the other channels were told', () => {
    const second = given(accepted, does(mediatorJia, 'record-session'), does(mediatorJia, 'record-session'));
    expect(second.dispute.sessions).toBe(2);
    expect(buttonNames(second, mediatorJia)).toContain('record-session');
    const refused = from(second, does(mediatorJia, 'record-refusal', { party: 'party-2' }));
    expect(buttonNames(refused, mediatorJia)).not.toContain('record-session');
    expect(refusalOf(when(refused, mediatorJia, 'record-session'))).toBeDefined();
    expect(refusalOf(when(refused, mediatorJia, 'terminate', { channelsTold: false }))).toMatchObject({
      article: expect.stringContaining('人民调解法 第26条') as unknown,
      pointer: '/channelsTold',
    });
    expect(refused.dispute.state).toBe('village-mediating');
    expect(from(refused, does(mediatorJia, 'terminate', { why: 'refused' })).dispute.state).toBe('terminated');
  });

  it('E3 bars the cousin, offers the others of the room by name, and sends the case up where none is left', () => {
    const third: PersonActor = { ...mediatorJia, personId: 'p-jia-third' };
    const roster = rosterOf([...Object.values(people), third]);
    const story = registered();
    const cousins = (...ids: readonly string[]) => ({ conflicts: ids.map((mediator) => ({ mediator, relation: 'kin' })) });
    const one = refusalOf(when(story, mediatorJia, 'accept', cousins(mediatorJia.personId), { roster }));
    expect(one).toMatchObject({ code: 'case/mediator-in-conflict', pointer: '/mediators' });
    expect(one?.next?.zh.split('：')[1]?.split('、').toSorted()).toEqual([leaderJia.personId, third.personId].toSorted());
    const all = cousins(mediatorJia.personId, leaderJia.personId, third.personId);
    const none = refusalOf(when(story, mediatorJia, 'accept', all, { roster }));
    expect(none).toMatchObject({ code: 'case/no-mediator-left', next: { zh: '请上报镇综治中心，另行指定' } });
    expect(from(story, escalated).dispute).toMatchObject({ state: 'pending-dispatch', holder: { organisation: 'centre' } });
  });

  it('E6 takes in a case of the police with their consent, and closes what was performed on the spot with its receipt', () => {
    const story = registered({ source: 'police' });
    expect(refusalOf(when(story, mediatorJia, 'accept', { screen: ['N03'] }))).toMatchObject({
      code: 'case/must-go-elsewhere',
      article: '公安机关办理行政案件程序规定 第178、186条',
    });
    const taken = { screen: ['N03'], overrule: [{ rule: 'N03', ground: '公安机关移交，双方书面共同申请' }] };
    const agreed = from(story, does(mediatorJia, 'accept', taken), agreedIn('oral'));
    const performed = from(agreed, does(mediatorJia, 'settle-at-once', { receipt: '当面付清，收条在卷' }));
    expect(performed.dispute.state).toBe('performed');
    expect(performed.events.find(({ type }) => type === 'SettledAtOnce')?.data).toMatchObject({
      on: '2026-09-01',
      receipt: '当面付清，收条在卷',
    });
    expect(from(performed, does(mediatorJia, 'visit')).dispute.state).toBe('closed-success');
  });

  it('E7 goes back to the court that assigned it, with the written result and the materials', () => {
    const joint = from(registered({ source: 'court-assigned' }), accepted, escalated, dispatched(), signedFor());
    const late = from(joint, on(running(joint, 'T-05').dueOn));
    expect(late.dispute.courtToldOn).toBeNull();
    const back = when(late, townMediator, 'hand-to-court', { result: '三十日内未达成协议', materials: '调解记录、证据' });
    expect(typesOf(back)).toContain('CourtResultReturned');
    const out = from(late, does(townMediator, 'hand-to-court', { result: '三十日内未达成协议', materials: '调解记录、证据' }));
    expect(out.dispute).toMatchObject({ state: 'referred-out', waitingOn: 'court', courtToldOn: running(joint, 'T-05').dueOn });
    expect(out.events.find(({ type }) => type === 'CaseReferredOut')?.data).toMatchObject({
      result: '三十日内未达成协议',
      materials: '调解记录、证据',
    });
    expect(refusalOf(when(out, court, 'record-outcome'))).toBeUndefined();
  });

  it('E10 is not accepted again after the final re-review: it is explained, whoever overrules, and what was told is kept', () => {
    const story = registered({ source: 'petition' });
    const refusal = refusalOf(when(story, mediatorJia, 'accept', { screen: ['N12'] }));
    expect(refusal).toMatchObject({ code: 'case/must-go-elsewhere', article: '信访工作条例 第36条', pointer: '/screen' });
    expect(refusal?.next?.zh).toContain('做好解释');
    const overruled = { screen: ['N12'], overrule: [{ rule: 'N12', ground: '当事人坚持' }] };
    expect(refusalOf(when(story, mediatorJia, 'accept', overruled))?.code).toBe('case/screen-not-overrulable');
    const door = worldAt(story.now).doors[0]?.code;
    const told = when(story, mediatorJia, 'refer-out', { door, rule: 'N12', reason: '复核已终结，已当面解释' });
    expect(typesOf(told)).toContain('CaseReferredOut');
  });

  it('E11 of deadlines: a sweep that comes four days late fires each rung once and tells nobody twice', () => {
    const story = given();
    const due = running(story, 'S-01');
    const late = { ...story, now: due.dueAt + 4 * 86_400_000 };
    const after = fire(late, due);
    const fired = after.events.filter(({ type, data }) => type === 'DeadlineFired' && data['rule'] === 'S-01');
    expect(fired).toHaveLength(1);
    const notices = after.events.slice(story.events.length).flatMap((one) => noticesOf(one, after.dispute, worldAt(late.now)));
    expect(notices.length).toBeGreaterThan(0);
    const keys = notices.map(({ organisation, role, kind }) => `${organisation}/${role}/${kind}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('E14 marks a limit that reaches into a year without a notice as provisional, and one that does not as firm', () => {
    const provisional = registered({}, instant('2026-12-20'));
    const reached = from(provisional, accepted);
    expect(running(reached, 'T-04')).toMatchObject({ provisional: true });
    expect(running(reached, 'T-04').dueOn.startsWith('2027-')).toBe(true);
    expect(
      running(reached, 'T-04')
        .why.map(({ zh }) => zh)
        .join(' '),
    ).toContain('尚未公布');
    expect(running(given(accepted), 'T-04').provisional).toBe(false);
  });
});

const atRegistered = registered();
const mediating = given(accepted);
const refusedTo = (story: Story, actor: PersonActor, action: string, input: Input = {}) => refusalOf(when(story, actor, action, input));

describe('a refusal in the second session (E2)', () => {
  const story = from(
    mediating,
    does(mediatorJia, 'record-session'),
    does(mediatorJia, 'record-session'),
    does(mediatorJia, 'record-refusal', { party: 'party-2' }),
  );
  it.each(['record-session', 'agree', 'escalate'])('refuses %s from then on', (action) => {
    expect(refusedTo(story, mediatorJia, action)).toMatchObject({ code: 'case/party-refused', article: '人民调解法 第17条' });
  });
  it('leaves the mediator with nothing of mediation but the end, and that only with the other channels told', () => {
    const always = [
      'alert-police',
      'grade',
      'record-refusal',
      'note-right',
      'apply-legal-aid',
      'attach',
      'note',
      'issue-document',
      'open-aid',
      'correct',
    ];
    const mediation = buttonNames(story, mediatorJia).filter((name) => !always.includes(name));
    expect(mediation).toEqual(['terminate']);
    expect(refusedTo(story, mediatorJia, 'terminate', { channelsTold: false })?.code).toBe('case/channels-not-told');
    expect(from(story, does(mediatorJia, 'terminate')).dispute).toMatchObject({ state: 'terminated', channelsToldOn: '2026-09-01' });
  });
});

describe('a mediator who is a cousin (E3)', () => {
  it('is replaced by another on the roster; with none left the case goes up', () => {
    expect(refusedTo(atRegistered, mediatorJia, 'accept', { mediators: ['p-jia-new'] })?.code).toBe('case/mediator-not-on-roster');
    expect(buttonNames(atRegistered, mediatorJia)).toContain('escalate');
    expect(from(atRegistered, escalated).dispute.state).toBe('pending-dispatch');
  });
});
