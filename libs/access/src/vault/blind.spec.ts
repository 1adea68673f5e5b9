import { describe, expect, it } from '@jest/globals';
import { normalFormOf } from './blind.js';

describe('the normal form of a number', () => {
  it('is one, however a phone was typed', () => {
    for (const typed of ['13812345678', '138 1234 5678', '138-1234-5678', '+86 13812345678', '008613812345678', '１３８１２３４５６７８'])
      expect(normalFormOf('phone', typed)).toBe('13812345678');
    expect(normalFormOf('phone', '022-68391234')).toBe('02268391234');
  });

  it('is one, however an ID number was typed', () => {
    for (const typed of ['12010119800101123X', '12010119800101123x', '120101 19800101 123X'])
      expect(normalFormOf('id-number', typed)).toBe('12010119800101123X');
  });

  it('is none where no number is left', () => {
    expect([normalFormOf('phone', '没有'), normalFormOf('id-number', '—')]).toEqual([null, null]);
  });
});
