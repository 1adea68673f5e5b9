import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { http, viewOf } from '../api/client.js';
import type { CaseView } from '../api/types.js';
import { useLanguage } from '../words/language.js';

const eventsAPage = 50;

export const caseKey = (id: string, language: string) => ['case', id, language] as const;

/** The case now, or as it was at an instant (ISO 8601). @throws {Problem} */
export const readCase = (id: string, asOf?: string) =>
  viewOf(http.GET('/api/v1/cases/{id}', { params: { path: { id }, query: asOf === undefined ? {} : { asOf } } }));

export const useCase = (id: string, asOf?: string) => {
  const language = useLanguage();
  return useQuery({
    queryKey: asOf === undefined ? caseKey(id, language) : [...caseKey(id, language), asOf],
    queryFn: () => readCase(id, asOf),
    // What was does not change; from one step of the past to the next, the page stays until the next one is there.
    ...(asOf === undefined ? {} : { staleTime: Infinity, placeholderData: keepPreviousData }),
  });
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

/** In a view of the past the history is read once for all its steps, whatever version is shown. */
export const wholeHistory = 0;

/** Every state that the case had been in by that version, once its whole history is here; undefined before. */
export const useStatesBeen = ({ id, version, asOf }: Pick<CaseView, 'id' | 'version' | 'asOf'>): ReadonlySet<string> | undefined => {
  const history = useEvents(id, asOf === null ? version : wholeHistory);
  if (!history.data || history.hasNextPage) return undefined;
  const events = history.data.pages.flatMap((page) => page.items).filter((event) => event.version <= version);
  return new Set(events.flatMap(({ data }) => (typeof data['to'] === 'string' ? [data['to']] : [])));
};

/** The address of a case as it was at an instant. */
export const pastOf = (id: string, at: string): string => `/cases/${id}?asOf=${encodeURIComponent(at)}`;
