import { v5 as uuidV5 } from 'uuid';
import type { Words } from '@lib/kernel';

/** The event that a notice tells of. */
export interface EventKey {
  readonly townId: number;
  readonly matterKind: string;
  readonly matterId: string;
  readonly seq: number;
}

/** A post, not a person: whoever holds it reads it. */
export interface Recipient {
  readonly organisation: string;
  readonly role: string;
}

/** One message to one post. Says nothing personal: the case's number and what is to be done. */
export interface Notice {
  /** Stable: the same event and recipient give the same id, however often the job runs. */
  readonly id: string;
  readonly townId: number;
  readonly organisation: string;
  readonly role: string;
  readonly matterKind: string;
  readonly matterId: string;
  readonly kind: string;
  readonly says: Words;
  /** Epoch ms. */
  readonly createdAt: number;
  /** Epoch ms; later than createdAt where it waits for the next opening. */
  readonly visibleAt: number;
}

/** Names this product's notices among all name-based UUIDs; never changes. */
const namespace = '6f0c3f6e-6a2b-5d0c-9a86-0d6f9f6b7c11';

/** UUID v5 of the event, the recipient and the kind of message. */
export const noticeId = (event: EventKey, { organisation, role }: Recipient, kind: string): string =>
  uuidV5([event.townId, event.matterKind, event.matterId, event.seq, organisation, role, kind].join('\n'), namespace);
