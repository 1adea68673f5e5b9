import pg from 'pg';
import { holdsRole, mayOpen, scopeOf, seesNames, type Places } from '@lib/access';
import type { Actor } from '@lib/kernel';

/** Who works in which town, as the row policies of PostgreSQL know it: the settings `app.…` of one transaction. */
export interface Identity {
  readonly townId: number;
  readonly settings: { readonly [setting: string]: string };
}

/** Nobody in particular: rosters, offices, sign-in. No case is in sight. */
export const asTown = (townId: number): Identity => ({ townId, settings: {} });

/** The house itself: the clock and its jobs, which see every case of the town and keep its own books. */
export const asHouse = (townId: number, name = 'clock'): Identity => ({
  townId,
  settings: { person: name, house: 'on', everything: 'on', names: 'on', people: 'on' },
});

/** An actor with what he may see today. */
export function asActor(townId: number, actor: Actor, places: Places): Identity {
  if (actor.kind === 'clock') return asHouse(townId);
  const scope = scopeOf(actor, places);
  const posts = { posts: listOf(actor.posts.map(({ organisation, role }) => `${organisation}/${role}`)) };
  const person = {
    person: actor.personId,
    ...posts,
    names: seesNames(actor) ? 'on' : '',
    people: holdsRole(actor, 'admin') ? 'on' : '',
    audits: mayOpen(actor, 'audit') ? 'on' : '',
  };
  if (scope.kind === 'all') return { townId, settings: { ...person, everything: 'on' } };
  if (scope.kind === 'none') return { townId, settings: person };
  return {
    townId,
    settings: {
      ...person,
      villages: listOf(scope.villages),
      organisations: listOf(scope.organisations),
      accused: listOf(scope.unlessAccused),
      sources: listOf(scope.sources),
      registrar: scope.registeredBy,
    },
  };
}

/** What reads as nothing needs no telling: a setting that the transaction was not told is empty. */
const says = ([, value]: readonly [name: string, value: string]): boolean => value !== '' && value !== '{}';

/** The statement that tells PostgreSQL, for this transaction alone; never for the session, which the next one would inherit. */
export const told = ({ townId, settings }: Identity): string =>
  `select ${Object.entries({ town_id: String(townId), ...settings })
    .filter(says)
    .map(([name, value]) => `set_config('app.${name}', ${pg.escapeLiteral(value)}, true)`)
    .join(', ')}`;

/** A list as PostgreSQL writes it. */
export const listOf = (values: readonly string[]): string => `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
