import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { http, viewOf } from '../api/client.js';
import { announce } from '../kit/announce.js';
import { PageHead } from '../kit/page-head.js';
import { LoadFailed } from '../kit/problem-note.js';
import { Skeleton } from '../kit/skeleton.js';
import { useLanguage, useWords } from '../words/language.js';
import { CaseTable } from './case-table.js';
import { FilterChips } from './filter-chips.js';
import { FilterForm } from './filter-form.js';
import type { Filters } from './filters.js';
import { emptyFilters, queryOf, writeFilters } from './filters.js';
import { useFilters } from './use-filters.js';
import { ViewTabs } from './view-tabs.js';
import { wholeNumberIn } from './whole-number.js';
import { useLedgerWords } from './ledger-words.js';

const pageSize = 50;
const isDesk = (): boolean => window.matchMedia('(min-width: 60rem)').matches;

export function LedgerPage() {
  const words = useWords();
  const ledgerWords = useLedgerWords();
  const language = useLanguage();
  const [filters, setFilters] = useFilters();
  const address = writeFilters(filters);
  const key = `${address} ${filters.q ?? ''}`;
  const ledger = useInfiniteQuery({
    queryKey: ['ledger', language, key],
    queryFn: ({ pageParam }) => {
      const number = wholeNumberIn(filters.q);
      if (number) return viewOf(http.POST('/api/v1/cases/search', { body: number }));
      const place = pageParam === '' ? { count: true } : { cursor: pageParam };
      return viewOf(http.GET('/api/v1/cases', { params: { query: { ...queryOf(filters), limit: pageSize, ...place } } }));
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const fold = useRef<HTMLDetailsElement>(null);
  const apply = (chosen: Filters): void => {
    setFilters(chosen);
    if (isDesk() || !fold.current) return;
    // On a phone the form would stand before what was found.
    fold.current.open = false;
    fold.current.querySelector('summary')?.focus();
  };
  const rows = ledger.data?.pages.flatMap((page) => page.items) ?? [];
  const shown = ledger.data ? ledgerWords.shown(rows.length, ledger.data.pages[0]?.total) : '';

  useEffect(() => {
    if (shown !== '' && !ledger.isPlaceholderData) announce(shown);
  }, [shown, ledger.isPlaceholderData]);

  return (
    <>
      <PageHead title={ledgerWords.title} name={ledgerWords.title}>
        <p className="lead">{shown}</p>
      </PageHead>
      <ViewTabs query={address} />
      <details ref={fold} className="fold fold-filters" open={isDesk()}>
        <summary>{ledgerWords.filters}</summary>
        <FilterForm key={key} filters={filters} onApply={apply} />
      </details>
      <FilterChips filters={filters} onApply={setFilters} />
      {ledger.isPending && <Skeleton rows={8} />}
      {ledger.error && !ledger.data && <LoadFailed fault={ledger.error} retry={() => void ledger.refetch()} />}
      {ledger.data && rows.length === 0 && (
        <div className="empty">
          <p>{ledgerWords.empty}</p>
          <button type="button" className="button" onClick={() => setFilters(emptyFilters)}>
            {ledgerWords.emptyAction}
          </button>
        </div>
      )}
      {rows.length > 0 && (
        <div className={ledger.isPlaceholderData ? 'stale' : undefined}>
          <CaseTable rows={rows} />
        </div>
      )}
      {ledger.hasNextPage ? (
        <button
          type="button"
          className="button button-wide"
          disabled={ledger.isFetchingNextPage}
          onClick={() => void ledger.fetchNextPage()}
        >
          {words.common.more}
        </button>
      ) : (
        rows.length > 0 && <p className="lead list-end">{ledgerWords.end}</p>
      )}
    </>
  );
}
