import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { http, viewOf } from '../api/client.js';
import { PageHead } from '../kit/page-head.js';
import { LoadFailed } from '../kit/problem-note.js';
import { Skeleton } from '../kit/skeleton.js';
import { useLanguage, useWords } from '../words/language.js';
import { CaseCard } from './case-card.js';

const pageSize = 30;

/** What waits for me, the most pressing first. The hub decides what that is. */
export function WorkPage() {
  const words = useWords();
  const language = useLanguage();
  const work = useInfiniteQuery({
    queryKey: ['work', language],
    queryFn: ({ pageParam }) =>
      viewOf(http.GET('/api/v1/work', { params: { query: { limit: pageSize, ...(pageParam === '' ? {} : { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 60_000,
  });
  const rows = work.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <>
      <PageHead title={words.work.title} name={words.work.title}>
        <p className="lead" aria-live="polite">
          {work.data && rows.length > 0 ? `${work.hasNextPage ? words.work.countMore(rows.length) : words.work.count(rows.length)} · ` : ''}
          {words.work.lead}
        </p>
      </PageHead>
      {work.isPending && <Skeleton />}
      {work.error && !work.data && <LoadFailed fault={work.error} retry={() => void work.refetch()} />}
      {work.data && rows.length === 0 && (
        <div className="empty">
          <p>{words.work.empty}</p>
          <Link href="/register" className="button button-primary">
            {words.work.emptyAction}
          </Link>
        </div>
      )}
      {rows.length > 0 && (
        <ul className="cards">
          {rows.map((row) => (
            <CaseCard key={row.id} row={row} />
          ))}
        </ul>
      )}
      {work.hasNextPage && (
        <button type="button" className="button button-wide" disabled={work.isFetchingNextPage} onClick={() => void work.fetchNextPage()}>
          {words.common.more}
        </button>
      )}
    </>
  );
}
