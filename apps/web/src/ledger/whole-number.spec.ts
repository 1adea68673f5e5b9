import { describe, expect, it } from '@jest/globals';
import { wholeNumberIn } from './whole-number.js';

describe('what is typed into the search of the ledger', () => {
  it.each([
    ['13812340000', 'phone', '13812340000'],
    ['138 1234-0000', 'phone', '13812340000'],
    ['+86 13812340000', 'phone', '13812340000'],
    ['120118 19900101 123x', 'id-number', '12011819900101123x'],
  ])('%s is a whole %s, and goes in a body', (typed, kind, number) => {
    expect(wholeNumberIn(typed)).toEqual({ kind, number });
  });

  it.each(['', undefined, '孙某', '滴水檐', '007', '1381234', '138123400001', '22000000000', '2026独九十堡'])(
    '%s is words, and is searched for as such',
    (typed) => {
      expect(wholeNumberIn(typed)).toBeNull();
    },
  );
});
