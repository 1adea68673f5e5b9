import { useCodes } from '../api/use-codes.js';
import type { Option } from '../kit/choice.js';
import { useName } from '../words/language.js';
import type { FilterName, Filters } from './filters.js';
import { sorts } from './filters.js';
import { useLedgerWords } from './ledger-words.js';

/** Filters that are chosen from a list. */
export type ListName = Exclude<FilterName, 'q' | 'project' | 'collective' | 'from' | 'to' | 'mine'>;

/** What each list filter may be, with the names a reader knows. */
export function useOptions(): { readonly [name in ListName]: readonly Option[] } {
  const words = useLedgerWords();
  const nameOf = useName();
  const codes = useCodes().data;
  const list = (entries: readonly { readonly code: string; readonly name: { readonly zh: string; readonly en: string } }[] | undefined) =>
    (entries ?? []).map(({ code, name }) => ({ value: code, label: nameOf(name) }));
  return {
    kind: list(codes?.kinds),
    state: list(codes?.states),
    holder: list(codes?.offices),
    village: (codes?.villages ?? []).map(({ code, name }) => ({ value: code, label: name })),
    category: list(codes?.leaves),
    risk: list(codes?.grades),
    due: [
      { value: 'overdue', label: words.overdue },
      { value: 'soon', label: words.soon },
    ],
    sort: sorts.map((sort) => ({ value: sort, label: words.sorts[sort] })),
  };
}

/** What a chosen filter is called, as in `村：九十堡`. */
export function useFilterSays(): (name: FilterName, filters: Filters) => string {
  const words = useLedgerWords();
  const options = useOptions();
  return (name, filters) => {
    const value = filters[name] ?? '';
    if (name === 'mine' || name === 'collective') return words[name];
    if (name === 'q') return words.is(words.search, value);
    if (name === 'project' || name === 'from' || name === 'to') return words.is(words[name], value);
    return words.is(words[name], options[name].find((option) => option.value === value)?.label ?? value);
  };
}
