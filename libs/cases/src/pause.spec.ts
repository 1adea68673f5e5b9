import { describe, expect, it } from '@jest/globals';
import { whyText } from '@lib/calendar';
import { expire } from './expire.js';
import { nameOf } from './standing-still.js';
import {
  agreedIn,
  balanceOf,
  buttons,
  does,
  fire,
  from,
  given,
  accepted,
  joint,
  on,
  refusalOf,
  running,
  typesOf,
  when,
  type Step,
  type Story,
} from './testing/given.fixture.js';
import { loadedRules, people, worldAt } from './testing/two-villages.fixture.js';

const { mediatorJia: jia, townMediator, dispatcher } = people;
const pausedUntil = (until: string, changes = {}) => does(jia, 'pause', { until, ...changes });

/** Accepted on a Saturday before the National Day holiday. */
const begun = (...steps: readonly Step[]): Story => given(on('2026-09-05'), accepted, ...steps);

describe('a pause', () => {
  it('stops every limit that may stand still and moves its last day by the days that did not count', () => {
    const before = begun();
    const dueBefore = running(before, 'T-04').dueOn;
    const paused = from(before, on('2026-09-08'), pausedUntil('2026-09-20'));
    expect(running(paused, 'T-04')).toMatchObject({
      status: 'paused',
      pausedOn: '2026-09-08',
      pausedUntil: '2026-09-20',
      dueOn: dueBefore,
    });
    expect(running(paused, 'S-08').status).toBe('paused');
    const after = from(paused, on('2026-09-15'), does(jia, 'resume'));
    // Accepted 09-05, day 30 is 10-05; seven days from 09-08 to 09-14 stood still: 10-12, a Monday.
    expect(running(after, 'T-04')).toMatchObject({ status: 'pending', dueOn: '2026-10-12', pausedDays: 7, rung: 0 });
    expect(running(after, 'T-04').occurrence).toBe(running(before, 'T-04').occurrence);
    expect(whyText(running(after, 'T-04').why, 'zh')).toBe('受理 09-05（周六） → 次日起算 → 暂停 7 日不计 → 第30日 10-12（周一）');
  });
  it('is told in the derivation while it stands', () => {
    const paused = begun(pausedUntil('2026-09-20'));
    expect(whyText(running(paused, 'T-04').why, 'zh')).toContain('自 2026-09-05 起暂停，预计至 2026-09-20');
    expect(whyText(running(paused, 'T-04').why, 'en')).toContain('stands still from 2026-09-05');
  });
  it('counts no day where it ends on the day it began', () => {
    const before = begun();
    const after = from(before, pausedUntil('2026-09-20'), does(jia, 'resume'));
    expect(running(after, 'T-04')).toMatchObject({ dueOn: running(before, 'T-04').dueOn, dueAt: running(before, 'T-04').dueAt });
    expect(running(after, 'T-04')).not.toHaveProperty('pausedOn');
  });
  it('adds up over several pauses, up to the cap of the rule', () => {
    const twice = begun(
      pausedUntil('2026-10-30'),
      on('2026-09-15'),
      does(jia, 'resume'),
      on('2026-09-16'),
      pausedUntil('2026-10-30'),
      on('2026-09-26'),
      does(jia, 'resume'),
    );
    expect(running(twice, 'T-04').pausedDays).toBe(20);
    // 60 days over all: 40 are left from 09-27 on.
    const later = from(twice, on('2026-09-27'));
    expect(refusalOf(when(later, jia, 'pause', { until: '2026-11-05' }))).toBeUndefined();
    expect(refusalOf(when(later, jia, 'pause', { until: '2026-11-06' }))).toMatchObject({
      code: 'case/pause-too-long',
      pointer: '/until',
    });
  });
  it('stops only the limits that are named', () => {
    const story = begun();
    const paused = from(story, pausedUntil('2026-09-20', { deadlines: [nameOf(running(story, 'T-04'))] }));
    expect(running(paused, 'T-04').status).toBe('paused');
    expect(running(paused, 'S-08').status).toBe('pending');
  });
  it('keeps the case under a clock of its own, which ends it on the day planned however late the sweep comes', () => {
    const paused = begun(pausedUntil('2026-09-20'));
    const end = running(paused, 'S-12');
    expect(end).toMatchObject({ status: 'pending', dueOn: '2026-09-20', dueAt: Date.parse('2026-09-21T00:00:00+08:00') });
    const late = fire({ ...paused, now: Date.parse('2026-09-24T09:00:00+08:00') }, end);
    expect(running(late, 'T-04')).toMatchObject({ status: 'pending', pausedDays: 16 });
    expect(late.dispute.deadlines.find(({ rule }) => rule === 'S-12')?.status).toBe('fired');
    expect(balanceOf(late).set).toBe(balanceOf(late).fired + balanceOf(late).cancelled + balanceOf(late).live);
  });
  it('ends its own clock when somebody resumes before', () => {
    const after = begun(pausedUntil('2026-09-20'), does(jia, 'resume'));
    expect(after.dispute.deadlines.find(({ rule }) => rule === 'S-12')?.status).toBe('cancelled');
  });
  it('lets no paused limit fire', () => {
    const paused = begun(pausedUntil('2026-10-30'));
    const far = Date.parse('2026-10-20T00:00:00+08:00');
    expect(refusalOf(expire(running(paused, 'T-04'), paused.dispute, worldAt(far)))?.code).toBe('deadline/not-pending');
  });
  it('outlives a move for the limit that outlives it, and can be resumed there', () => {
    const moved = begun(pausedUntil('2026-09-20'), does(jia, 'escalate'));
    expect(running(moved, 'T-04').status).toBe('paused');
    expect(running(moved, 'S-12').status).toBe('pending');
    expect(running(from(moved, does(dispatcher, 'resume')), 'T-04').status).toBe('pending');
  });
  it('is over, with its clock, when the limits it stopped have ended', () => {
    const agreed = begun(pausedUntil('2026-09-20'), agreedIn('written'));
    expect(agreed.dispute.deadlines.filter(({ rule }) => ['T-04', 'S-08', 'S-12'].includes(rule)).map(({ status }) => status)).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
  });
  it('is refused twice, with its reason', () => {
    const paused = begun(pausedUntil('2026-09-20'));
    expect(refusalOf(when(paused, jia, 'pause'))?.code).toBe('case/paused-already');
    expect(refusalOf(when(begun(), jia, 'resume'))?.code).toBe('case/not-paused');
  });
  it('is refused for a limit whose rule knows none, with the article of that limit', () => {
    const story = given(on('2026-09-05'), ...joint);
    const assisting = running(story, 'S-06');
    expect(refusalOf(when(story, townMediator, 'pause', { deadlines: [nameOf(assisting)] }))).toMatchObject({
      code: 'case/limit-not-pausable',
      article: loadedRules.get('S-06')?.article,
      pointer: '/deadlines',
    });
  });
  it('is refused where nothing may stand still any more, and where it would end in the past', () => {
    const over = begun(on('2026-12-01'));
    expect(refusalOf(when(over, jia, 'pause', { until: '2026-12-02' }))?.code).toBe('case/nothing-to-pause');
    expect(refusalOf(when(begun(), jia, 'pause', { until: '2026-09-04' }))?.code).toBe('case/pause-too-long');
  });
  it('is offered with an example that is valid, and as resuming once it stands', () => {
    const names = (story: Story) =>
      buttons(story, jia)
        .filter(({ refusal }) => !refusal)
        .map(({ action }) => action);
    expect(names(begun())).toEqual(expect.arrayContaining(['pause']));
    expect(names(begun(pausedUntil('2026-09-20')))).toEqual(expect.arrayContaining(['resume']));
  });
  it('stands in the history by name', () => {
    expect(typesOf(when(begun(), jia, 'pause', { until: '2026-09-20' }))).toEqual([
      'CasePaused',
      'DeadlinePaused',
      'DeadlinePaused',
      'DeadlineSet',
    ]);
  });
});
