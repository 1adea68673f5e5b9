/** Letters and digits of which none is mistaken for another, on paper or on the telephone: no 0, O, 1, I. */
export const receiptAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const [groups, groupLength] = [7, 4];

/** Signs in a code: 28 of 32 each, 140 bits. */
export const receiptSigns = groups * groupLength;

/** As it is printed: seven groups of four. */
export const groupedReceiptCode = (signs: string): string => (signs.match(/.{1,4}/g) ?? []).join('-');

/** What was typed from paper, as `groupedReceiptCode` writes it; undefined where it is no code. Full-width signs and any dashes will do. */
export function readReceiptCode(typed: string): string | undefined {
  if (typed.length > 200) return undefined;
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '');
  const whole = signs.length === receiptSigns && [...signs].every((sign) => receiptAlphabet.includes(sign));
  return whole ? groupedReceiptCode(signs) : undefined;
}
