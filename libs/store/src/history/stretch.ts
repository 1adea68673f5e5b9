import { leafHash } from './merkle.js';

/**
 * Some events of one matter that follow each other, by their hashes: what one head adds to the list of all histories. Its hashes
 * name each event, so that the first one that was changed can be told from the rest.
 */
export interface Stretch {
  readonly kind: string;
  readonly id: string;
  /** Number of the case; empty for a matter that has none. */
  readonly number: string;
  readonly from: number;
  readonly to: number;
  /** Hex, one for each event from `from` to `to`. */
  readonly hashes: readonly string[];
}

/** The bytes that are hashed as a leaf: canonical JSON (RFC 8785), whose members stand in the order of their names. */
export const stretchBytes = ({ kind, id, number, from, to, hashes }: Stretch): Buffer =>
  Buffer.from(JSON.stringify({ from, hashes, id, kind, number, to }), 'utf8');

export const stretchHash = (stretch: Stretch): Buffer => leafHash(stretchBytes(stretch));

const hashBytes = 32;

export const hashesIn = (bytes: Buffer): readonly string[] =>
  Array.from({ length: Math.floor(bytes.length / hashBytes) }, (_, index) =>
    bytes.toString('hex', index * hashBytes, (index + 1) * hashBytes),
  );
