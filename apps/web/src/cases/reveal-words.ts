import { useLanguage } from '../words/language.js';

/** Words of reading a number whole: they come with a case and not with the first visit. */
const zh = {
  ask: '查看完整号码',
  why: '用途',
  whyHint: '谁在何时为何查看，会记入查阅记录，供审计查阅。',
  show: '查看',
  hide: '收起',
  of: (name: string, number: string) => `${name} 的${number}`,
};

const en: { readonly [key in keyof typeof zh]: (typeof zh)[key] } = {
  ask: 'Read the number whole',
  why: 'What for',
  whyHint: 'Who read it, when and what for becomes a line of the log that the auditor reads.',
  show: 'Read it',
  hide: 'Fold away',
  of: (name: string, number: string) => `${number} of ${name}`,
};

export const useRevealWords = (): typeof zh => (useLanguage() === 'en' ? en : zh);
