import { describe, expect, it } from '@jest/globals';
import { readCursor } from './cursor.js';
import { cut, sheetOf, toRead } from './page.js';

const rows = [3, 2, 1].map((key) => ({ key, id: `01920000-0000-7000-8000-00000000000${key}` }));

describe('a sheet of a list', () => {
  it('is fifty rows from the beginning when nothing is asked', () => {
    expect(sheetOf({})).toEqual({ limit: 50, after: undefined });
  });

  it('says where the next one begins only when one more was found than it shows', () => {
    const sheet = sheetOf({ limit: 2 });
    expect(toRead(sheet)).toBe(3);
    const { shown, nextCursor } = cut(rows, sheet, (row) => row);
    expect(shown).toEqual(rows.slice(0, 2));
    expect(readCursor(nextCursor ?? '')).toEqual(rows[1]);
    expect(cut(rows.slice(0, 2), sheet, (row) => row).nextCursor).toBeNull();
    expect(cut([], sheet, (row: (typeof rows)[number]) => row)).toEqual({ shown: [], nextCursor: null });
  });

  it('goes on where the last one ended', () => {
    const { nextCursor } = cut(rows, sheetOf({ limit: 1 }), (row) => row);
    expect(sheetOf({ limit: 1, cursor: nextCursor ?? '' }).after).toEqual(rows[0]);
  });
});
