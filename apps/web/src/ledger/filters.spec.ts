import { describe, expect, it } from '@jest/globals';
import { readFilters, writeFilters } from './filters.js';

describe('the address of a ledger view', () => {
  it('says the same after a round trip', () => {
    const address = writeFilters({ q: '滴水檐 李某', state: 'registered', due: 'overdue' });
    expect(readFilters(address)).toEqual({ q: '滴水檐 李某', state: 'registered', due: 'overdue' });
  });

  it('leaves blanks and unknown words out', () => {
    expect(readFilters('?q=%20&state=&colour=blue')).toEqual({});
    expect(writeFilters({ q: '  ', from: '2026-01-01' })).toBe('from=2026-01-01');
  });
});
