import type { Actor } from '@lib/kernel';
import { reaches, type CaseFacts, type Places } from './policy.js';
import { rightOf, type Sight } from './rights.js';

/** Whether he reads names in every case that he sees: search finds by name for him and for nobody else. */
export const seesNames = (actor: Actor): boolean =>
  actor.kind === 'person' && !actor.posts.some(({ role }) => rightOf(role).reach !== 'nothing' && rightOf(role).sight === 'masked');

/** The sharpest sight that one of the actor's posts gives on this case, by role and class of data. */
export function sightOf(actor: Actor, facts: CaseFacts, places: Places): Sight {
  if (actor.kind === 'clock') return 'masked';
  if (facts.registeredBy === actor.personId) return 'whole';
  const sights = actor.posts
    .filter((post) => reaches(post, facts, places))
    .map(({ role }) => rightOf(role))
    .map(({ sight, owned }) => (facts.owned ? (owned ?? sight) : sight));
  return sights.find((sight) => sight === 'whole') ?? sights.find((sight) => sight === 'names') ?? 'masked';
}

/** 张*: the first character and one star, whatever the length, so that the length tells nothing. */
export const maskName = (name: string): string => `${[...name.trim()][0] ?? ''}*`;

/** 138****0000. What is too short to be a phone number keeps its last two characters. */
export const maskPhone = (phone: string): string =>
  phone.length >= 9 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`;

/** 120***********1234. */
export const maskIdNumber = (idNumber: string): string =>
  idNumber.length >= 15
    ? `${idNumber.slice(0, 3)}${'*'.repeat(idNumber.length - 7)}${idNumber.slice(-4)}`
    : '*'.repeat(Math.max(idNumber.length, 4));

interface Personal {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly idNumber?: string | undefined;
}

/** The personal fields of a party, as this sight allows. */
export const maskParty = (
  party: Personal,
  sight: Sight,
): { readonly name: string; readonly phone?: string; readonly idNumber?: string } => ({
  name: sight === 'masked' ? maskName(party.name) : party.name,
  ...(party.phone === undefined ? {} : { phone: sight === 'whole' ? party.phone : maskPhone(party.phone) }),
  ...(party.idNumber === undefined ? {} : { idNumber: maskIdNumber(party.idNumber) }),
});

/** Free text for a masked sight: the parties' names and phones, and what looks like a phone or an ID number, are masked. */
export function maskText(text: string, parties: readonly Personal[], sight: Sight): string {
  if (sight === 'whole') return text;
  let masked = text.replace(/\d{17}[\dXx]/g, maskIdNumber).replace(/(?<!\d)1\d{10}(?!\d)/g, maskPhone);
  for (const { phone } of parties) if (phone) masked = masked.replaceAll(phone, maskPhone(phone));
  if (sight === 'names') return masked;
  const longestFirst = parties.map((party) => party.name).sort((one, other) => other.length - one.length);
  for (const name of longestFirst) if (name.trim() !== '') masked = masked.replaceAll(name, maskName(name));
  return masked;
}
