import { describe, expect, it } from '@jest/globals';
import { maskIdNumber, maskName, maskParty, maskPhone, maskText } from './masking.js';

describe('masks', () => {
  it('leave a name its first character, whole even outside the basic plane', () => {
    expect(['张某', '欧阳某某', '𠮷田', '😀', ''].map(maskName)).toEqual(['张*', '欧*', '𠮷*', '😀*', '*']);
  });

  it('leave a phone its first three and last four digits', () => {
    expect(maskPhone('13812340000')).toBe('138****0000');
    expect(maskPhone('022-68889999')).toBe('022****9999');
    expect(maskPhone('12345')).toBe('****45');
  });

  it('leave an ID number its region and its last four characters', () => {
    expect(maskIdNumber('120118199001011234')).toBe('120***********1234');
    expect(maskIdNumber('短')).toBe('****');
  });

  it('show a party as the sight allows, the ID number never whole', () => {
    const party = { name: '张某', phone: '13812340000', idNumber: '120118199001011234' };
    const idNumber = '120***********1234';
    expect(maskParty(party, 'whole')).toEqual({ name: '张某', phone: '13812340000', idNumber });
    expect(maskParty(party, 'names')).toEqual({ name: '张某', phone: '138****0000', idNumber });
    expect(maskParty(party, 'masked')).toEqual({ name: '张*', phone: '138****0000', idNumber });
    expect(maskParty({ name: '李某' }, 'masked')).toEqual({ name: '李*' });
  });

  it('reach into free text', () => {
    const text = '张某某（电话13812340000，证号120118199001011234）与张某争执';
    const parties = [{ name: '张某' }, { name: '张某某' }];
    expect(maskText(text, parties, 'masked')).toBe('张*（电话138****0000，证号120***********1234）与张*争执');
    expect(maskText(text, parties, 'names')).toBe('张某某（电话138****0000，证号120***********1234）与张某争执');
    expect(maskText(text, parties, 'whole')).toBe(text);
  });
});
