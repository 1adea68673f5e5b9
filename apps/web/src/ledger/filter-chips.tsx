import { MixedText } from '../kit/data-text.js';
import type { Filters } from './filters.js';
import { filterNames } from './filters.js';
import { useFilterSays } from './use-options.js';
import { useLedgerWords } from './ledger-words.js';

/** The chosen filters in words, each one tap from gone: on a phone the form itself is folded away. */
export function FilterChips({ filters, onApply }: { readonly filters: Filters; readonly onApply: (filters: Filters) => void }) {
  const words = useLedgerWords();
  const says = useFilterSays();
  const chosen = filterNames.filter((name) => (filters[name] ?? '') !== '');
  if (chosen.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label={words.chips}>
      {chosen.map((name) => (
        <li key={name}>
          <button type="button" className="chip" onClick={() => onApply({ ...filters, [name]: '' })}>
            <span className="unseen">{words.drop} </span>
            <MixedText text={says(name, filters)} /> <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
