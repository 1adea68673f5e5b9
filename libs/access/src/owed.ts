import type { PostHeld } from '@lib/kernel';
import { needsSecondFactor } from './rights.js';
import type { Door } from './sessions.js';

/** What somebody must do before anything else is open to him. */
export type Owed = 'password-change' | 'second-factor';

interface Standing {
  readonly demonstration: boolean;
  readonly openedBy: Door;
  readonly mustChange: boolean;
  readonly secondFactor: boolean;
  readonly posts: readonly PostHeld[];
}

/**
 * In the order in which it is to be done. Demonstration accounts exist on the embedded database only and owe nothing; whoever comes
 * by OpenID Connect has no password of ours in his hands. Where the provider saw no second factor, a post that needs one, were it given
 * after he came in, opens nothing to that session.
 */
export function owed({ demonstration, openedBy, mustChange, secondFactor, posts }: Standing): readonly Owed[] {
  if (demonstration || openedBy === 'open-id-strong') return [];
  if (openedBy === 'open-id') return needsSecondFactor(posts) ? ['second-factor'] : [];
  return [
    ...(mustChange ? (['password-change'] as const) : []),
    ...(needsSecondFactor(posts) && !secondFactor ? (['second-factor'] as const) : []),
  ];
}
