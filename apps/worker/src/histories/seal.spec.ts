import { describe, expect, it } from '@jest/globals';
import { dayEndOwed } from './seal.handler.js';

const at = (text: string): number => Date.parse(`${text}+08:00`);

describe('which day is to be sealed next', () => {
  it('is yesterday while there is no head at all', () => {
    expect(dayEndOwed(undefined, at('2026-09-08T09:00:00'))).toBe(at('2026-09-07T23:59:59.999'));
  });

  it('is the first day that has ended since the last head, however many were missed', () => {
    const now = at('2026-09-11T00:30:00');
    const days: string[] = [];
    let last = at('2026-09-07T23:59:59.999');
    for (let next = dayEndOwed(last, now); next !== undefined; next = dayEndOwed(last, now)) {
      days.push(new Date(next + 8 * 3_600_000).toISOString());
      last = next;
    }
    expect(days).toEqual(['2026-09-08T23:59:59.999Z', '2026-09-09T23:59:59.999Z', '2026-09-10T23:59:59.999Z']);
  });

  it('is none while the day after the last head is not over, nor where somebody sealed more by hand', () => {
    expect(dayEndOwed(at('2026-09-07T23:59:59.999'), at('2026-09-08T23:59:00'))).toBeUndefined();
    expect(dayEndOwed(at('2026-09-08T00:10:00'), at('2026-09-08T00:30:00'))).toBeUndefined();
    expect(dayEndOwed(at('2026-09-08T00:10:00'), at('2026-09-09T00:30:00'))).toBe(at('2026-09-08T23:59:59.999'));
  });
});
