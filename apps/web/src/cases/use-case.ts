import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { http, viewOf } from '../api/client.js';
import { useLanguage } from '../words/language.js';

const eventsAPage = 50;

export const caseKey = (id: string, language: string) => ['case', id, language] as const;

export const readCase = (id: string) => viewOf(http.GET('/api/v1/cases/{id}', { params: { path: { id } } }));

export const useCase = (id: string) => {
  const language = useLanguage();
  return useQuery({ queryKey: caseKey(id, language), queryFn: () => readCase(id) });
};

/** The history as the hub gives it: oldest first or newest first; the page sorts it. */
export const useEvents = (id: string, version: number | undefined) => {
  const language = useLanguage();
  return useInfiniteQuery({
    queryKey: ['events', id, language, version],
    queryFn: ({ pageParam }) =>
      viewOf(
        http.GET('/api/v1/cases/{id}/events', {
          params: { path: { id }, query: { limit: eventsAPage, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: version !== undefined,
  });
};

/** Every state that the case has been in, once its whole history is here; undefined before. */
export const useStatesBeen = (id: string, version: number): ReadonlySet<string> | undefined => {
  const history = useEvents(id, version);
  if (!history.data || history.hasNextPage) return undefined;
  return new Set(
    history.data.pages.flatMap((page) => page.items.flatMap(({ data }) => (typeof data['to'] === 'string' ? [data['to']] : []))),
  );
};
