import { describe, expect, it } from '@jest/globals';
import { weaknessOf } from './password-strength.js';

describe('a new password', () => {
  it.each([
    '',
    'short',
    '九个汉字的密码不够',
    'aaaaaaaaaaaa',
    'abababababab',
    'zhang-wei-2026!',
    '1234567890',
    'Qwertyuiop',
    '1234-5678-90',
  ])('is refused where it is weak: %p', (password) => expect(weaknessOf(password, 'zhang-wei')).not.toBeNull());

  it.each(['correct horse battery', '独流镇东头老槐树下面三口井', '𠮷𡈽😀abcdefg', 'x9!kQ2#pLm'])(
    'is taken where it is long enough, in any script and of any kind of characters: %p',
    (password) => expect(weaknessOf(password, 'zhang-wei')).toBeNull(),
  );
});
