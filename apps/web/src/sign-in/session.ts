import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useSyncExternalStore } from 'react';
import { done, http, viewOf } from '../api/client.js';
import type { UserView } from '../api/types.js';
import { forgetDrafts } from '../kit/drafts.js';
import { useLanguage } from '../words/language.js';

export const useSession = () => {
  const language = useLanguage();
  return useQuery({
    queryKey: ['me', language],
    queryFn: () => viewOf(http.GET('/api/v1/me')),
    staleTime: 5 * 60_000,
    retry: false,
  });
};

export const UserContext = createContext<UserView | null>(null);

/** The signed-in user. Only for what stands inside the shell. */
export function useUser(): UserView {
  const user = useContext(UserContext);
  if (!user) throw new Error('useUser outside the shell');
  return user;
}

let lost = false;
const listeners = new Set<() => void>();

/** Told when the hub no longer knows us in the middle of work: the page stays, a dialog asks to sign in again. */
export function setSessionLost(now: boolean): void {
  if (lost === now) return;
  lost = now;
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSessionLost = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => lost,
    () => lost,
  );

/** Signs out and takes the account's drafts off this machine. @throws {Problem} where the hub does not answer: then nothing is lost. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const user = useUser();
  return async () => {
    await done(http.DELETE('/api/v1/session'));
    forgetDrafts(user.id);
    queries.clear();
    window.location.assign('/');
  };
}
