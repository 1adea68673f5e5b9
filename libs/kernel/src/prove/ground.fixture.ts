import { fileURLToPath } from 'node:url';
import { rolesOfKind } from '@lib/cases';
import { deadlineEnd, loadLaw } from '@lib/town';
import type { Fault, ProofGround } from './provable-flow.js';

/** The law that ships: a ladder that is edited there must still be one on which the flows are proved. */
const law = loadLaw(fileURLToPath(new URL('../../../../config', import.meta.url))).deadlines;

export const townRoles: readonly string[] = [
  'dispatcher',
  'centre-head',
  'police',
  'town-mediator',
  'lawyer',
  'court-liaison',
  'petition-officer',
  'town-leader',
];
export const villageRoles: readonly string[] = ['village-mediator', 'village-leader'];
const roles = [...townRoles, ...villageRoles];

/** A town with somebody in every post, unless it is said to be empty. */
export const town = (
  empty: (role: string, village: string) => boolean = () => false,
  villages: readonly string[] = ['jia', 'yi'],
): ProofGround => ({
  villages,
  staffed: (role, village) => roles.includes(role) && !empty(role, village),
  holderRoles: rolesOfKind,
  knownRole: (role) => roles.includes(role),
  deadline: (rule) => deadlineEnd(law.get(rule)),
});

/** A path as one line, e.g. `-work-> working`; the clock's steps are marked. */
export const wayOf = ({ path }: Pick<Fault, 'path'>): string | null =>
  path && path.map(({ by, action, to }) => `-${by === 'clock' ? 'clock:' : ''}${action}-> ${to}`).join(' ');
