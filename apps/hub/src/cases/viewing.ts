import type { SignedIn } from '@lib/access';
import type { Case, World } from '@lib/cases';
import type { OrganisationRef } from '@lib/contracts';
import { say, type Language, type TextRef } from '@lib/kernel';
import type { TownContext } from '../town/town-context.js';

/** What a view is drawn with: who looks, in which language, in which world, and the texts behind the references. */
export interface Viewing {
  readonly actor: SignedIn;
  readonly language: Language;
  readonly town: TownContext;
  readonly world: World;
  readonly texts: ReadonlyMap<string, string>;
  /** A view of the past: its instant, and the case as it is now, by which the rights of today are judged. */
  readonly past?: { readonly asOf: number; readonly present: Case };
}

const erased = { zh: '（已依法删除）', en: '(erased)' };

export const text = (id: string, { texts, language }: Viewing): string => texts.get(id) ?? say(erased, language);

export const personal = (
  { name, phone, idNumber }: Case['parties'][number],
  viewing: Viewing,
): { name: string; phone?: string; idNumber?: string } => ({
  name: text(name.$text, viewing),
  ...(phone ? { phone: viewing.texts.get(phone.$text) ?? '' } : {}),
  ...(idNumber ? { idNumber: viewing.texts.get(idNumber.$text) ?? '' } : {}),
});

/** Everybody whose name is masked in free text: the parties as they are called, as they were before a correction, as they are now, and whoever the words of a merged case may name. */
export function peopleOf(one: Case, viewing: Viewing): readonly ReturnType<typeof personal>[] {
  const all = viewing.past ? [one, viewing.past.present] : [one];
  const known = (names: readonly TextRef[] = []): readonly { readonly name: string }[] =>
    names.flatMap(({ $text }) => (viewing.texts.has($text) ? [{ name: text($text, viewing) }] : []));
  return all.flatMap(({ parties, otherNames }) => [
    ...parties.flatMap((party) => [personal(party, viewing), ...known(party.formerNames)]),
    ...known(otherNames),
  ]);
}

export const office = (id: string, { world, language }: Viewing): OrganisationRef => {
  const known = world.roster.organisation(id);
  return { id, label: known ? say(known.name, language) : id };
};

export const roleName = (role: string, { town, language }: Viewing): string => {
  const known = town.codes.roles.find(({ code }) => code === role);
  return known ? say(known.name, language) : role;
};
