import { readKept, writeKept } from '../kit/kept.js';

/** A view of the ledger under a name: the address without what was searched for, so that nobody's name is kept with it. */
export interface SavedView {
  readonly name: string;
  readonly query: string;
}

const mostViews = 20;
const key = (userId: string): string => `views:${userId}`;

const isView = (one: unknown): one is SavedView =>
  typeof one === 'object' &&
  one !== null &&
  'name' in one &&
  'query' in one &&
  typeof one.name === 'string' &&
  typeof one.query === 'string';

/** The account's views on this machine, oldest first. */
export function savedViews(userId: string): readonly SavedView[] {
  const kept = readKept(key(userId));
  return Array.isArray(kept) ? kept.filter(isView) : [];
}

/** Saved under its name; one of the same name is replaced. False where the machine keeps nothing or has too many. */
export function saveView(userId: string, view: SavedView): boolean {
  const others = savedViews(userId).filter(({ name }) => name !== view.name);
  return others.length < mostViews && writeKept(key(userId), [...others, view]);
}

export const dropView = (userId: string, name: string): boolean =>
  writeKept(
    key(userId),
    savedViews(userId).filter((view) => view.name !== name),
  );
