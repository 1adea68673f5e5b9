import { isUuid } from '@lib/contracts';
import { Refused } from '../edge/refused.js';

/** Where a page ended: the value it was sorted by and the row's id. Opaque to clients. */
export interface Cursor {
  readonly key: number;
  readonly id: string;
}

export const cursorOf = (key: number, id: string): string => Buffer.from(JSON.stringify([key, id])).toString('base64url');

export function readCursor(text: string): Cursor {
  try {
    const [key, id, ...rest] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    if (rest.length === 0 && Number.isSafeInteger(key) && Math.abs(key as number) <= 8.64e15 && typeof id === 'string' && isUuid(id))
      return { key: key as number, id };
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error;
  }
  throw Refused.as('request/bad-cursor');
}
