import type { PostHeld } from '@lib/kernel';
import { needsSecondFactor } from './rights.js';

/** What somebody must do before anything else is open to him. */
export type Owed = 'password-change' | 'second-factor';

interface Standing {
  readonly demonstration: boolean;
  readonly openedBy: 'password' | 'open-id';
  readonly mustChange: boolean;
  readonly secondFactor: boolean;
  readonly posts: readonly PostHeld[];
}

/**
 * In the order in which it is to be done. Demonstration accounts exist on the embedded database only and owe nothing; whoever comes
 * by OpenID Connect has no password of ours in his hands, and the provider's second factor was asked for at the door.
 */
export function owed({ demonstration, openedBy, mustChange, secondFactor, posts }: Standing): readonly Owed[] {
  if (demonstration || openedBy === 'open-id') return [];
  return [
    ...(mustChange ? (['password-change'] as const) : []),
    ...(needsSecondFactor(posts) && !secondFactor ? (['second-factor'] as const) : []),
  ];
}
