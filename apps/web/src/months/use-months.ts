import { useQuery } from '@tanstack/react-query';
import { http, viewOf } from '../api/client.js';
import { useLanguage } from '../words/language.js';

/** The months, newest first. */
export const useMonths = () => {
  const language = useLanguage();
  return useQuery({ queryKey: ['months', language], queryFn: () => viewOf(http.GET('/api/v1/instability/periods', {})) });
};

export const monthKey = (month: string, language: string) => ['month', month, language] as const;

export const useMonth = (month: string) => {
  const language = useLanguage();
  return useQuery({
    queryKey: monthKey(month, language),
    queryFn: () => viewOf(http.GET('/api/v1/instability/periods/{month}', { params: { path: { month } } })),
  });
};

export const reportKey = (id: string, language: string) => ['report', id, language] as const;

export const useReport = (id: string) => {
  const language = useLanguage();
  return useQuery({
    queryKey: reportKey(id, language),
    queryFn: () => viewOf(http.GET('/api/v1/instability/reports/{id}', { params: { path: { id } } })),
  });
};
