import { describe, expect, it } from '@jest/globals';
import { daysBetween, isDay, minuteOf, spanOf } from './dates.js';

describe('days of the town', () => {
  it('are refused where the calendar has none', () => {
    expect(['2026-02-30', '2026-13-01', '26-1-1', ''].filter(isDay)).toEqual([]);
    expect(isDay('2028-02-29')).toBe(true);
  });

  it('are counted across a month and a year', () => {
    expect(daysBetween('2026-12-31', '2027-01-02')).toBe(2);
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
  });

  it('are told of a length of time in days, hours and minutes', () => {
    expect(spanOf(86_400_000 + 2 * 3_600_000 + 90_000)).toEqual({ days: 1, hours: 2, minutes: 1 });
    expect(spanOf(59_999)).toEqual({ days: 0, hours: 0, minutes: 0 });
  });

  it('keep the wall clock that the hub wrote', () => {
    expect(minuteOf('2026-09-05T00:30:00.000+08:00')).toBe('2026-09-05 00:30');
  });
});
