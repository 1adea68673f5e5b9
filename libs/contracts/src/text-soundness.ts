import type { Words } from '@lib/kernel';

const loneSurrogate = /\p{Surrogate}/u;

/** Text that a database or a UTF-8 file cannot hold: a null character or half of a surrogate pair. Null where all is well. */
export function unsound(text: string): Words | null {
  if (text.includes('\0')) return { zh: '不能含空字符（U+0000）', en: 'A null character (U+0000) is not allowed' };
  if (loneSurrogate.test(text)) return { zh: '含有不完整的字符（孤立代理项）', en: 'It holds half a character (a lone surrogate)' };
  return null;
}

/** Characters as people count them: 𠮷 is one, not two. */
export const lengthOf = (text: string): number => {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
};
