import { describe, expect, it } from '@jest/globals';
import { accepted, buttonNames, does, from, given, live, on, refusalOf, running, runsOut, when } from './testing/given.fixture.js';
import { people } from './testing/two-villages.fixture.js';

const { mediatorJia, mediatorYi } = people;
const mediating = given(accepted);
const applied = from(mediating, does(mediatorJia, 'apply-legal-aid'));
const answered = (answer: string) => does(mediatorJia, 'record-legal-aid', { answer });
const granted = from(applied, answered('granted'));

describe('an application for legal aid', () => {
  it('is decided in seven days, by the law on legal aid', () => {
    expect(running(applied, 'T-23')).toMatchObject({ startedOn: '2026-09-01', dueOn: '2026-09-08' });
    expect(applied.dispute.state).toBe('village-mediating');
  });

  it('counts from the day on which it was made, not from the day on which it is recorded', () => {
    const late = from(mediating, on('2026-09-03'), does(mediatorJia, 'apply-legal-aid', { on: '2026-09-02' }));
    expect(running(late, 'T-23')).toMatchObject({ dueOn: '2026-09-09' });
  });

  it('is followed by a lawyer in three days where it is granted', () => {
    expect(running(granted, 'T-24')).toMatchObject({ dueOn: '2026-09-04' });
    expect(live(granted).map(({ rule }) => rule)).not.toContain('T-23');
    expect(live(from(granted, answered('assigned'))).map(({ rule }) => rule)).not.toContain('T-24');
  });

  it('leaves no clock where it is refused, and may be made again', () => {
    const refused = from(applied, answered('refused'));
    expect(live(refused).map(({ rule }) => rule)).toEqual(live(mediating).map(({ rule }) => rule));
    expect(buttonNames(refused, mediatorJia)).toContain('apply-legal-aid');
  });

  it('is asked after again and again while nobody answers', () => {
    const waiting = from(applied, runsOut('T-23'), runsOut('T-23'));
    expect(running(waiting, 'T-23').rung).toBe(2);
    expect(waiting.dispute.state).toBe(applied.dispute.state);
  });

  it('is not made twice, nor answered before it is made', () => {
    const code = (decision: ReturnType<typeof when>) => refusalOf(decision)?.code;
    expect(code(when(applied, mediatorJia, 'apply-legal-aid'))).toBe('case/legal-aid-awaited');
    expect(code(when(mediating, mediatorJia, 'record-legal-aid', { answer: 'granted' }))).toBe('case/legal-aid-out-of-step');
    expect(code(when(applied, mediatorJia, 'record-legal-aid', { answer: 'assigned' }))).toBe('case/legal-aid-out-of-step');
    expect(code(when(granted, mediatorJia, 'record-legal-aid', { answer: 'refused' }))).toBe('case/legal-aid-out-of-step');
    expect(code(when(mediating, mediatorYi, 'apply-legal-aid'))).toBe('case/not-your-post');
  });
});
