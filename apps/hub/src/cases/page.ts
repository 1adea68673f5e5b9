import type { PageQuery } from '@lib/contracts';
import { cursorOf, readCursor, type Cursor } from './cursor.js';

const usualLimit = 50;

/** The part of a list that a caller asks for. */
export interface Sheet {
  readonly limit: number;
  /** Where the part before ended. */
  readonly after: Cursor | undefined;
}

export const sheetOf = ({ limit = usualLimit, cursor }: PageQuery): Sheet => ({
  limit,
  after: cursor === undefined ? undefined : readCursor(cursor),
});

/** What to read for a sheet: one row more than is shown, to know whether more follow. */
export const toRead = ({ limit }: Sheet): number => limit + 1;

/** Cuts what was read to the sheet, with the cursor of the next one. */
export function cut<T>(
  found: readonly T[],
  { limit }: Sheet,
  placeOf: (row: T) => Cursor,
): { readonly shown: readonly T[]; readonly nextCursor: string | null } {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  if (found.length <= limit || last === undefined) return { shown, nextCursor: null };
  const { key, id } = placeOf(last);
  return { shown, nextCursor: cursorOf(key, id) };
}
