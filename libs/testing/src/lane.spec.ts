import { describe, expect, it } from '@jest/globals';
import { seededNumbers } from './lane.js';

describe('numbers of a seed', () => {
  it('are the same again, others for another seed, and all below the bound', () => {
    const drawn = seededNumbers(1_000, 10, 7);
    expect(seededNumbers(1_000, 10, 7)).toEqual(drawn);
    expect(seededNumbers(1_000, 10, 8)).not.toEqual(drawn);
    expect([...new Set(drawn)].toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
