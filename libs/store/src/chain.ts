import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Json } from '@lib/kernel';
import type { PlacedEvent } from '@lib/cases';

/** An event as it stands in the stream: the very bytes that were hashed stay beside it. */
export interface ChainedEvent {
  readonly seq: number;
  readonly type: string;
  readonly data: PlacedEvent['data'];
  readonly canonical: string;
  /** Hex. */
  readonly previous: string;
  readonly hash: string;
}

export interface Stream {
  readonly townId: number;
  readonly kind: string;
  readonly id: string;
}

/** What the first event of a matter has as its previous hash. */
export const genesis = '0'.repeat(64);

/** Chains events to what came before: hash = SHA-256(previous hash, canonical JSON (RFC 8785) of the event). */
export function chained(stream: Stream, events: readonly PlacedEvent[], actor: Json, from: string): readonly ChainedEvent[] {
  let previous = from;
  return events.map(({ seq, version, type, data, at }) => {
    const canonical = canonicalize({ town: stream.townId, kind: stream.kind, matter: stream.id, seq, version, type, at, actor, data });
    if (canonical === undefined) throw new Error(`An event of ${stream.id} has no canonical form`);
    const hash = createHash('sha256').update(Buffer.from(previous, 'hex')).update(canonical, 'utf8').digest('hex');
    const chainedEvent = { seq, type, data, canonical, previous, hash };
    previous = hash;
    return chainedEvent;
  });
}
