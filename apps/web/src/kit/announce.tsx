import { useSyncExternalStore } from 'react';

let said = '';
const listeners = new Set<() => void>();

/** Says a result aloud for screen readers, without moving focus. */
export function announce(words: string): void {
  said = words;
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The one polite live region of the application; it must stand in the page before anything is said. */
export function Announcer() {
  const words = useSyncExternalStore(
    subscribe,
    () => said,
    () => said,
  );
  return (
    <p className="unseen" role="status" aria-live="polite">
      {words}
    </p>
  );
}
