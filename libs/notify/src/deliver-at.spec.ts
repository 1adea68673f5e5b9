import { describe, expect, it } from '@jest/globals';
import { isoShanghai, isWorkingTime, makeCalendar } from '@lib/calendar';
import { deliverAt } from './deliver-at.js';

// National day of 2026 by the State Council's notice: off 1 to 7 October, 10 October is a make-up workday.
const off = (date: string) => ({ date, off: true, name: { zh: '国庆节', en: 'National Day' } });
const calendar = makeCalendar({
  version: 'test',
  years: [
    {
      year: 2026,
      days: [
        ...['01', '02', '03', '04', '05', '06', '07'].map((day) => off(`2026-10-${day}`)),
        { date: '2026-10-10', off: false, name: { zh: '国庆节调休', en: 'Make-up day' } },
      ],
    },
  ],
});
const seenAt = (at: string, urgent = false): string => isoShanghai(deliverAt(Date.parse(at), calendar, urgent)).slice(0, 16);

describe('a notice', () => {
  it.each([
    ['in the morning of a working day', '2026-09-30T08:30:00+08:00', '2026-09-30T08:30'],
    ['before opening', '2026-09-30T03:00:00+08:00', '2026-09-30T08:30'],
    ['at close of business', '2026-09-29T17:30:00+08:00', '2026-09-30T08:30'],
    ['on a Friday night', '2026-09-18T22:00:00+08:00', '2026-09-21T08:30'],
    ['on the eve of a long holiday', '2026-09-30T20:00:00+08:00', '2026-10-08T08:30'],
    ['on a make-up Saturday', '2026-10-10T09:15:00+08:00', '2026-10-10T09:15'],
  ])('made %s is seen in working hours', (_, at, seen) => {
    expect(seenAt(at)).toBe(seen);
    expect(isWorkingTime(deliverAt(Date.parse(at), calendar, false), calendar)).toBe(true);
  });

  it('that is a red alert waits for nothing', () => {
    expect(seenAt('2026-10-03T02:00:00+08:00', true)).toBe('2026-10-03T02:00');
  });
});
