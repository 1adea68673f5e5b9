import type { PlainDate } from '@lib/calendar';
import type { TextRef, Words } from '@lib/kernel';

export type DisputeState =
  | 'registered'
  | 'village-mediating'
  | 'pending-dispatch'
  | 'dispatched'
  | 'joint-mediating'
  | 'agreed'
  | 'confirming'
  | 'performing'
  | 'performed'
  | 'terminated'
  | 'referred-out'
  | 'closed-success'
  | 'closed-other'
  | 'void';

export type Role =
  | 'village-mediator'
  | 'village-leader'
  | 'dispatcher'
  | 'centre-head'
  | 'police'
  | 'town-mediator'
  | 'lawyer'
  | 'court-liaison'
  | 'petition-officer'
  | 'town-leader'
  | 'auditor'
  | 'admin';

export type Grade = 'blue' | 'yellow' | 'orange' | 'red';
export type PartyRole = 'applicant' | 'respondent' | 'third';
export type Consent = 'unknown' | 'given' | 'refused';

export interface Party {
  readonly id: string;
  readonly role: PartyRole;
  readonly name: TextRef;
  readonly phone?: TextRef | undefined;
  readonly idNumber?: TextRef | undefined;
  readonly consent: Consent;
}

export interface Holder {
  readonly organisation: string;
  readonly post: Role;
  /** Epoch milliseconds. */
  readonly since: number;
}

/** An assisting office and its own work order (派单). */
export interface Assisting {
  readonly organisation: string;
  readonly status: 'asked' | 'signed-for' | 'declined' | 'reported';
  readonly occurrence: number;
}

export interface Term {
  readonly id: string;
  readonly debtor: string;
  readonly creditor: string;
  /** Yuan, two decimals at most; absent where the duty is a thing or an act. */
  readonly amount?: number | undefined;
  readonly what: TextRef;
  readonly dueOn: PlainDate;
  readonly manner: TextRef;
}

export interface Agreement {
  readonly form: 'oral' | 'written';
  readonly agreedOn: PlainDate;
  readonly terms: readonly Term[];
  readonly signatures: { readonly [party: string]: PlainDate };
  readonly mediatorMark: PlainDate | null;
  readonly seal: PlainDate | null;
  /** The last of the three marks (人民调解法 art. 29), or the day of an oral agreement (art. 30). */
  readonly effectiveOn: PlainDate | null;
}

export interface Obligation {
  readonly id: string;
  readonly dueOn: PlainDate;
  readonly what: TextRef;
  readonly amount?: number | undefined;
  readonly status: 'owed' | 'done' | 'breached';
  /** Sequence number of the event that planned it: the occurrence of its deadline. */
  readonly occurrence: number;
}

/** What a rung does when it fires. */
export interface Armed {
  readonly rule: string;
  readonly occurrence: number;
  readonly rung: number;
  readonly status: 'pending' | 'paused' | 'fired' | 'cancelled';
  readonly startedOn: PlainDate;
  /** Last day of the limit itself. */
  readonly dueOn: PlainDate;
  /** The first instant after the limit itself, epoch milliseconds. */
  readonly limitAt: number;
  /** When this rung fires, epoch milliseconds. */
  readonly dueAt: number;
  /** When it began, epoch milliseconds: the yellow light is a share of the way. */
  readonly startedAt: number;
  readonly provisional: boolean;
  readonly calendarVersion: string;
  readonly why: readonly Words[];
  readonly does: { readonly do: string; readonly who: string };
  /** The obligation or assisting office that it is about. */
  readonly subject?: string | undefined;
}

export interface Dispute {
  readonly id: string;
  readonly kind: 'dispute';
  readonly flowVersion: number;
  readonly number: string;
  readonly state: DisputeState;
  readonly version: number;
  readonly seq: number;
  readonly village: string | null;
  readonly occurredOn: PlainDate;
  readonly registeredAt: number;
  readonly registeredBy: string | null;
  readonly registeredFrom: string;
  readonly summary: TextRef;
  readonly tile: string;
  readonly leaf: string | null;
  readonly urgency: 'normal' | 'urgent' | 'emergency';
  readonly source: string;
  readonly serviceType: string;
  readonly project: string | null;
  /** Yuan. */
  readonly amount: number | null;
  readonly peopleInvolved: number | null;
  readonly parties: readonly Party[];
  readonly risk: Grade;
  readonly suggestedRisk: Grade | null;
  readonly holder: Holder | null;
  readonly waitingOn: string | null;
  readonly lead: string | null;
  readonly assisting: readonly Assisting[];
  /** Every organisation that held, led, assisted or registered it. */
  readonly involved: readonly string[];
  readonly mediators: readonly string[];
  readonly acceptedOn: PlainDate | null;
  readonly rightsNoticeOn: PlainDate | null;
  readonly sessions: number;
  readonly returnedToVillage: number;
  readonly objections: number;
  readonly agreement: Agreement | null;
  readonly obligations: readonly Obligation[];
  readonly confirmation: { readonly appliedOn: PlainDate; readonly ruling: 'confirmed' | 'refused' | null } | null;
  readonly rightLapsed: boolean;
  readonly channelsToldOn: PlainDate | null;
  readonly referral: { readonly door: string; readonly on: PlainDate; readonly rule: string | null } | null;
  readonly outcomeOn: PlainDate | null;
  readonly visits: number;
  readonly policeAlerted: boolean;
  readonly supervised: number;
  readonly ownedByLeader: boolean;
  readonly deadlines: readonly Armed[];
}

/** The decided flow: five or more people on one matter count as collective (集体). */
export const collectiveFrom = 5;

export const isCollective = (dispute: Pick<Dispute, 'peopleInvolved' | 'parties'>): boolean =>
  Math.max(dispute.peopleInvolved ?? 0, dispute.parties.length) >= collectiveFrom;

export const mainParties = (dispute: Dispute): readonly Party[] => dispute.parties.filter((party) => party.role !== 'third');
