import type { PlainDate } from '@lib/calendar';
import type { TextRef } from '@lib/kernel';
import type { Case, Party } from './case.js';

export * from './case.js';

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

/** A line of the intake screen that applies; a BLOCK line stands with the ground on which a person overruled it. */
export interface ScreenLine {
  readonly rule: string;
  readonly ground?: TextRef | undefined;
  /** Found after acceptance and not overruled: the matter goes where the line sends it, and is mediated no further. */
  readonly blocks?: true | undefined;
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

/** What a dispute knows beside what every case knows. */
export interface Dispute extends Case {
  readonly kind: 'dispute';
  readonly state: DisputeState;
  readonly mediators: readonly string[];
  /** People who may not mediate this dispute: in conflict, or recused (回避). */
  readonly recused: readonly string[];
  /** Everybody who was ever named to mediate it, a reopening notwithstanding. */
  readonly mediated: readonly string[];
  readonly screen: readonly ScreenLine[];
  /** What may be mediated where the screen leaves only a part. */
  readonly civilPart: TextRef | null;
  /** The office that the village proposed when it asked to skip a level. */
  readonly proposedOffice: string | null;
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
  /** When the court that sent the case was given its written result. */
  readonly courtToldOn: PlainDate | null;
  /** How often it was closed as settled; only the first counts. */
  readonly successes: number;
  readonly visits: number;
  /** What conferences gave to offices; absent where there was none. */
  readonly tasks?: readonly Task[];
  readonly calls?: readonly Call[];
  readonly supervision?: Supervision;
  /** How an urgent matter was reported so far: `phone`, `written`. */
  readonly urgentReports?: readonly string[];
  /** The event that noted a party's right, by its rule. */
  readonly notedRights?: { readonly [rule: string]: number };
  readonly lapsedRights?: readonly string[];
  /** What became of the last application for legal aid; absent where none was made. */
  readonly legalAid?: LegalAid;
}

/** What a conference (会商) decided that one office does by a day. */
export interface Task {
  readonly id: string;
  readonly organisation: string;
  readonly what: TextRef;
  readonly by: PlainDate;
  readonly status: 'owed' | 'done';
  readonly occurrence: number;
}

/** A department that was called (吹哨): outside our offices, so the centre records its answer. */
export interface Call {
  readonly id: string;
  readonly department: TextRef;
  readonly by: PlainDate;
  readonly status: 'owed' | 'answered';
  readonly occurrence: number;
}

/** The last step of supervision (督办), and whose handling it was about. */
export interface Supervision {
  readonly step: 'reminder' | 'order' | 'bulletin';
  readonly organisation: string | null;
  readonly occurrence: number;
  readonly answered: boolean;
}

export interface LegalAid {
  readonly status: 'asked' | 'granted' | 'refused' | 'assigned';
  /** Sequence number of the event that said so: the occurrence of the deadline that it started. */
  readonly occurrence: number;
}

export interface Agreed {
  readonly agreement: Agreement;
  readonly obligations: readonly Obligation[];
}

/** What intake and the village said about where it belongs. */
export interface Intake {
  readonly screen: readonly ScreenLine[];
  readonly civilPart: TextRef | null;
  readonly proposedOffice: string | null;
}

/** What goes on beside the mediation itself. */
export type Handling = Pick<Dispute, 'tasks' | 'calls' | 'supervision' | 'urgentReports' | 'notedRights' | 'lapsedRights' | 'legalAid'>;

/** The court sent it: 委派 before filing, 委托 after. Cases of before the two were told apart say plain `court`, which no new one may. */
export const isFromCourt = ({ source }: Pick<Dispute, 'source'>): boolean => source.startsWith('court');

export const isEntrusted = ({ source }: Pick<Dispute, 'source'>): boolean => source.startsWith('court-entrusted');

/** The line that stops the mediation, if one was found after acceptance. */
export const blockingLine = ({ screen }: Pick<Dispute, 'screen'>): ScreenLine | undefined => screen.find(({ blocks }) => blocks);

export const mainParties = (dispute: Dispute): readonly Party[] => dispute.parties.filter((party) => party.role !== 'third');
