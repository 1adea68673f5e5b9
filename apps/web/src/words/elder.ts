import { useSyncExternalStore } from 'react';
import { readKept, writeKept } from '../kit/kept.js';

/** Large type and large targets, for the whole machine: who needs it needs it before signing in. */
const kept = 'elder';
const listeners = new Set<() => void>();
let elder = readKept(kept) === true;

export const applyElder = (): void => {
  document.documentElement.classList.toggle('elder', elder);
};

export function chooseElder(chosen: boolean): void {
  elder = chosen;
  writeKept(kept, chosen);
  applyElder();
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useElder = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => elder,
    () => false,
  );
