import type { Words } from '@lib/kernel';

/** Characters, as the user counts them. */
const fewest = 10;
const fewestDifferent = 5;

/** What is guessed first, whatever rules it keeps. Compared in small letters and without what stands between. */
const guessedFirst: readonly string[] = [
  '1234567890',
  '0123456789',
  '0987654321',
  'qwertyuiop',
  '1qaz2wsx3edc',
  'password123',
  'passw0rd123',
  'admin12345',
  'abcd123456',
  'woaini1314',
  'woaini520',
];

/** Why this is no password of this account; null where it is one. Length counts, not kinds of characters (NIST SP 800-63B, 5.1.1.2). */
export function weaknessOf(password: string, username: string): Words | null {
  const characters = [...password];
  if (characters.length < fewest) return { zh: `至少 ${fewest} 个字符`, en: `At least ${fewest} characters` };
  if (new Set(characters).size < fewestDifferent)
    return { zh: `至少 ${fewestDifferent} 种不同的字符`, en: `At least ${fewestDifferent} different characters` };
  const small = password.toLowerCase();
  if (username.length >= 3 && small.includes(username.toLowerCase())) return { zh: '不能包含用户名', en: 'Must not contain the user name' };
  const bare = small.replace(/[^\p{Letter}\p{Number}]/gu, '');
  if (guessedFirst.some((known) => bare === known || bare === known + known))
    return { zh: '这是最常被猜到的密码之一，请另选', en: 'This is one of the passwords that are guessed first; choose another' };
  return null;
}
