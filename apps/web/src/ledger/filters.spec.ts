import { describe, expect, it } from '@jest/globals';
import { filterNames, queryOf, readFilters, writeFilters } from './filters.js';

describe('the address of a ledger view', () => {
  it('says the same after a round trip', () => {
    const address = writeFilters({ state: 'registered', due: 'overdue', kind: 'consultation', sort: 'due' });
    expect(readFilters(address)).toEqual({ state: 'registered', due: 'overdue', kind: 'consultation', sort: 'due' });
  });

  it('leaves blanks and unknown words out', () => {
    expect(readFilters('?q=%20&state=&colour=blue')).toEqual({});
    expect(writeFilters({ q: '  ', from: '2026-01-01' })).toBe('from=2026-01-01');
  });

  it('never holds what was searched for, which may be a name', () => {
    expect(writeFilters({ q: '李某', state: 'registered' })).toBe('state=registered');
    expect(readFilters('?state=registered', '李某')).toEqual({ q: '李某', state: 'registered' });
  });

  it('takes the words of an address that was kept from before', () => {
    expect(readFilters('?q=%E6%9D%8E%E6%9F%90')).toEqual({ q: '李某' });
  });
});

describe('what the hub is asked', () => {
  it('leaves out a word that it does not know, and asks for what is ticked', () => {
    expect(
      queryOf({ kind: 'gossip', risk: 'pink', due: 'never', sort: 'random', mine: 'true', collective: 'yes', project: '高铁' }),
    ).toEqual({
      mine: true,
      project: '高铁',
    });
  });

  it('passes every filter on', () => {
    const all = {
      q: '滴水檐',
      kind: 'dispute',
      state: 'registered',
      holder: 'centre',
      village: 'jiushibao',
      category: 'land',
      risk: 'red',
    };
    const rest = { due: 'soon', project: '高铁', collective: 'true', from: '2026-01-01', to: '2026-12-31', mine: 'true', sort: 'due' };
    expect(Object.keys(queryOf({ ...all, ...rest })).sort()).toEqual([...filterNames].sort());
  });
});
