import { useLocation, useSearch } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import type { Filters } from './filters.js';
import { readFilters, writeFilters } from './filters.js';

interface Kept {
  readonly q?: string;
}

/**
 * A view of the ledger is an address: it can be sent, kept, and gone back to. What was searched for is kept beside the address, in this
 * browser's history alone: it survives a reload and the way back, and is not sent on with the address.
 */
export function useFilters(): readonly [Filters, (filters: Filters) => void] {
  const search = useSearch();
  const kept = useHistoryState<Kept | null>();
  const [, go] = useLocation();
  return [
    readFilters(search, kept?.q),
    (filters) => {
      const query = writeFilters(filters);
      const q = filters.q?.trim();
      go(query === '' ? '/ledger' : `/ledger?${query}`, { state: q ? ({ q } satisfies Kept) : null });
    },
  ];
}
