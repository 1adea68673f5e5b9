import type { ReactNode } from 'react';
import { useLanguage } from '../words/language.js';

/** Text that stays Chinese whatever the reader's language: names, summaries, articles. Said so for screen readers. */
export function DataText({ children }: { readonly children: ReactNode }) {
  return useLanguage() === 'zh-CN' ? <>{children}</> : <span lang="zh-CN">{children}</span>;
}

/** Words of the hub come in the reader's language; the names and texts within them (a party, a term) stay Chinese. */
export function MixedText({ text }: { readonly text: string }) {
  return /\p{Script=Han}/u.test(text) ? <DataText>{text}</DataText> : <>{text}</>;
}
