import type { PlainDate } from '@lib/calendar';
import type { Actor, TextRef } from '@lib/kernel';
import type { CaseKind, Link, PartyRole } from './case.js';

/** A registration, checked at the door and with its personal text sealed. */
export interface Registration {
  readonly kind: CaseKind;
  readonly id: string;
  readonly number: string;
  readonly village: string | null;
  readonly occurredOn: PlainDate;
  readonly summary: TextRef;
  readonly tile: string;
  readonly leaf: string | null;
  readonly urgency: 'normal' | 'urgent' | 'emergency';
  readonly source: string;
  readonly serviceType: string;
  readonly project: string | null;
  readonly amount: number | null;
  readonly peopleInvolved: number | null;
  readonly parties: readonly { readonly role: PartyRole; readonly name: TextRef; readonly phone?: TextRef; readonly idNumber?: TextRef }[];
  /** The organisation whose post registers: a village room, or a town office. */
  readonly from: string;
  readonly by: Actor;
  /** The case whose action opened this one. */
  readonly linkedFrom?: Link | undefined;
}

/**
 * A case that an action of another one opens, in the same transaction: everything but its id and number. Its texts are
 * references into the other case; the store gives the new one copies of its own, so that each can be erased by itself.
 */
export type Opening = Omit<Registration, 'id' | 'number' | 'by' | 'linkedFrom'>;
