import { describe, expect, it } from '@jest/globals';
import { committeeGaps, termEndOf, type CommitteeMember } from './committee-gaps.js';

const member = (person: string, more: Partial<CommitteeMember> = {}): CommitteeMember => ({
  person,
  gender: 'male',
  director: false,
  from: '2024-05-01',
  to: null,
  ...more,
});
const whole = [member('a', { director: true }), member('b', { gender: 'female' }), member('c')];
const told = (members: readonly CommitteeMember[], today?: string): readonly string[] =>
  committeeGaps(members, today).map(({ says, article }) => `${article} ${says.en}`);

describe('what the law asks of a committee', () => {
  it('is nothing more where three to nine members, a woman, one director and a running term are there', () => {
    expect(told(whole, '2026-09-07')).toEqual([]);
  });

  it('names each gap with its article', () => {
    expect(told(whole.slice(0, 2))).toEqual(['人民调解法 第8条 has 2 mediators; at least three are needed']);
    expect(told([...whole, ...['d', 'e', 'f', 'g', 'h', 'i', 'j'].map((one) => member(one))])).toEqual([
      '人民调解法 第8条 has 10 mediators; nine at most',
    ]);
    expect(told(whole.map((one) => ({ ...one, gender: 'male' })))).toEqual(['人民调解法 第8条 has no woman among its mediators']);
    expect(told(whole.map((one) => ({ ...one, director: true })))).toEqual(['人民调解法 第8条 has 3 directors; there should be one']);
    expect(told([], '2026-09-07')).toHaveLength(3);
  });

  it('counts a person once, whatever posts he holds there', () => {
    expect(told([...whole.slice(0, 2), { ...member('b', { gender: 'female' }), from: '2026-01-01' }])).toEqual([
      expect.stringContaining('has 2 mediators'),
    ]);
  });

  it('counts three years from the first day, and speaks of their end sixty days before', () => {
    expect(termEndOf(member('a'))).toBe('2027-04-30');
    expect(termEndOf(member('a', { to: '2026-12-31' }))).toBe('2026-12-31');
    expect(termEndOf(member('a', { from: '2024-02-29' }))).toBe('2027-02-27');
    expect(told(whole, '2027-02-28')).toEqual([]);
    expect(told(whole, '2027-03-01')).toEqual(['人民调解法 第9条 has a mediator whose three years end on 2027-04-30']);
    expect(told(whole, '2027-04-30')).toEqual(['人民调解法 第9条 has a mediator whose three years end on 2027-04-30']);
    expect(told(whole, '2027-05-01')).toEqual(['人民调解法 第9条 has 3 mediators whose three years are over; an election is due']);
  });
});
