import { describe, expect, it } from '@jest/globals';
import { makeCalendar } from './calendar.js';
import { dueFromDate } from './due.js';
import { addDays, startOfDay } from './plain-date.js';
import { makeUpWorkdays, published } from './published.fixture.js';
import { isWorkingTime, nextWorkingTime } from './working-time.js';

const calendar = makeCalendar(published);
const at = (text: string): number => Date.parse(`${text}+08:00`);

describe('the calendar', () => {
  it('names a rest day, and is silent on a working day', () => {
    expect(calendar.restDay('2026-10-05')).toEqual({ zh: '国庆假期', en: 'National Day holiday' });
    expect(calendar.restDay('2026-09-05')).toEqual({ zh: '周六', en: 'Saturday' });
    expect(calendar.restDay('2026-09-04')).toBeNull();
  });
  it('knows which years are published', () => {
    expect([2019, 2020, 2026, 2027].map((year) => calendar.published(year))).toEqual([false, true, true, false]);
  });
  it('falls back to Monday to Friday in a year without a notice', () => {
    expect(calendar.restDay('2027-10-01')).toBeNull();
    expect(calendar.restDay('2027-10-02')).toEqual({ zh: '周六', en: 'Saturday' });
  });
  it('refuses a notice about a day that does not exist', () => {
    const broken = { version: 'x', years: [{ year: 2026, days: [{ date: '2026-02-30', off: true, name: { zh: '', en: '' } }] }] };
    expect(() => makeCalendar(broken)).toThrow(RangeError);
  });
});

describe('a make-up workday, 2020 to 2026', () => {
  it('is each of the forty-six that the notices name', () => {
    expect(makeUpWorkdays).toHaveLength(46);
  });
  it.each(makeUpWorkdays)('%s is worked, counts as a working day and holds a last day', (date) => {
    expect(calendar.restDay(date)).toBeNull();
    expect(calendar.special(date)?.zh).toContain('调休上班');
    expect([0, 6]).toContain(new Date(startOfDay(date) + 8 * 3_600_000).getUTCDay());
    expect(dueFromDate('30 D', addDays(date, -30), calendar, { ends: 'midnight' }).dueOn).toBe(date);
    expect(dueFromDate('1 WD', addDays(date, -1), calendar, { ends: 'midnight' }).dueOn).toBe(date);
    expect(isWorkingTime(at(`${date}T09:00:00`), calendar)).toBe(true);
  });
});

describe('working time', () => {
  it('is from opening to close of business on a working day', () => {
    expect(isWorkingTime(at('2026-09-04T08:29:59'), calendar)).toBe(false);
    expect(isWorkingTime(at('2026-09-04T08:30:00'), calendar)).toBe(true);
    expect(isWorkingTime(at('2026-09-04T17:30:00'), calendar)).toBe(false);
    expect(isWorkingTime(at('2026-09-05T10:00:00'), calendar)).toBe(false);
  });
  it('comes next at the next opening', () => {
    expect(nextWorkingTime(at('2026-09-30T18:00:00'), calendar)).toBe(at('2026-10-08T08:30:00'));
    expect(nextWorkingTime(at('2026-09-04T06:00:00'), calendar)).toBe(at('2026-09-04T08:30:00'));
    expect(nextWorkingTime(at('2026-09-04T11:11:11'), calendar)).toBe(at('2026-09-04T11:11:11'));
  });
  it('follows the hours of the town', () => {
    const early = makeCalendar(published, { opensAt: '07:00', closeOfBusiness: '12:00' });
    expect(isWorkingTime(at('2026-09-04T07:30:00'), early)).toBe(true);
    expect(isWorkingTime(at('2026-09-04T13:00:00'), early)).toBe(false);
  });
});
