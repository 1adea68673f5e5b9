import { describe, expect, it } from '@jest/globals';
import { groupedReceiptCode, readReceiptCode, receiptAlphabet, receiptSigns } from './receipt-code.js';

const code = 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345';

describe('the code of a receipt', () => {
  it('is made of signs that are not mistaken for one another, 140 bits of them', () => {
    expect(new Set(receiptAlphabet).size).toBe(32);
    expect(receiptAlphabet).not.toMatch(/[01OI]/);
    expect(receiptSigns * Math.log2(receiptAlphabet.length)).toBe(140);
  });

  it('is read however it was typed', () => {
    for (const typed of [
      code,
      code.toLowerCase(),
      code.replaceAll('-', ''),
      code.replaceAll('-', ' '),
      code.replaceAll('-', '—'),
      ` ${code}\n`,
    ])
      expect(readReceiptCode(typed)).toBe(code);
    expect(readReceiptCode('ＡＢＣＤ－ＥＦＧＨ－ＪＫＬＭ－ＮＰＱＲ－ＳＴＵＶ－ＷＸＹＺ－２３４５')).toBe(code);
    expect(groupedReceiptCode(code.replaceAll('-', ''))).toBe(code);
  });

  it('is none where a sign is missing, too many, or not of the alphabet', () => {
    for (const typed of ['', code.slice(1), `${code}A`, code.replace('A', '0'), code.replace('A', 'O'), 'x'.repeat(5_000)])
      expect(readReceiptCode(typed)).toBeUndefined();
  });
});
