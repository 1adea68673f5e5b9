import type { PlainDate } from '@lib/calendar';
import type { TextRef, Words } from '@lib/kernel';

/** The kinds of case, each with a flow of its own; a kind is the name of its flow. */
export type CaseKind = 'dispute' | 'consultation' | 'hardship-aid';

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
  /** How it was written before it was corrected: older texts may still say so, and are masked by it. */
  readonly formerNames?: readonly TextRef[] | undefined;
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

/** Who holds the case from an instant on, until the next entry; `by` is null once it has ended. */
export interface Held {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly by: Pick<Holder, 'organisation' | 'post'> | null;
  readonly waitingOn: string | null;
}

/** An assisting office and its own work order (派单). */
export interface Assisting {
  readonly organisation: string;
  /** `ended`: the case went where its work order has no clock, and the office owes nothing any more. */
  readonly status: 'asked' | 'signed-for' | 'declined' | 'reported' | 'ended';
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
  /** The limit where it is not the rule's own, e.g. of the summary procedure. */
  readonly limit?: string | undefined;
  /** The day until which it was asked for, where that is earlier than the limit. */
  readonly until?: PlainDate | undefined;
  /** Calendar days that its pauses took so far. */
  readonly pausedDays?: number | undefined;
  /** First day of the pause that stands, and the last one planned. */
  readonly pausedOn?: PlainDate | undefined;
  readonly pausedUntil?: PlainDate | undefined;
  /** Somebody asked for an extension, and it is not decided yet. */
  readonly extensionAsked?: boolean | undefined;
  readonly extensions?: number | undefined;
  /** All extensions so far as one limit, e.g. `15 D`. */
  readonly extendedBy?: string | undefined;
  /** The rung that stands for the first one of the ladder; an extension has the ladder climbed anew. */
  readonly climbedFrom?: number | undefined;
  /** The obligation or assisting office that it is about. */
  readonly subject?: string | undefined;
}

/** Another case that this one led to or came from, that it was merged into as its duplicate, or that was merged into it. */
export interface Link {
  readonly relation: 'led-to' | 'came-from' | 'merged-into' | 'merged-from';
  readonly kind: CaseKind;
  readonly case: string;
  readonly number: string;
}

/** What the engine asks of whatever has a flow, a history and deadlines: a case of any kind, or a report. */
export interface Matter {
  readonly id: string;
  /** The name of its flow. */
  readonly kind: string;
  readonly flowVersion: number;
  readonly number: string;
  readonly state: string;
  readonly version: number;
  readonly seq: number;
  readonly village: string | null;
  readonly holder: Holder | null;
  readonly waitingOn: string | null;
  /** Every change of holder or of whom he waits on, oldest first. */
  readonly held: readonly Held[];
  readonly lead: string | null;
  readonly assisting: readonly Assisting[];
  /** Every organisation that held, led, assisted or registered it. */
  readonly involved: readonly string[];
  readonly deadlines: readonly Armed[];
}

/** What the town knows of every case, whatever its kind. */
export interface Case extends Matter {
  readonly kind: CaseKind;
  readonly occurredOn: PlainDate;
  /** Epoch milliseconds. */
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
  /** Names in the words of cases that were merged into this one; absent until one was. Texts are masked by them too. */
  readonly otherNames?: readonly TextRef[] | undefined;
  /** Ids of the parties whom a group has elected to speak for it; absent until it has. */
  readonly representatives?: readonly string[] | undefined;
  readonly risk: Grade;
  readonly suggestedRisk: Grade | null;
  /** Absent until there is one. */
  readonly links?: readonly Link[];
  readonly policeAlerted: boolean;
  readonly supervised: number;
  readonly ownedByLeader: boolean;
  /** How many papers were put on record; absent until one was. */
  readonly attachments?: number | undefined;
  /** How often each form was issued; absent until one was. */
  readonly documents?: { readonly [form: string]: number } | undefined;
}

/** The decided flow: five or more people on one matter count as collective (集体). */
export const collectiveFrom = 5;

export const isCollective = (one: Pick<Case, 'peopleInvolved' | 'parties'>): boolean =>
  Math.max(one.peopleInvolved ?? 0, one.parties.length) >= collectiveFrom;

/** The registration says emergency, and nobody has called the police yet. */
export const suggestsPolice = ({ urgency, policeAlerted, holder }: Pick<Case, 'urgency' | 'policeAlerted' | 'holder'>): boolean =>
  urgency === 'emergency' && !policeAlerted && holder !== null;

const grades: readonly Grade[] = ['blue', 'yellow', 'orange', 'red'];
export const rank = (grade: Grade): number => grades.indexOf(grade);

/** Whether a deadline still runs once a change is made. */
export type Runs = (rule: string, occurrence: number) => boolean;

export const isLive = (armed: Pick<Armed, 'status'>): boolean => armed.status === 'pending' || armed.status === 'paused';

export const sameDeadline = (
  one: Pick<Armed, 'rule' | 'occurrence' | 'rung'>,
  other: Pick<Armed, 'rule' | 'occurrence' | 'rung'>,
): boolean => one.rule === other.rule && one.occurrence === other.occurrence && one.rung === other.rung;
