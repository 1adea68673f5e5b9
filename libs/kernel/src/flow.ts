import type { NewEvent } from './decision.js';
import type { CaseFact } from './facts.js';
import type { Input, InputSchema } from './schema.js';
import type { Rule } from './rule.js';
import type { Words } from './words.js';

/**
 * Who may act: a role of the town (at his own organisation's cases), the holder's post, the lead's or an assisting
 * office's officer, or the clock.
 */
export type Doer<Role extends string> = Role | 'holder' | 'lead' | 'assisting' | 'clock';

/** One action of one state. Where `to` names several states, the decision's event says which one was reached. */
export interface Edge<State extends string, Role extends string, Matter, Command, World> {
  readonly label: Words;
  readonly to: State | 'same' | readonly (State | 'same')[];
  readonly by: readonly Doer<Role>[];
  readonly when?: readonly Rule<Matter, Command, World>[];
  /** Flow in which this action also opens a new matter, linked with this one and kept in the same transaction. */
  readonly opens?: string;
  /** Input field that names another matter, by id or number; it is locked, and changed in the same transaction. */
  readonly names?: string;
  readonly input: InputSchema;
  /** An input that is valid for this case now: real ids, sums that add up. */
  readonly example: (matter: Matter, world: World, actor: ExampleActor) => Input;
  /** What happened, once every rule holds. */
  readonly does: (matter: Matter, command: Command, world: World) => readonly NewEvent[];
}

export interface ExampleActor {
  readonly personId: string | null;
  readonly organisations: readonly string[];
}

export interface OpenState<State extends string, Action extends string, Role extends string, Matter, Command, World> {
  readonly label: Words;
  readonly open: true;
  /** Which of our posts holds the case here, e.g. `village`, `centre`, `lead`. */
  readonly holder: readonly string[];
  /** Deadline rules that run here; at least one of them moves the case or re-arms. */
  readonly within: readonly string[];
  readonly on: { readonly [action in Action]?: Edge<State, Role, Matter, Command, World> };
}

export interface EndedState<State extends string, Action extends string, Role extends string, Matter, Command, World> {
  readonly label: Words;
  readonly open: false;
  readonly on: { readonly [action in Action]?: Edge<State, Role, Matter, Command, World> };
}

export type StateOf<State extends string, Action extends string, Role extends string, Matter, Command, World> =
  OpenState<State, Action, Role, Matter, Command, World> | EndedState<State, Action, Role, Matter, Command, World>;

/** A declared flow: one typed table from which diagram, buttons, documents and proofs are drawn. */
export interface Flow<State extends string, Action extends string, Role extends string, Matter, Command, World> {
  readonly name: string;
  readonly version: number;
  readonly label: Words;
  readonly initial: State;
  /** What of the case its rules ask about, each with finitely many answers. */
  readonly facts?: { readonly [fact: string]: CaseFact<Matter> };
  readonly states: { readonly [state in State]: StateOf<State, Action, Role, Matter, Command, World> };
}

/** The targets that an edge may reach from `state`. */
export const targetsOf = <State extends string>(state: State, to: State | 'same' | readonly (State | 'same')[]): readonly State[] =>
  (typeof to === 'string' ? [to] : to).map((target) => (target === 'same' ? state : target));
