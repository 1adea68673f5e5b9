import { useQuery } from '@tanstack/react-query';
import { http, viewOf } from '../api/client.js';
import { useLanguage } from '../words/language.js';

const minute = 60_000;
const counted = 50;

/** How many notices are unread, among the newest; kept fresh while the page is open. */
export function useUnread(): number {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['notices', 'unread', language],
    queryFn: () => viewOf(http.GET('/api/v1/notices', { params: { query: { limit: counted } } })),
    refetchInterval: minute,
  });
  return data?.items.filter((notice) => notice.readAt === null).length ?? 0;
}
