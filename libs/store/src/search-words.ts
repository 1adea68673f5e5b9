import { pinyin } from 'pinyin-pro';
import { maskText, withoutNumbers } from '@lib/access';

const run = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;
const isHan = /^\p{Script=Han}/u;
const longestWord = 64;

/** Chinese text is cut into single characters and pairs, so that any two neighbouring characters find it; other words stay whole. */
export function wordsOf(text: string): readonly string[] {
  const words = new Set<string>();
  for (const [piece] of text.toLowerCase().matchAll(run)) {
    if (!isHan.test(piece)) {
      words.add(piece.slice(0, longestWord));
      continue;
    }
    const characters = [...piece];
    characters.forEach((character, index) => {
      words.add(character);
      const next = characters[index + 1];
      if (next !== undefined) words.add(character + next);
    });
  }
  return [...words];
}

/** Pinyin initials of a name: 李某 is found by `lm`. */
export const initialsOf = (name: string): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** The text of a tsquery that asks for all words of `q`; pairs alone where Chinese text has them. Null where nothing can be searched. */
export function queryOf(q: string): string | null {
  const asked: string[] = [];
  for (const [piece] of q.toLowerCase().matchAll(run)) {
    const characters = [...piece];
    if (!isHan.test(piece)) asked.push(`${quoted(piece.slice(0, longestWord))}:*`);
    else if (characters.length === 1) asked.push(quoted(piece));
    else
      for (let index = 0; index + 1 < characters.length; index += 1)
        asked.push(quoted(`${characters[index] ?? ''}${characters[index + 1] ?? ''}`));
  }
  return asked.length === 0 ? null : asked.join(' & ');
}

const quoted = (word: string): string => `'${word.replace(/['\\]/g, '')}'`;

interface Searchable {
  readonly number: string;
  readonly summary: string;
  readonly parties: readonly { readonly name: string; readonly phone?: string | undefined }[];
  /** Names before a correction: they find nothing, and are masked where the summary still says them. */
  readonly formerNames?: readonly string[];
}

/**
 * The words by which a case is found: by those who see names, and by those who do not. What looks like a phone or an ID number is
 * a word for nobody, or its digits could be tried one by one.
 */
export function searchOf({ number, summary: written, parties, formerNames = [] }: Searchable): {
  readonly whole: readonly string[];
  readonly masked: readonly string[];
} {
  const summary = withoutNumbers(written);
  const names = parties.map(({ name }) => withoutNumbers(name));
  const whole = wordsOf([maskText(summary, parties, 'names'), number, ...names].join(' '));
  return {
    whole: [...new Set([...whole, ...names.map(initialsOf).filter((word) => word !== '')])],
    masked: wordsOf([maskText(summary, [...parties, ...formerNames.map((name) => ({ name }))], 'masked'), number].join(' ')),
  };
}
