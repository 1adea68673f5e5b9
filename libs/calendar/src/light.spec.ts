import { describe, expect, it } from '@jest/globals';
import { lightOf } from './light.js';

const day = 86_400_000;

describe('the light of a deadline', () => {
  it('is yellow in the last fifth or the last three days, whichever is more, and red when the time is over', () => {
    expect([0, 23.9, 24.1, 29.9, 30].map((days) => lightOf(0, 30 * day, days * day))).toEqual([
      'green',
      'green',
      'yellow',
      'yellow',
      'red',
    ]);
    expect([0, 6.9, 7.1].map((days) => lightOf(0, 10 * day, days * day))).toEqual(['green', 'green', 'yellow']);
  });
  it('is green for the first half of a very short limit', () => {
    expect([0.4, 0.6, 1].map((days) => lightOf(0, day, days * day))).toEqual(['green', 'yellow', 'red']);
  });
});
