import { Refused } from '../edge/refused.js';

/** Where a page of a list sorted by id ended. Opaque to clients. */
export const idCursor = (id: string): string => Buffer.from(JSON.stringify([id])).toString('base64url');

export function afterId(cursor: string): string {
  try {
    const [id, ...rest] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (rest.length === 0 && typeof id === 'string' && /^[\w.-]{1,80}$/.test(id)) return id;
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error;
  }
  throw Refused.as('request/bad-cursor');
}
