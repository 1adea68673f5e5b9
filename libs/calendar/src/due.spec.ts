import { describe, expect, it } from '@jest/globals';
import { published } from './published.fixture.js';
import { makeCalendar } from './calendar.js';
import { whyText } from './derivation.js';
import { due, dueFromDate } from './due.js';
import { isoShanghai, startOfDay } from './plain-date.js';

const calendar = makeCalendar(published);
const midnight = { ends: 'midnight' } as const;
const on = (limit: string, date: string): string => dueFromDate(limit, date, calendar, midnight).dueOn;

describe('the vectors of the law page, section 2.9', () => {
  it('vector 1: 15 D from 2026-02-02 ends in the Spring Festival and moves to 2026-02-24', () => {
    expect(on('15 D', '2026-02-02')).toBe('2026-02-24');
  });
  it('vector 2: 5 WD from 2026-02-12 count the working Saturday and end on 2026-02-26', () => {
    expect(on('5 WD', '2026-02-12')).toBe('2026-02-26');
  });
  it('vector 3: 30 D from 2026-09-05 end on National Day and move to 2026-10-08', () => {
    expect(on('30 D', '2026-09-05')).toBe('2026-10-08');
  });
  it('vector 4: 15 D from 2026-05-15 end on a Saturday and move to Monday 2026-06-01', () => {
    expect(on('15 D', '2026-05-15')).toBe('2026-06-01');
  });
  it('vector 5: 30 D from 2026-01-29 end on a working Saturday, 2026-02-28, and do not move', () => {
    expect(on('30 D', '2026-01-29')).toBe('2026-02-28');
  });
});

describe('the edge cases of the sample page', () => {
  it('E1: thirty days from the seal of 2026-09-07 end on National Day and move to 2026-10-08', () => {
    expect(on('30 D', '2026-09-07')).toBe('2026-10-08');
    expect(on('30 D', '2026-09-05')).toBe('2026-10-08');
  });
  it('E14: a limit that reaches into a year without a notice is provisional and says so', () => {
    const found = dueFromDate('15 D', '2026-12-20', calendar, midnight);
    expect(found).toMatchObject({ dueOn: '2027-01-04', provisional: true });
    expect(whyText(found.why, 'zh')).toBe(
      '收到 12-20（周日） → 次日起算 → 第15日 2027-01-04（周一） → 2027年放假安排尚未公布，暂按周一至周五推算',
    );
    expect(dueFromDate('5 WD', '2026-12-29', calendar, midnight).provisional).toBe(true);
    expect(dueFromDate('15 D', '2026-12-01', calendar, midnight).provisional).toBe(false);
  });
  it('holds the last days of December provisional too: the next notice may reach back to them', () => {
    expect(dueFromDate('1 D', '2026-12-29', calendar, midnight)).toMatchObject({ dueOn: '2026-12-30', provisional: true });
    expect(dueFromDate('1 D', '2025-12-29', calendar, midnight)).toMatchObject({ dueOn: '2025-12-30', provisional: false });
  });
});

describe('the end of the last day', () => {
  const started = Date.parse('2026-09-03T10:00:00+08:00');
  it('is the first instant of the next day for a limit of law', () => {
    expect(isoShanghai(due('1 D', started, calendar, midnight).dueAt)).toBe('2026-09-05T00:00:00.000+08:00');
  });
  it('is the close of business for a limit of the town', () => {
    expect(isoShanghai(due('1 WD', started, calendar, { ends: 'close-of-business' }).dueAt)).toBe('2026-09-04T17:30:00.000+08:00');
  });
  it('does not depend on the hour of the start, only on its day in Shanghai', () => {
    const lateEvening = Date.parse('2026-09-03T15:59:59Z');
    expect(due('15 D', lateEvening, calendar, midnight)).toEqual(due('15 D', startOfDay('2026-09-03'), calendar, midnight));
    expect(due('15 D', lateEvening + 1000, calendar, midnight).startedOn).toBe('2026-09-04');
  });
  it('of hours runs by the clock through a rest day', () => {
    const found = due('72 h', Date.parse('2026-10-01T09:15:00+08:00'), calendar, midnight);
    expect(isoShanghai(found.dueAt)).toBe('2026-10-04T09:15:00.000+08:00');
    expect(found.dueOn).toBe('2026-10-04');
  });
});

