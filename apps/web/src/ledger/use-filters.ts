import { useLocation, useSearch } from 'wouter';
import type { Filters } from './filters.js';
import { readFilters, writeFilters } from './filters.js';

/** A view of the ledger is an address: it can be sent, kept, and gone back to. */
export function useFilters(): readonly [Filters, (filters: Filters) => void] {
  const search = useSearch();
  const [, go] = useLocation();
  return [
    readFilters(search),
    (filters) => {
      const query = writeFilters(filters);
      go(query === '' ? '/ledger' : `/ledger?${query}`);
    },
  ];
}
