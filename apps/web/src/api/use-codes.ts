import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../words/language.js';
import { http, viewOf } from './client.js';

/** Names of codes in both languages; they change with the configuration, not during a day's work. */
export const useCodes = () => {
  const language = useLanguage(); // the villages' names come in the caller's language
  return useQuery({ queryKey: ['codes', language], queryFn: () => viewOf(http.GET('/api/v1/codes')), staleTime: 60 * 60_000 });
};
