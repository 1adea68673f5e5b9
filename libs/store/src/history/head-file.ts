import { readShortForm, shortForm, type SignedHead } from './head.js';
import type { HeldHead } from './list-check.js';

const format = 'duliu history head 1';

/** A head as a file to be handed outside. */
export const headFile = ({ body, signature }: SignedHead): string =>
  `${JSON.stringify({ format, body, signature, short: shortForm(body) }, null, 2)}\n`;

/** What is held outside, as a file's content or as the short form from paper. @throws Error saying why it is neither */
export function readHeldHead(text: string): HeldHead {
  const short = readShortForm(text);
  if (short !== undefined) return { short };
  const read = parsed(text);
  const { body, signature } = typeof read === 'object' && read !== null ? (read as { body?: unknown; signature?: unknown }) : {};
  if (typeof body !== 'string' || typeof signature !== 'string') throw new Error('it is neither a head file nor a short form');
  return { body, signature };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
