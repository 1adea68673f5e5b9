import type { Rejection } from './decision.js';
import type { FactFormula } from './facts.js';
import type { Words } from './words.js';

/**
 * A true sentence that must hold before an action: its code, its sentence, its article and what to do when it fails.
 * `reads` names the finite facts that the predicate depends on, so that a flow can be proved without running it.
 */
export interface Rule<Matter, Command, World> {
  readonly code: string;
  readonly says: Words;
  readonly next: Words;
  readonly article?: string;
  /** JSON pointer of the input field that a failure is about. */
  readonly pointer?: string;
  /** The guard of the decided flow that it keeps, e.g. G1. */
  readonly guard?: string;
  readonly reads: readonly string[];
  /**
   * The facts of the case without which it never holds. What command, town and hour must say on top of them is free in the
   * proof; witnesses show that they can. Absent: it depends on nothing of the case.
   */
  readonly onlyWhen?: FactFormula;
  readonly holds: (matter: Matter, command: Command, world: World) => boolean;
  /** What a failure says beyond the rule's own sentence: which line, which article, which way on. Only asked after a failure. */
  readonly explain?: (matter: Matter, command: Command, world: World) => Partial<Rejection>;
}

export const rejectionOf = <M, C, W>({ code, says, next, article, pointer }: Rule<M, C, W>): Rejection => ({
  code,
  says,
  next,
  article,
  pointer,
});
