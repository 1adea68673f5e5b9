import type { PersonActor } from '@lib/kernel';

/** Somebody signed in: the named actor of every command that the session gives. */
export interface SignedIn extends PersonActor {
  readonly townId: number;
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  readonly demonstration: boolean;
}
