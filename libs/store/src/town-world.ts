import type { DataSource } from 'typeorm';
import { shanghaiDate, type Calendar, type DeadlineRule } from '@lib/calendar';
import type { Member, OrganisationFacts, Role, Roster, ScreenRule, World } from '@lib/cases';
import { asTown } from './identity.js';
import { inOneTrip } from './in-transaction.js';

/** What is read from files at the start and does not change while the process runs. */
export interface TownGround {
  readonly calendar: Calendar;
  readonly deadlineRules: ReadonlyMap<string, DeadlineRule>;
  readonly screen: ReadonlyMap<string, ScreenRule>;
  readonly doors: World['doors'];
  readonly tiles: World['tiles'];
  readonly leaves: World['leaves'];
}

const organisations = `select id, kind, name_zh, name_en, village_id from organisation where town_id = $1 order by id`;
const posts = `
  select post.organisation_id, post.role, post.on_roster, person.id as person_id, person.name
  from post join person on person.town_id = post.town_id and person.id = post.person_id
  where post.town_id = $1 and post.valid_from <= $2 and (post.valid_to is null or post.valid_to >= $2)
    and post.ended_at is null
  order by post.director desc, person.id`;

/** Milliseconds for which a roster once read may still be used; sign-in and access are checked anew at each request. */
const rosterAge = 5_000;

/** Gives decisions their world: the law from the files, the people from the database. */
export class TownWorlds {
  private readonly rosters = new Map<number, { readonly readAt: number; readonly today: string; readonly roster: Promise<Roster> }>();

  constructor(
    private readonly source: DataSource,
    private readonly groundOf: (townId: number) => TownGround,
  ) {}

  /** `now` in epoch ms. */
  async at(townId: number, now: number): Promise<World> {
    const today = shanghaiDate(now);
    const ground = this.groundOf(townId);
    return { now, today, ...ground, roster: await this.roster(townId, today) };
  }

  /** Somebody came or went: the next decision of this process reads the roster anew. Other processes do within `rosterAge`. */
  forget(townId: number): void {
    this.rosters.delete(townId);
  }

  private roster(townId: number, today: string): Promise<Roster> {
    const known = this.rosters.get(townId);
    const readAt = performance.now();
    if (known && known.today === today && readAt - known.readAt < rosterAge) return known.roster;
    const roster = this.read(townId, today);
    this.rosters.set(townId, { readAt, today, roster });
    roster.catch(() => this.rosters.delete(townId));
    return roster;
  }

  private async read(townId: number, today: string): Promise<Roster> {
    const [offices, people] = await inOneTrip(this.source, asTown(townId), (query) =>
      Promise.all([
        query<{ id: string; kind: string; name_zh: string; name_en: string; village_id: string | null }>({
          text: organisations,
          values: [townId],
        }),
        query<{ organisation_id: string; role: Role; on_roster: boolean; person_id: string; name: string }>({
          text: posts,
          values: [townId, today],
        }),
      ]),
    );
    const facts = offices.rows.map(({ id, kind, name_zh, name_en, village_id }): OrganisationFacts => ({
      id,
      kind,
      name: { zh: name_zh, en: name_en },
      village: village_id,
    }));
    const byId = new Map(facts.map((office) => [office.id, office]));
    const members = new Map<string, Member[]>();
    for (const { organisation_id, role, on_roster, person_id, name } of people.rows) {
      members.set(organisation_id, [...(members.get(organisation_id) ?? []), { personId: person_id, name, role, onRoster: on_roster }]);
    }
    const rooms = new Map(
      facts.flatMap(({ id, kind, village }) => (kind === 'village-room' && village !== null ? [[village, id] as const] : [])),
    );
    return {
      organisations: facts,
      organisation: (id) => byId.get(id),
      membersOf: (id) => members.get(id) ?? [],
      roomOf: (village) => rooms.get(village),
    };
  }
}
