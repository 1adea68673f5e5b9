import { describe, expect, it } from '@jest/globals';
import { makeCalendar } from './calendar.js';
import type { DeadlineRule, Rung } from './deadline-rule.js';
import { dueFromDate } from './due.js';
import { isoShanghai, startOfDay } from './plain-date.js';
import { published } from './published.fixture.js';
import { rungAt } from './rung-at.js';

const calendar = makeCalendar(published);
const at = (text: string): number => Date.parse(`${text}+08:00`);

/** When each of the first rungs of a ladder fires, to the minute. */
function times(
  limit: string,
  start: string,
  ends: DeadlineRule['ends'],
  ladder: readonly Rung[],
  how: { count: number; notBefore?: string },
): (string | null)[] {
  const due = dueFromDate(limit, start, calendar, { ends });
  const options = how.notBefore === undefined ? {} : { notBefore: at(how.notBefore) };
  return Array.from({ length: how.count }, (_, index) => {
    const ms = rungAt({ ladder, ends }, index, due, startOfDay(start), calendar, options);
    return ms === null ? null : isoShanghai(ms).slice(0, 16);
  });
}

const reminders = (again: string): readonly Rung[] => [{ at: 'due', do: 'remind', who: 'holder', again }];

describe('a rung', () => {
  it('fires at the due moment and so many working days after it (S-01)', () => {
    const ladder: readonly Rung[] = [
      { at: 'due', do: 'remind', who: 'village-mediator' },
      { at: { after: '1 WD' }, do: 'tell', who: 'dispatcher' },
      { at: { after: '3 WD' }, do: 'move', action: 'escalate' },
    ];
    expect(times('1 WD', '2026-09-03', 'close-of-business', ladder, { count: 4 })).toEqual([
      '2026-09-04T17:30',
      '2026-09-07T17:30',
      '2026-09-09T17:30',
      null,
    ]);
  });
  it('fires at the opening of the day on which a share of the time is over (S-08)', () => {
    const ladder: readonly Rung[] = [{ at: { share: 0.8 }, do: 'remind', who: 'holder' }];
    expect(times('15 D', '2026-09-01', 'close-of-business', ladder, { count: 1 })).toEqual(['2026-09-13T08:30']);
  });
  it('fires so many days before the last day, at opening (T-01)', () => {
    const ladder: readonly Rung[] = [
      { at: { before: '10 D' }, do: 'remind', who: 'holder' },
      { at: { before: '3 WD' }, do: 'remind', who: 'holder' },
      { at: { before: '2 h' }, do: 'remind', who: 'holder' },
      { at: 'due', do: 'record', step: 'right-lapsed' },
    ];
    expect(times('30 D', '2026-09-05', 'midnight', ladder, { count: 5 })).toEqual([
      '2026-09-28T08:30',
      '2026-09-28T08:30',
      '2026-10-08T22:00',
      '2026-10-09T00:00',
      null,
    ]);
  });
  it('counts what comes after from the due day and rolls it over rest days', () => {
    const ladder: readonly Rung[] = [{ at: { after: '7 D' }, do: 'remind', who: 'holder' }];
    expect(times('0 D', '2026-09-25', 'close-of-business', ladder, { count: 1 })).toEqual(['2026-10-08T17:30']);
  });
  it('never fires before its start', () => {
    const ladder: readonly Rung[] = [{ at: { share: 0.1 }, do: 'remind', who: 'holder' }];
    const due = dueFromDate('1 WD', '2026-09-03', calendar, { ends: 'midnight' });
    const started = at('2026-09-03T16:00:00');
    expect(rungAt({ ladder, ends: 'midnight' }, 0, due, started, calendar)).toBe(started);
  });
});

describe('a last rung that re-arms', () => {
  it('fires again on its own grid, moved only over rest days', () => {
    expect(times('5 WD', '2026-09-03', 'close-of-business', reminders('7 D'), { count: 6 })).toEqual([
      '2026-09-10T17:30',
      '2026-09-17T17:30',
      '2026-09-24T17:30',
      '2026-10-08T17:30',
      '2026-10-15T17:30',
      '2026-10-22T17:30',
    ]);
  });
  it('fires again each working day', () => {
    expect(times('1 WD', '2026-09-28', 'close-of-business', reminders('1 WD'), { count: 4 })).toEqual([
      '2026-09-29T17:30',
      '2026-09-30T17:30',
      '2026-10-08T17:30',
      '2026-10-09T17:30',
    ]);
  });
  it('passes over what a long outage missed and fires once', () => {
    const [, second, third] = times('5 WD', '2026-09-03', 'close-of-business', reminders('7 D'), {
      count: 3,
      notBefore: '2026-12-01T03:00',
    });
    expect([second, third]).toEqual(['2026-12-03T17:30', '2026-12-03T17:30']);
  });
  it('does not return the instant that has just fired', () => {
    expect(times('5 WD', '2026-09-03', 'close-of-business', reminders('7 D'), { count: 2, notBefore: '2026-09-17T17:30' })[1]).toBe(
      '2026-09-24T17:30',
    );
  });
  it('may repeat by the hour', () => {
    expect(times('1 h', '2026-09-03', 'midnight', reminders('4 h'), { count: 3 })).toEqual([
      '2026-09-03T01:00',
      '2026-09-03T05:00',
      '2026-09-03T09:00',
    ]);
    expect(times('1 h', '2026-09-03', 'midnight', reminders('4 h'), { count: 2, notBefore: '2026-09-04T00:00' })[1]).toBe(
      '2026-09-04T01:00',
    );
  });
  it('ends with the calendar instead of hanging', () => {
    expect(times('5 WD', '2026-09-03', 'midnight', reminders('30 D'), { count: 2, notBefore: '9999-12-31T23:59' })[1]).toMatch(
      /^\+010000-01-01/,
    );
  });
});
