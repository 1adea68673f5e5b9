import type { Choices, Flow, NewEvent, Rejection } from '@lib/kernel';
import type { Arm } from './arms.js';
import type { Armed, Case, CaseKind, Holder, PartyRole, Role, Runs } from './case.js';
import type { Agreed, Handling, Intake } from './dispute.js';
import type { Folds } from './fold.js';
import type { Opening } from './registration.js';
import type { CaseCommand, Roster, World } from './world.js';

/** One declared flow of cases: its table, when its clocks start, how its events fold, and what its cases know of their own. */
export interface Declared<State extends string, Matter extends Case>
  extends Flow<State, string, Role, Matter, CaseCommand, World>, Parts<Matter> {
  readonly name: CaseKind;
}

/** What belongs to a flow beside its table. */
export interface Parts<Matter extends Case> {
  readonly arms: readonly Arm<Matter>[];
  readonly folds: Folds<Matter>;
  /** What a case of this kind knows beside what every case knows, before anything has happened. */
  readonly blank: Omit<Matter, keyof Case>;
  /** Who holds a case that this organisation registers. */
  readonly begins: (from: string, roster: Roster) => Pick<Holder, 'organisation' | 'post'>;
  /** A party without whom there is no such case, and what is said where it is missing. */
  readonly needs?: { readonly role: PartyRole; readonly rejection: Rejection };
  /** The word in the case number, and what its running number counts beside town, year and village; disputes were first and count bare. */
  readonly series: { readonly word: string; readonly scope: string };
  /** The linked case that an action opens, by the action's name; the edge says in which flow. */
  readonly openings: { readonly [action: string]: (matter: Matter, command: CaseCommand, world: World) => Opening };
  /** What stands in the history when a rung that records has run out, by its step. */
  readonly records: { readonly [step: string]: (armed: Armed) => NewEvent };
  /** Choices of its own fields. `names` gives the words behind a text reference. */
  readonly choices: (matter: Matter, names: (textId: string) => string, world: World) => Choices;
  /** What the parties agreed and what of it is owed, where a case of this kind can come to that. */
  readonly agreed: (matter: Matter) => Agreed | null;
  readonly intake: (matter: Matter) => Intake | null;
  /** What offices were asked beside the mediation, and the parties' own rights; null where a case of this kind has nothing of it. */
  readonly handling: (matter: Matter) => Handling | null;
  readonly flags: (matter: Matter) => readonly string[];
  /** What else happens with a change, because no action may forget it; `runs` says whether a deadline of this rule and occurrence runs on. */
  readonly follows?: (after: Matter, runs: Runs) => readonly NewEvent[];
}
