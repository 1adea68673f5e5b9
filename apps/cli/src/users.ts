import { hashPassword, type PeopleWorld } from '@lib/access';
import { shanghaiDate } from '@lib/calendar';
import { asHouse, openDatabase, PeopleStore } from '@lib/store';
import type { Codes, Town } from '@lib/town';
import { StartFault } from './start/start-fault.js';

export interface NewUser {
  readonly username: string;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly gender?: string;
  readonly password: string;
  /** Now, epoch ms. */
  readonly at: number;
}

/**
 * The same order as the administrator's, given by the system: there is nobody yet who could. The password must be changed at the first
 * sign-in. @throws StartFault where a rule refuses it, in its own words
 */
export async function addUser(url: string, { town, codes }: { readonly town: Town; readonly codes: Codes }, user: NewUser): Promise<void> {
  const { username, name, gender, role, organisation, at } = user;
  const passwordHash = await hashPassword(user.password);
  const database = await openDatabase(url, { max: 1, applicationName: 'duliu-cli' });
  try {
    const rows = await database.query<{ id: number }[]>('select id from town where slug = $1', [town.slug]);
    const townId = rows[0]?.id;
    if (townId === undefined) throw new StartFault(`There is no town ${town.slug} in the database.`);
    const today = shanghaiDate(at);
    const outcome = await new PeopleStore(database, null).change({
      writer: { townId, actor: { kind: 'clock' } },
      who: asHouse(townId, 'operator'),
      route: 'user:add',
      body: {},
      command: { action: 'add', person: `p-${username}`, username, post: { role, organisation, from: today } },
      ground: { today, ...groundOf(town, codes) },
      now: at,
      newcomer: { name, gender },
      passwordHash,
    });
    if (!outcome.ok) throw new StartFault(outcome.why === 'refused' ? `${outcome.rejection.says.en}: ${username}.` : outcome.why);
  } finally {
    await database.destroy();
  }
}

const groundOf = ({ organisations }: Town, { roles }: Codes): Omit<PeopleWorld, 'today' | 'people' | 'taken'> => ({
  kindOf: (id) => organisations.find((office) => office.id === id)?.kind,
  heldAt: (role) => roles.find(({ code }) => code === role)?.heldAt,
  called: (role) => roles.find(({ code }) => code === role)?.name ?? { zh: role, en: role },
});
