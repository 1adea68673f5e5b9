import { describe, expect, it } from '@jest/globals';
import { day, fixedClock } from './fixed-clock.js';

describe('a fixed clock', () => {
  it('stands still until it is moved', () => {
    const clock = fixedClock('2026-09-05T10:00:00+08:00');
    const before = clock.now();
    expect(clock.now()).toBe(before);
    clock.advance(day);
    expect(new Date(clock.now()).toISOString()).toBe('2026-09-06T02:00:00.000Z');
  });

  it('refuses what is not an instant', () => {
    expect(() => fixedClock('yesterday')).toThrow('Not an instant');
  });
});
