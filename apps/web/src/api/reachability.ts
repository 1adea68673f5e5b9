import { useSyncExternalStore } from 'react';

let reachable = true;
const listeners = new Set<() => void>();

/** Told by every request: a dead cell looks like a network to the browser, so only an answer counts. */
export function setReachable(now: boolean): void {
  if (reachable === now) return;
  reachable = now;
  listeners.forEach((listener) => listener());
}

// The browser's own word is believed at once where it says that there is no network.
window.addEventListener('offline', () => setReachable(false));
window.addEventListener('online', () => setReachable(true));

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether the hub answered when it was last asked. */
export const useReachable = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => reachable,
    () => true,
  );
