import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeCalendar } from './calendar.js';
import type { LimitText } from './deadline-rule.js';
import { dueFromDate } from './due.js';
import { isLimit, parseLimit } from './limit.js';
import { addDays, dayNumber, plainDate } from './plain-date.js';
import { published } from './published.fixture.js';
import { rungAt } from './rung-at.js';

const calendar = makeCalendar(published);
const midnight = { ends: 'midnight' } as const;
const dueOn = (limit: LimitText, date: string): string => dueFromDate(limit, date, calendar, midnight).dueOn;

const dates = fc.integer({ min: dayNumber('2019-12-01'), max: dayNumber('2027-03-01') }).map(plainDate);
const counts = fc.integer({ min: 1, max: 400 });
const limits = fc
  .tuple(counts, fc.constantFrom('D', 'WD', 'M', 'Y'))
  .map(([n, unit]) => (unit === 'Y' ? `${n % 20} Y` : unit === 'M' ? `${n % 60} M` : `${n} ${unit}`));

describe('for any start and limit', () => {
  it('the last day is never a rest day and never before the start', () => {
    fc.assert(
      fc.property(limits, dates, (limit, date) => {
        const found = dueOn(limit, date);
        expect(calendar.restDay(found)).toBeNull();
        expect(found >= date).toBe(true);
      }),
    );
  });
  it('a later start is never due earlier, and a longer limit neither', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom('D', 'WD'), dates, fc.nat(30), (n, unit, date, more) => {
        expect(dueOn(`${n} ${unit}`, addDays(date, more)) >= dueOn(`${n} ${unit}`, date)).toBe(true);
        expect(dueOn(`${n + more} ${unit}`, date) >= dueOn(`${n} ${unit}`, date)).toBe(true);
      }),
    );
  });
  it('n working days hold n days that are worked, the last of them the due day', () => {
    fc.assert(
      fc.property(counts, dates, (n, date) => {
        const found = dueOn(`${n} WD`, date);
        let worked = 0;
        for (let day = addDays(date, 1); day <= found; day = addDays(day, 1)) if (calendar.restDay(day) === null) worked += 1;
        expect(worked).toBe(n);
      }),
    );
  });
  it('only the last day rolls over: between the counted day and the due day nobody works', () => {
    fc.assert(
      fc.property(counts, dates, (n, date) => {
        const counted = addDays(date, n);
        const found = dueOn(`${n} D`, date);
        expect(found >= counted).toBe(true);
        for (let day = counted; day < found; day = addDays(day, 1)) expect(calendar.restDay(day)).not.toBeNull();
      }),
    );
  });
  it('pausing for d days moves the count by d days', () => {
    fc.assert(
      fc.property(counts, dates, fc.nat(60), (n, date, d) => {
        expect(dueFromDate(`${n} D`, date, calendar, { ...midnight, pausedDays: d }).dueOn).toBe(dueOn(`${n + d} D`, date));
      }),
    );
  });
  it('repeats follow each other and the first after an instant is after it', () => {
    const again = fc.constantFrom('1 D', '7 D', '1 WD', '5 WD', '30 D', '1 M');
    fc.assert(
      fc.property(again, dates, fc.integer({ min: 1, max: 20 }), fc.nat(400), (span, date, index, later) => {
        const rule = { ends: 'close-of-business', ladder: [{ at: 'due', do: 'remind', who: 'holder', again: span }] } as const;
        const due = dueFromDate('3 WD', date, calendar, rule);
        const at = (n: number, options = {}): number => rungAt(rule, n, due, due.dueAt, calendar, options) ?? Number.NaN;
        expect(at(index)).toBeGreaterThan(at(index - 1));
        const notBefore = due.dueAt + later * 86_400_000;
        expect(at(index, { notBefore })).toBeGreaterThan(notBefore);
        expect(at(index, { notBefore })).toBeGreaterThanOrEqual(at(index));
      }),
    );
  });
});

describe('a limit', () => {
  it('is a number and a unit', () => {
    expect(parseLimit('15 D')).toEqual({ n: 15, unit: 'D' });
    expect(parseLimit('3WD')).toEqual({ n: 3, unit: 'WD' });
    expect(parseLimit('72 h')).toEqual({ n: 72, unit: 'h' });
  });
  it.each(['', '15', 'D', '-1 D', '1.5 D', '15 d', '15 days', '999999 D', '15 D '])('refuses %j', (text) => {
    expect(isLimit(text)).toBe(false);
    expect(() => parseLimit(text)).toThrow(RangeError);
  });
});