describe('months and years', () => {
  it('end on the same-numbered day, or the last of a shorter month', () => {
    expect(on('1 M', '2026-07-24')).toBe('2026-08-24');
    expect(on('1 M', '2026-01-31')).toBe('2026-02-28');
    expect(on('6 M', '2025-08-31')).toBe('2026-02-28');
    expect(on('2 Y', '2024-02-29')).toBe('2026-02-28');
  });
  it('roll over like days', () => {
    expect(on('6 M', '2026-04-03')).toBe('2026-10-08');
  });
});

describe('a pause', () => {
  it('moves the last day by its calendar days before it rolls over', () => {
    expect(dueFromDate('15 D', '2026-09-01', calendar, { ...midnight, pausedDays: 15 }).dueOn).toBe('2026-10-08');
    expect(dueFromDate('1 WD', '2026-09-03', calendar, { ...midnight, pausedDays: 1 }).dueOn).toBe('2026-09-07');
  });
});

describe('an obligation', () => {
  it('is due on its own date, or on the next working day', () => {
    expect(on('0 D', '2026-09-04')).toBe('2026-09-04');
    expect(on('0 D', '2026-10-03')).toBe('2026-10-08');
  });
});

describe('strange years', () => {
  it.each(['0001-01-01', '1900-01-01', '1900-02-28', '9999-12-01', '9999-12-31'])('%s survives, provisional', (date) => {
    for (const limit of ['30 D', '10 WD', '6 M', '20 Y']) {
      const found = dueFromDate(limit, date, calendar, midnight);
      expect(found.provisional).toBe(true);
      expect(found.dueOn >= date && found.dueOn <= '9999-12-31').toBe(true);
      expect(Number.isFinite(found.dueAt)).toBe(true);
    }
  });
  it('refuses what is no day and no instant', () => {
    expect(() => dueFromDate('30 D', '2026-02-30', calendar, midnight)).toThrow(RangeError);
    expect(() => due('30 D', Number.NaN, calendar, midnight)).toThrow(RangeError);
    expect(() => due('thirty days', 0, calendar, midnight)).toThrow(RangeError);
  });
});

describe('a due date', () => {
  it('costs a few microseconds', () => {
    const starts = Array.from({ length: 20_000 }, (_, n) => startOfDay('2024-01-01') + n * 4_000_000);
    for (const start of starts) due('30 D', start, calendar, midnight);
    const times = starts.map((start) => {
      const before = performance.now();
      due('30 D', start, calendar, midnight);
      return (performance.now() - before) * 1000;
    });
    // 2 µs in plain Node on two cores, about 10 in Jest's own context; the median, because a neighbour takes the processor now and then.
    expect(times.toSorted((one, other) => one - other)[times.length / 2]).toBeLessThan(50);
  });
});

describe('an extension', () => {
  it('lengthens the limit itself, so that only the last day of all rolls over', () => {
    const limit = due('15 D', Date.parse('2026-09-05T10:00:00+08:00'), calendar, { ends: 'midnight', extendedBy: '15 D' });
    expect(limit.dueOn).toBe('2026-10-08');
    expect(whyText(limit.why, 'zh')).toContain('延长 15 日 → 第30日 10-05 在国庆假期内 → 顺延至 10-08');
  });
  it('is of the unit of the limit', () => {
    const inDays = () => due('1 M', 0, calendar, { ends: 'midnight', extendedBy: '15 D' });
    expect(inDays).toThrow('cannot extend a limit in M by 15 D');
  });
});
