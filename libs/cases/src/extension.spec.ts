import { describe, expect, it } from '@jest/globals';
import { whyText } from '@lib/calendar';
import type { Input, PersonActor } from '@lib/kernel';
import { nameOf } from './standing-still.js';
import {
  accepted,
  balanceOf,
  does,
  fire,
  from,
  given,
  joint,
  on,
  refusalOf,
  running,
  runsOut,
  typesOf,
  when,
  type Story,
  type Step,
} from './testing/given.fixture.js';
import { loadedRules, people } from './testing/two-villages.fixture.js';

const { mediatorJia: jia, townMediator, centreHead, police, dispatcher } = people;
const asks =
  (by: PersonActor, rule: string, changes: Input = {}) =>
  (story: Story): Story =>
    does(by, 'extend', { deadline: nameOf(running(story, rule)), ...changes })(story);

/** Accepted on a Saturday before the National Day holiday. */
const begun = (...steps: readonly Step[]): Story => given(on('2026-09-05'), accepted, ...steps);

describe('an extension', () => {
  it('of village mediation needs both parties and nobody’s approval, and is shown in the derivation', () => {
    const story = begun();
    const refused = when(story, jia, 'extend', { deadline: nameOf(running(story, 'S-08')), bothAgree: false });
    expect(refusalOf(refused)).toMatchObject({ code: 'case/extension-needs-consent', article: loadedRules.get('S-08')?.article });
    const after = from(story, asks(jia, 'S-08', { bothAgree: true }));
    expect(running(after, 'S-08')).toMatchObject({
      occurrence: running(story, 'S-08').occurrence,
      rung: 0,
      extensions: 1,
      dueOn: '2026-10-08',
    });
    expect(whyText(running(after, 'S-08').why, 'zh')).toBe(
      '村级受理 09-05（周六） → 次日起算 → 延长 15 日 → 第30日 10-05 在国庆假期内 → 顺延至 10-08 → 当日 17:30 截止',
    );
    expect(whyText(running(after, 'S-08').why, 'en')).toContain('extended by 15 days');
  });
  it('is granted once only where the rule says once', () => {
    const after = begun(asks(jia, 'S-08'));
    expect(refusalOf(when(after, jia, 'extend', { deadline: nameOf(running(after, 'S-08')) }))).toMatchObject({
      code: 'case/extension-used-up',
      article: loadedRules.get('S-08')?.article,
    });
  });
  it('of the month of mediation is asked for by the holder and decided by the centre head', () => {
    const asked = begun(asks(jia, 'T-04'));
    expect(running(asked, 'T-04')).toMatchObject({ dueOn: '2026-10-08', extensionAsked: true });
    expect(refusalOf(when(asked, jia, 'extend', { deadline: nameOf(running(asked, 'T-04')) }))?.code).toBe('case/extension-asked-already');
    expect(refusalOf(when(asked, jia, 'decide-extension'))?.code).toBe('case/not-your-post');
    const granted = from(asked, does(centreHead, 'decide-extension'));
    expect(running(granted, 'T-04')).toMatchObject({ dueOn: '2026-11-04', extensions: 1 });
    expect(running(granted, 'T-04')).not.toHaveProperty('extensionAsked');
    const refused = from(asked, does(centreHead, 'decide-extension', { approve: false }));
    expect(running(refused, 'T-04')).toMatchObject({ dueOn: '2026-10-08' });
    expect(running(refused, 'T-04')).not.toHaveProperty('extensionAsked');
  });
  it('is given by the centre head himself in one step', () => {
    const story = given(on('2026-09-05'), ...joint);
    expect(typesOf(when(story, centreHead, 'extend', { deadline: nameOf(running(story, 'S-04')) }))).toEqual([
      'ExtensionGranted',
      'DeadlineExtended',
    ]);
    expect(typesOf(when(story, townMediator, 'extend', { deadline: nameOf(running(story, 'S-04')) }))).toEqual(['ExtensionRequested']);
  });
  it('keeps its request when a rung of the ladder fires meanwhile', () => {
    const asked = from(given(on('2026-09-05'), ...joint), asks(townMediator, 'S-04'), runsOut('S-04'));
    expect(running(asked, 'S-04')).toMatchObject({ rung: 1, extensionAsked: true });
  });
  it('after the first rungs have fired has the ladder climbed anew, under the same identity', () => {
    const late = from(given(on('2026-09-05'), ...joint), runsOut('S-04'), asks(centreHead, 'S-04'));
    const extended = running(late, 'S-04');
    expect(extended).toMatchObject({ rung: 1, climbedFrom: 1, does: { do: 'supervise', who: 'lead' } });
    expect(extended.dueAt).toBe(extended.limitAt);
    const fired = fire(late, extended);
    expect(fired.events.findLast(({ type }) => type === 'DeadlineFired')?.data).toMatchObject({ rung: 1, step: 'reminder' });
    expect(running(fired, 'S-04')).toMatchObject({ rung: 2, climbedFrom: 1 });
    const { set, fired: done, cancelled, live } = balanceOf(fired);
    expect(set).toBe(done + cancelled + live);
  });
  it('of a work order is asked for by its own office alone', () => {
    const story = begun(
      does(jia, 'escalate'),
      does(dispatcher, 'dispatch', { lead: 'mediators', assisting: ['police', 'law-firm'] }),
      does(townMediator, 'sign-for'),
    );
    const [mine, other] = ['police', 'law-firm'].map((office) =>
      story.dispute.deadlines.find(({ rule, subject }) => rule === 'S-06' && subject === office),
    );
    if (!mine || !other) throw new Error('two work orders run');
    expect(typesOf(when(story, police, 'extend', { deadline: nameOf(mine) }))).toEqual(['ExtensionRequested']);
    expect(refusalOf(when(story, police, 'extend', { deadline: nameOf(other) }))?.code).toBe('case/not-your-deadline');
    const after = from(story, does(centreHead, 'extend', { deadline: nameOf(mine) }));
    const dueOf = (office: string) => after.dispute.deadlines.find(({ rule, subject }) => rule === 'S-06' && subject === office)?.dueOn;
    expect([dueOf('police'), dueOf('law-firm')]).toEqual(['2026-09-20', '2026-09-14']);
  });
  it('is refused for a limit without one, for one that is not there, and where it would come too late', () => {
    const story = given(on('2026-09-05'), ...joint);
    expect(refusalOf(when(story, centreHead, 'extend', { deadline: 'S-12/1' }))).toMatchObject({
      code: 'case/limit-not-extendable',
      article: loadedRules.get('S-12')?.article,
      pointer: '/deadline',
    });
    const late = from(story, on('2027-01-10'));
    expect(refusalOf(when(late, centreHead, 'extend', { deadline: nameOf(running(story, 'S-04')) }))?.code).toBe('case/extension-too-late');
  });
  it('and a pause add up in one derivation', () => {
    const story = begun(asks(jia, 'S-08'), does(jia, 'pause', { until: '2026-09-30' }), on('2026-09-15'), does(jia, 'resume'));
    expect(whyText(running(story, 'S-08').why, 'zh')).toContain('延长 15 日 → 暂停 10 日不计 → 第30日 10-15（周四）');
  });
});
