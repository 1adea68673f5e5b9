import type { Choices, Flow, NewEvent, Rejection } from '@lib/kernel';
import type { Arm } from './arms.js';
import type { Armed, Case, CaseKind, Holder, Matter, PartyRole, Role, Runs } from './case.js';
import type { Agreed, Handling, Intake } from './dispute.js';
import type { Folds } from './fold.js';
import type { Opening } from './registration.js';
import type { CaseCommand, Roster, World } from './world.js';

/** One declared flow of cases: its table, when its clocks start, how its events fold, and what its cases know of their own. */
export interface Declared<State extends string, C extends Case> extends Flow<State, string, Role, C, CaseCommand, World>, Parts<C> {
  readonly name: CaseKind;
}

/** What the engine needs of a flow beside its table: when its clocks start, how its events fold, what a rung records. */
export interface EngineParts<M extends Matter> {
  readonly arms: readonly Arm<M>[];
  readonly folds: Folds<M>;
  /** What a matter knows that a later version of its flow added; nothing where there is only one version. */
  readonly blank: object;
  /** What stands in the history when a rung that records has run out, by its step. */
  readonly records: { readonly [step: string]: (armed: Armed) => NewEvent };
  /** What else happens with a change, because no action may forget it; `runs` says whether a deadline of this rule and occurrence runs on. */
  readonly follows?: (after: M, runs: Runs) => readonly NewEvent[];
}

/** What belongs to a flow of cases beside its table. */
export interface Parts<C extends Case> extends EngineParts<C> {
  /** What a case of this kind knows beside what every case knows, before anything has happened. */
  readonly blank: Omit<C, keyof Case>;
  /** Who holds a case that this organisation registers. */
  readonly begins: (from: string, roster: Roster) => Pick<Holder, 'organisation' | 'post'>;
  /** A party without whom there is no such case, and what is said where it is missing. */
  readonly needs?: { readonly role: PartyRole; readonly rejection: Rejection };
  /** The word in the case number, and what its running number counts beside town, year and village; disputes were first and count bare. */
  readonly series: { readonly word: string; readonly scope: string };
  /** The linked case that an action opens, by the action's name; the edge says in which flow. */
  readonly openings: { readonly [action: string]: (matter: C, command: CaseCommand, world: World) => Opening };
  /** Choices of its own fields. `names` gives the words behind a text reference. */
  readonly choices: (matter: C, names: (textId: string) => string, world: World) => Choices;
  /** What the parties agreed and what of it is owed, where a case of this kind can come to that. */
  readonly agreed: (matter: C) => Agreed | null;
  readonly intake: (matter: C) => Intake | null;
  /** What offices were asked beside the mediation, and the parties' own rights; null where a case of this kind has nothing of it. */
  readonly handling: (matter: C) => Handling | null;
  readonly flags: (matter: C) => readonly string[];
}
