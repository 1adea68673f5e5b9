import { createHash, createHmac } from 'node:crypto';
import { groupedReceiptCode, receiptAlphabet, receiptSigns } from '@lib/contracts';

/** The code of a case under the town's receipt key: the same each time it is printed, and nothing that the database could give away. */
export function receiptCodeOf(key: Buffer, matterId: string): string {
  const bits = [...createHmac('sha256', key).update(`duliu receipt v1\n${matterId}`).digest()]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  const signs = Array.from(
    { length: receiptSigns },
    (_, index) => receiptAlphabet[parseInt(bits.slice(index * 5, index * 5 + 5), 2)] ?? '',
  );
  return groupedReceiptCode(signs.join(''));
}

/** What the database keeps of a code. It has 140 bits, so that a plain hash gives nothing to try. */
export const receiptHashOf = (code: string): Buffer => createHash('sha256').update(`duliu receipt hash v1\n${code}`).digest();
