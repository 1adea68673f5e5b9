import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { done, http, viewOf } from '../api/client.js';
import type { NoticeView } from '../api/types.js';
import { MixedText } from '../kit/data-text.js';
import { PageHead } from '../kit/page-head.js';
import { LoadFailed } from '../kit/problem-note.js';
import { Skeleton } from '../kit/skeleton.js';
import { minuteOf } from '../words/dates.js';
import { useLanguage, useWords } from '../words/language.js';

const pageSize = 30;

export function NoticesPage() {
  const words = useWords();
  const language = useLanguage();
  const notices = useInfiniteQuery({
    queryKey: ['notices', 'list', language],
    queryFn: ({ pageParam }) =>
      viewOf(http.GET('/api/v1/notices', { params: { query: { limit: pageSize, ...(pageParam === '' ? {} : { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = notices.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <>
      <PageHead title={words.notices.title} name={words.notices.title} />
      {notices.isPending && <Skeleton />}
      {notices.error && !notices.data && <LoadFailed fault={notices.error} retry={() => void notices.refetch()} />}
      {notices.data && items.length === 0 && <p className="empty">{words.notices.empty}</p>}
      <ul className="notices">
        {items.map((notice) => (
          <Notice key={notice.id} notice={notice} />
        ))}
      </ul>
      {notices.hasNextPage && (
        <button
          type="button"
          className="button button-wide"
          disabled={notices.isFetchingNextPage}
          onClick={() => void notices.fetchNextPage()}
        >
          {words.common.more}
        </button>
      )}
    </>
  );
}

/** Where the matter of a notice is shown. */
function placeOf({ matterKind, caseId }: NoticeView): string {
  if (matterKind === 'instability-report') return `/reports/${caseId}`;
  return matterKind === 'instability-period' ? '/months' : `/cases/${caseId}`;
}

function Notice({ notice }: { readonly notice: NoticeView }) {
  const words = useWords().notices;
  const queries = useQueryClient();
  const unread = notice.readAt === null;
  const read = useMutation({
    mutationFn: () => done(http.POST('/api/v1/notices/{id}/read', { params: { path: { id: notice.id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
  return (
    <li className={unread ? 'notice notice-unread' : 'notice'}>
      <p>
        {unread && <span className="tag">{words.isUnread}</span>}
        <MixedText text={notice.says} />
      </p>
      <p className="notice-foot">
        <time dateTime={notice.at}>{minuteOf(notice.at)}</time>
        {notice.caseId !== null && (
          <Link href={placeOf(notice)} onClick={() => unread && read.mutate()}>
            {words.open}
          </Link>
        )}
        {unread && (
          <button type="button" className="button button-quiet" disabled={read.isPending} onClick={() => read.mutate()}>
            {words.read}
          </button>
        )}
      </p>
    </li>
  );
}
