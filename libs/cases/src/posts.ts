import type { Actor, Doer } from '@lib/kernel';
import type { Matter, Role } from './case.js';
import type { Roster } from './world.js';

/** The post that holds a case in an organisation of this kind. */
const postOfKind: { readonly [kind: string]: Role } = {
  'village-room': 'village-mediator',
  centre: 'dispatcher',
  police: 'police',
  'mediation-committee': 'town-mediator',
  'law-firm': 'lawyer',
  tribunal: 'court-liaison',
  'petition-office': 'petition-officer',
  'town-government': 'town-leader',
};

export const centre = 'centre';

/** Kinds of office that can lead joint handling; the tribunal is reached by handing over, not by dispatch. */
export const leadKinds: readonly string[] = ['police', 'mediation-committee', 'law-firm'];
export const assistingKinds: readonly string[] = [...leadKinds, 'tribunal'];

export const postOf = (organisation: string, roster: Roster): Role =>
  postOfKind[roster.organisation(organisation)?.kind ?? ''] ?? 'dispatcher';

export const rolesOfKind = (kind: string): readonly Role[] => {
  const role = postOfKind[kind];
  if (!role) return [];
  return kind === 'centre' ? [role, 'centre-head'] : [role];
};

export const isStaffed = (organisation: string, roster: Roster): boolean => {
  const post = postOf(organisation, roster);
  return roster.membersOf(organisation).some((member) => member.role === post);
};

/** The post that shall hold the case; an office with nobody in it falls to the centre's queue, never to nobody. */
export const holderAt = (organisation: string, roster: Roster): { readonly organisation: string; readonly post: Role } => {
  const target = isStaffed(organisation, roster) ? organisation : centre;
  return { organisation: target, post: postOf(target, roster) };
};

/** The room that registers holds the case; registered anywhere else, the centre does. */
export const roomOrCentre = (from: string, roster: Roster): ReturnType<typeof holderAt> =>
  holderAt(roster.organisation(from)?.kind === 'village-room' ? from : centre, roster);

/** Whether the actor may act as one of these doers on this case. */
export function holdsPost(actor: Actor, by: readonly Doer<Role>[], one: Matter, roster: Roster): boolean {
  if (actor.kind === 'clock') return by.includes('clock');
  return by.some((doer) => actor.posts.some((post) => fits(post, doer, one, roster)));
}

function fits(post: { readonly role: string; readonly organisation: string }, doer: Doer<Role>, one: Matter, roster: Roster): boolean {
  switch (doer) {
    case 'clock':
      return false;
    case 'holder':
      return one.holder !== null && (worksFor(post, one.holder.organisation, roster) || standsIn(post, one.holder.organisation, roster));
    case 'lead':
      return one.lead !== null && worksFor(post, one.lead, roster);
    case 'assisting':
      return one.assisting.some((office) => worksFor(post, office.organisation, roster));
    case 'village-mediator':
    case 'village-leader':
      return post.role === doer && one.village !== null && roster.organisation(post.organisation)?.village === one.village;
    case 'police':
    case 'town-mediator':
    case 'lawyer':
    case 'court-liaison':
    case 'petition-officer':
      return post.role === doer && (one.involved.includes(post.organisation) || one.waitingOn === 'court');
    case 'dispatcher':
    case 'centre-head':
    case 'town-leader':
    case 'auditor':
    case 'admin':
      return post.role === doer;
  }
}

const worksFor = (post: { readonly role: string; readonly organisation: string }, organisation: string, roster: Roster): boolean =>
  post.organisation === organisation && rolesOfKind(roster.organisation(organisation)?.kind ?? '').some((role) => role === post.role);

/** Where the last one has left, the centre does the work until somebody is appointed: nothing waits for an empty chair. */
const standsIn = (post: { readonly role: string; readonly organisation: string }, organisation: string, roster: Roster): boolean =>
  organisation !== centre && !isStaffed(organisation, roster) && worksFor(post, centre, roster);

/** Whether a person holds a post in this organisation. */
export const worksAt = (actor: Actor, organisation: string): boolean =>
  actor.kind === 'person' && actor.posts.some((post) => post.organisation === organisation);
