import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  dayNumber,
  firstDay,
  isoShanghai,
  isPlainDate,
  lastDay,
  plainDate,
  shanghaiDate,
  startOfDay,
  timeOfDay,
} from './plain-date.js';

describe('a plain date', () => {
  it.each([
    '2026-02-30',
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '0000-01-01',
    '2026-1-1',
    '10000-01-01',
    ' 2026-01-01',
    '',
  ])('refuses %j, which is no day', (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(RangeError);
  });
  it.each(['2024-02-29', '2000-02-29', '1900-01-01', '9999-12-31', '0001-01-01'])('knows %s', (text) => {
    expect(isPlainDate(text)).toBe(true);
    expect(plainDate(dayNumber(text))).toBe(text);
  });
  it('is refused where it is no text', () => {
    for (const value of [null, undefined, 20260101, {}, ['2026-01-01']]) expect(isPlainDate(value)).toBe(false);
  });
  it('counts as the platform counts, on every day of the common calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: firstDay, max: lastDay }), (day) => {
        expect(plainDate(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumber(plainDate(day))).toBe(day);
      }),
    );
  });
  it('stops at the ends of the calendar instead of leaving it', () => {
    expect(addDays('9999-12-31', 30)).toBe('9999-12-31');
    expect(addDays('0001-01-01', -1)).toBe('0001-01-01');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  });
});

describe('an instant in Shanghai', () => {
  it('falls on the day of that place, whatever the server thinks', () => {
    expect(shanghaiDate(Date.parse('2026-09-04T15:59:59.999Z'))).toBe('2026-09-04');
    expect(shanghaiDate(Date.parse('2026-09-04T16:00:00.000Z'))).toBe('2026-09-05');
    expect(startOfDay('2026-09-05')).toBe(Date.parse('2026-09-05T00:00:00+08:00'));
  });
  it('is written with its offset and read back as the same instant', () => {
    expect(isoShanghai(Date.parse('2026-09-05T02:00:00Z'))).toBe('2026-09-05T10:00:00.000+08:00');
    fc.assert(
      fc.property(fc.integer({ min: Date.parse('0002-01-01'), max: Date.parse('9999-12-31') }), (ms) => {
        expect(Date.parse(isoShanghai(ms))).toBe(ms);
      }),
    );
  });
});

describe('a time of day', () => {
  it('is hours and minutes', () => {
    expect(timeOfDay('17:30')).toBe(63_000_000);
    for (const text of ['24:00', '8:30', '17:60', '']) expect(() => timeOfDay(text)).toThrow(RangeError);
  });
});
