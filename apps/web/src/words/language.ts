import { useSyncExternalStore } from 'react';
import { en } from './en.js';
import type { Dictionary } from './zh.js';
import { zh } from './zh.js';

export type Language = 'zh-CN' | 'en';

const dictionaries: { readonly [language in Language]: Dictionary } = { 'zh-CN': zh, en };
const kept = 'language';
const listeners = new Set<() => void>();

let language: Language = readKept();

function readKept(): Language {
  try {
    return localStorage.getItem(kept) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN'; // storage may be forbidden; Chinese is the town's language
  }
}

export const currentLanguage = (): Language => language;
export const wordsOf = (chosen: Language): Dictionary => dictionaries[chosen];

/** Says the language on the page itself, for screen readers, hyphenation and fonts. */
export function applyLanguage(): void {
  document.documentElement.lang = language;
}

export function chooseLanguage(chosen: Language): void {
  language = chosen;
  try {
    localStorage.setItem(kept, chosen);
  } catch {
    // not remembered, but chosen for now
  }
  applyLanguage();
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage, currentLanguage);
export const useWords = (): Dictionary => wordsOf(useLanguage());

/** The half of a two-language name that the reader wants. */
export const useName = (): ((name: { readonly zh: string; readonly en: string }) => string) => {
  const chosen = useLanguage();
  return (name) => (chosen === 'en' ? name.en : name.zh);
};
