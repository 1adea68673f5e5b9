import type { Actor, PostHeld } from '@lib/kernel';
import { pages, rightOf, type Reach } from './rights.js';

/** What the policy must know of a case; nothing in it is personal. */
export interface CaseFacts {
  readonly village: string | null;
  /** Every organisation that holds or held, leads or led, assists or assisted, or registered it. */
  readonly involved: readonly string[];
  readonly registeredBy: string | null;
  readonly source: string;
  /** People who may not mediate it (回避): kin, interest, or an agent of a party. */
  readonly recused: readonly string[];
  /** Accuses a cadre of the village (检举控告干部). */
  readonly accusation: boolean;
  /** The leaders of the town have made it their own (包案). */
  readonly owned: boolean;
}

/** Where an organisation stands: a village room in its village; a town office in none. */
export interface Places {
  readonly villageOf: (organisation: string) => string | null;
}

/** The cases that an actor may see, as data: the store turns it into SQL for list, count, search and export alike. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'some';
      /** Cases of these villages. */
      readonly villages: readonly string[];
      /** Cases in which one of these organisations is or was involved. */
      readonly organisations: readonly string[];
      /** Cases from these sources. */
      readonly sources: readonly string[];
      /** Cases that this person registered. */
      readonly registeredBy: string;
      /** Not the cases in which this person is recused, whatever else he holds or did (法释〔2016〕14号 第15条, by analogy). */
      readonly unlessRecused: string;
      /** Nor those of these villages that accuse a cadre: he may be the accused, or his friend. */
      readonly unlessAccused: readonly string[];
    };

const reach = (post: PostHeld): Reach => rightOf(post.role).reach;

export function scopeOf(actor: Actor, places: Places): Scope {
  if (actor.kind === 'clock') return { kind: 'all' };
  if (actor.posts.some((post) => reach(post) === 'town')) return { kind: 'all' };
  const seeing = actor.posts.filter((post) => reach(post) !== 'nothing');
  if (seeing.length === 0) return { kind: 'none' };
  return {
    kind: 'some',
    villages: unique(seeing.filter((post) => reach(post) === 'village').flatMap((post) => places.villageOf(post.organisation) ?? [])),
    organisations: unique(seeing.filter((post) => reach(post).startsWith('office')).map((post) => post.organisation)),
    sources: seeing.some((post) => reach(post) === 'office-and-petitions') ? ['petition'] : [],
    registeredBy: actor.personId,
    unlessRecused: actor.personId,
    unlessAccused: unique(seeing.filter((post) => rightOf(post.role).accused).flatMap((post) => places.villageOf(post.organisation) ?? [])),
  };
}

/** Whether one post by itself reaches this case. */
export function reaches(post: PostHeld, facts: CaseFacts, places: Places): boolean {
  switch (reach(post)) {
    case 'town':
      return true;
    case 'village':
      if (facts.accusation && rightOf(post.role).accused) return false;
      return facts.village !== null && places.villageOf(post.organisation) === facts.village;
    case 'office':
      return facts.involved.includes(post.organisation);
    case 'office-and-petitions':
      return facts.involved.includes(post.organisation) || facts.source === 'petition';
    case 'nothing':
      return false;
  }
}

/** The same test as the store's SQL, for one case. */
export function inScope(scope: Scope, facts: CaseFacts): boolean {
  if (scope.kind !== 'some') return scope.kind === 'all';
  if (facts.recused.includes(scope.unlessRecused)) return false;
  if (facts.accusation && facts.village !== null && scope.unlessAccused.includes(facts.village)) return false;
  return (
    (facts.village !== null && scope.villages.includes(facts.village)) ||
    facts.involved.some((organisation) => scope.organisations.includes(organisation)) ||
    scope.sources.includes(facts.source) ||
    facts.registeredBy === scope.registeredBy
  );
}

export const maySee = (actor: Actor, facts: CaseFacts, places: Places): boolean => inScope(scopeOf(actor, places), facts);

/** Whether any action on this case is thinkable; the flow decides which. */
export const mayAct = (actor: Actor, facts: CaseFacts, places: Places): boolean =>
  actor.kind === 'clock' || (actor.posts.some((post) => rightOf(post.role).acts) && maySee(actor, facts, places));

export const holdsRole = (actor: Actor, ...roles: readonly string[]): boolean =>
  actor.kind === 'person' && actor.posts.some((post) => roles.includes(post.role));

/** The post from which this actor registers a matter of this village: the village's own first; none where he may not. */
export function registeringPost(actor: Actor, village: string, places: Places): PostHeld | undefined {
  if (actor.kind !== 'person') return undefined;
  const posts = actor.posts.filter((post) => rightOf(post.role).registers);
  return posts.find((post) => places.villageOf(post.organisation) === village) ?? posts.find((post) => reach(post) !== 'village');
}

export const mayOpen = (actor: Actor, page: keyof typeof pages): boolean => holdsRole(actor, ...pages[page]);

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];
