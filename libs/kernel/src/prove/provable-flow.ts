import type { FactCase, FactChange, FactDefinition, FactFormula } from '../facts.js';
import type { Words } from '../words.js';

/** A rule as the proof sees it: its name and the facts under which it holds. */
export interface ProvableRule {
  readonly code: string;
  readonly onlyWhen?: FactFormula;
}

export interface ProvableEdge {
  readonly label?: Words;
  readonly to: string | readonly string[];
  readonly by: readonly string[];
  readonly when?: readonly ProvableRule[];
  /** It needs another matter, which may not be there: no state may rest on it for its way to an end, or for somebody who can act. */
  readonly names?: string;
  /** Facts of the case that the input answers anew, before the rules look at them. */
  readonly answers?: readonly string[];
  /** Facts of the case that are so afterwards, one of these values each; others stay as they were. */
  readonly establishes?: FactCase;
  /** The same, where the action led to this state. */
  readonly establishesAt?: { readonly [target: string]: FactCase | undefined };
}

export interface ProvableState {
  readonly label?: Words;
  readonly open: boolean;
  readonly holder?: readonly string[];
  readonly within?: readonly string[];
  readonly on: { readonly [action: string]: ProvableEdge | undefined };
}

/** A flow as the proof sees it: finite, without predicates. Every declared `Flow` is one. */
export interface ProvableFlow {
  readonly name: string;
  readonly initial: string;
  /** A fact may name the actions that change it, instead of each action naming what it establishes. */
  readonly facts?: { readonly [fact: string]: FactDefinition & { readonly changedBy?: { readonly [action: string]: FactChange } } };
  readonly states: { readonly [state: string]: ProvableState };
}

/** How a deadline rule ends when nobody acts. */
export interface DeadlineEnd {
  /** Actions that the clock takes; `otherwise` says that the rung has another deed where the state lacks the action. */
  readonly moves: readonly { readonly action: string; readonly otherwise: boolean }[];
  /** Its last rung comes again and again. */
  readonly rearms: boolean;
}

/** What the proof needs to know of the town and the law, all of it finite. */
export interface ProofGround {
  readonly villages: readonly string[];
  /** Roles that somebody holds: in the town, or in this village. `holder` and `lead` are resolved through `holderRoles`. */
  readonly staffed: (role: string, village: string) => boolean;
  /** Roles that may act for a kind of holder, e.g. village -> village-mediator; none: there is no such kind. */
  readonly holderRoles: (holder: string) => readonly string[];
  readonly knownRole: (role: string) => boolean;
  readonly deadline: (rule: string) => DeadlineEnd | undefined;
}

/** One step of a path: who acted, by which action, where that led, and what was so afterwards. */
export interface Step {
  readonly by: 'person' | 'clock';
  readonly action: string;
  readonly to: string;
  readonly facts: { readonly [fact: string]: string };
}

/** What is wrong, where, and the shortest way there from the initial state; `null` where no way leads there at all. */
export interface Fault {
  readonly code: FaultCode;
  readonly says: Words;
  readonly state?: string;
  readonly action?: string;
  readonly path: readonly Step[] | null;
}

export type FaultCode =
  | 'flow/no-initial'
  | 'flow/unknown-target'
  | 'flow/unknown-role'
  | 'flow/unknown-holder'
  | 'flow/unknown-deadline'
  | 'flow/unknown-fact'
  | 'flow/no-role'
  | 'flow/no-holder'
  | 'flow/clock-never-comes'
  | 'flow/move-not-possible'
  | 'flow/rule-never-holds'
  | 'flow/rules-contradict'
  | 'flow/action-never-possible'
  | 'flow/unreachable'
  | 'flow/no-end'
  | 'flow/no-owner'
  | 'flow/no-deadline'
  | 'flow/too-many-situations';
