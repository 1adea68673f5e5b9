import type { ReactNode } from 'react';
import { useLanguage } from '../words/language.js';

/** Text that stays Chinese whatever the reader's language: names, summaries, articles. Said so for screen readers. */
export function DataText({ children }: { readonly children: ReactNode }) {
  return useLanguage() === 'zh-CN' ? <>{children}</> : <span lang="zh-CN">{children}</span>;
}
