/** One sentence or label in the two languages of the product; zh-CN is the original. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Words;

export const say = (words: Words, language: Language): string => words[language];
