import { makeCalendar, shanghaiDate, type Calendar } from '@lib/calendar';
import type { Member, Role, Roster, World } from '@lib/cases';
import { holdsOn, loadCalendar, loadCodes, loadLaw, loadTown, roomOf, type Codes, type Law, type Town } from '@lib/town';

/** The town that this process serves, and the world in which its cases are decided at an instant. */
export class TownWorlds {
  readonly calendar: Calendar;
  private readonly town: Town;
  private readonly law: Law;
  private readonly codes: Codes;

  /** Reads the town's folder; a broken file stops the start. `townId` is the town's key in the database. */
  constructor(
    private readonly townId: number,
    configRoot: string,
    slug: string,
  ) {
    this.town = loadTown(configRoot, slug);
    this.law = loadLaw(configRoot);
    this.codes = loadCodes(configRoot);
    this.calendar = makeCalendar(loadCalendar(configRoot), this.town);
  }

  /** @throws when the matter belongs to a town of another process: its job is tried again there. */
  worldOf(townId: number, now: number): World {
    if (townId !== this.townId) throw new Error(`This process does not serve the town ${townId}`);
    const today = shanghaiDate(now);
    return {
      now,
      today,
      calendar: this.calendar,
      deadlineRules: this.law.deadlines,
      screen: this.law.screen,
      doors: this.codes.doors,
      roster: rosterOn(this.town, today),
    };
  }
}

/** Who works where on that day. */
export function rosterOn(town: Town, today: string): Roster {
  const organisations = town.organisations.map(({ id, kind, name, village }) => ({ id, kind, name, village: village ?? null }));
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  const members = new Map<string, Member[]>();
  for (const person of town.people) {
    for (const post of person.posts.filter((held) => holdsOn(held, today))) {
      const member = { personId: person.id, name: person.name, role: post.role as Role, onRoster: post.roster === true };
      members.set(post.organisation, [...(members.get(post.organisation) ?? []), member]);
    }
  }
  return {
    organisations,
    organisation: (id) => byId.get(id),
    membersOf: (id) => members.get(id) ?? [],
    roomOf: (village) => (byId.has(roomOf(village)) ? roomOf(village) : undefined),
  };
}
