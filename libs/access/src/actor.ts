import type { PersonActor } from '@lib/kernel';
import type { Owed } from './owed.js';

/** Somebody signed in: the named actor of every command that the session gives. */
export interface SignedIn extends PersonActor {
  readonly townId: number;
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  readonly demonstration: boolean;
  /** What he must do first; nothing else is open to him until it is done. */
  readonly owes: readonly Owed[];
}
