import type { Language } from '@lib/kernel';

/** The caller's language from Accept-Language: the best of zh and en by weight; zh-CN when neither is wanted. */
export function languageOf(header: string | undefined): Language {
  let best: { readonly language: Language; readonly weight: number } = { language: 'zh', weight: 0 };
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = tag === 'zh' || tag.startsWith('zh-') ? 'zh' : tag === 'en' || tag.startsWith('en-') ? 'en' : undefined;
    if (!language) continue;
    const told = parameters.find((parameter) => parameter.trim().startsWith('q='));
    const weight = told === undefined ? 1 : Number(told.trim().slice(2));
    if (weight > best.weight) best = { language, weight };
  }
  return best.language;
}
