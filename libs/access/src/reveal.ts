import type { Actor, PostHeld } from '@lib/kernel';
import { maySee, reaches, type CaseFacts, type Places } from './policy.js';
import { rightOf } from './rights.js';

/** What a reveal must know of a case besides. */
export interface RevealFacts extends CaseFacts {
  readonly open: boolean;
}

/** The post by which this person may read a sensitive number (P4) of the case whole; undefined where he may not. */
export function revealingPost(actor: Actor, facts: RevealFacts, places: Places): PostHeld | undefined {
  if (actor.kind !== 'person' || !maySee(actor, facts, places)) return undefined;
  return actor.posts.find((post) => {
    if (!reaches(post, facts, places)) return false;
    switch (rightOf(post.role).reveals) {
      case 'within-reach':
        return true;
      case 'while-open':
        return facts.open;
      case 'own-entries':
        return facts.registeredBy === actor.personId;
      case 'nothing':
        return false;
    }
  });
}
