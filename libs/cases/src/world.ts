import type { Calendar, DeadlineRule, PlainDate } from '@lib/calendar';
import type { Actor, Input, Words } from '@lib/kernel';
import type { CaseKind, Role } from './dispute.js';

export interface Member {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
  readonly onRoster: boolean;
}

export interface OrganisationFacts {
  readonly id: string;
  readonly kind: string;
  readonly name: Words;
  readonly village: string | null;
}

/** Who works where today. */
export interface Roster {
  readonly organisations: readonly OrganisationFacts[];
  readonly organisation: (id: string) => OrganisationFacts | undefined;
  readonly membersOf: (organisation: string) => readonly Member[];
  readonly roomOf: (village: string) => string | undefined;
}

/** One line of the intake screen; config/law/intake-screen.yaml. */
export interface ScreenRule {
  readonly id: string;
  readonly says: Words;
  readonly result: 'BLOCK' | 'PARTIAL' | 'WARN';
  readonly article: string;
  /** Doors that may take it, first choice first. */
  readonly sendTo: readonly string[];
  /** A person may decide otherwise, on the ground that `unless` states. */
  readonly overrulable: boolean;
  readonly unless?: Words;
  /** To be reported at once, whatever else is decided. */
  readonly report?: 'police';
  /** False where the court does not confirm an agreement on it (民诉解释 art. 355). */
  readonly confirmable: boolean;
  readonly advice: Words;
}

/** What a decision must know of another case that its command names. */
export interface OtherCase {
  readonly id: string;
  readonly kind: CaseKind;
  readonly number: string;
  readonly open: boolean;
  readonly source: string;
  /** The parties of that case have come to an agreement. */
  readonly agreed: boolean;
  /** Epoch milliseconds. */
  readonly registeredAt: number;
}

/** Everything a decision depends on beside the case and the command. */
export interface World {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly today: PlainDate;
  readonly calendar: Calendar;
  readonly deadlineRules: ReadonlyMap<string, DeadlineRule>;
  readonly screen: ReadonlyMap<string, ScreenRule>;
  readonly doors: readonly { readonly code: string; readonly name: Words }[];
  /** What a dispute may be about; each with the leaf that it stands for where nobody says more. */
  readonly tiles: readonly { readonly code: string; readonly name: Words; readonly leaf: string }[];
  readonly leaves: readonly { readonly code: string; readonly name: Words }[];
  readonly roster: Roster;
  /** Other cases, all of them within the actor's sight: the one that a command names, or those that it may name. Absent where none is. */
  readonly others?: readonly OtherCase[];
}

export interface CaseCommand {
  readonly action: string;
  readonly actor: Actor;
  /** Checked against the action's schema at the door; free text is sealed into references. */
  readonly input: Input;
}

export type DisputeCommand = CaseCommand;
