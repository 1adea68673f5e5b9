import type { QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import type { KeptPerson, KeptPost } from '@lib/access';
import type { Identity } from '../identity.js';
import { ask, type Transaction } from '../in-transaction.js';

/** A person as the administrator's list shows him. */
export interface ListedPerson extends KeptPerson {
  readonly name: string;
  readonly gender: string | null;
  readonly demonstration: boolean;
  /** Absent where he has no account. */
  readonly username: string | null;
  readonly mustChange: boolean;
  readonly secondFactor: boolean;
  readonly leftAt: Date | null;
  readonly matterId: string;
}

export interface PeoplePage {
  readonly limit: number;
  /** Id after which the page begins. */
  readonly after?: string | undefined;
  /** Part of a name or a user name. */
  readonly q?: string | undefined;
  readonly organisation?: string | undefined;
  /** Also those who have left. */
  readonly left?: boolean | undefined;
}

const postJson = `
jsonb_build_object('id', h.id::text, 'role', h.role, 'organisation', h.organisation_id, 'director', h.director, 'onRoster', h.on_roster,
  'from', h.valid_from, 'to', h.valid_to, 'ended', h.ended_at is not null, 'substituteFor', h.substitute_for)`;

const person = `
select p.id, p.name, p.gender, p.demonstration, p.matter_id as "matterId", p.left_at as "leftAt", p.left_at is not null as left,
  a.username, coalesce(a.must_change, false) as "mustChange",
  exists (select from second_factor f where f.town_id = p.town_id and f.account_id = a.id and f.confirmed_at is not null) as "secondFactor",
  (select coalesce(jsonb_agg(${postJson} order by h.valid_from, h.id), '[]') from post h where h.town_id = p.town_id and h.person_id = p.id) as posts
from person p left join account a on a.town_id = p.town_id and a.person_id = p.id`;

const page = `${person}
where p.town_id = $1 and p.id > $2 and ($3::text is null or strpos(p.name, $3) > 0 or strpos(coalesce(a.username, ''), lower($3)) > 0)
  and ($4::text is null or exists (select from post h where h.town_id = p.town_id and h.person_id = p.id and h.organisation_id = $4 and h.ended_at is null))
  and ($5 or p.left_at is null)
order by p.id limit $6`;
const one = `${person} where p.town_id = $1 and p.id = $2`;

/** Of the order's people, and of all who administer: what a decision must know. */
const known = `
select p.id, p.left_at is not null as left,
  not exists (select from account a where a.town_id = p.town_id and a.person_id = p.id) as "noAccount",
  (select coalesce(jsonb_agg(${postJson} order by h.id), '[]') from post h where h.town_id = p.town_id and h.person_id = p.id) as posts
from person p
where p.town_id = $1 and (p.id = any ($2)
  or exists (select from post h where h.town_id = p.town_id and h.person_id = p.id and h.role = 'admin' and h.ended_at is null))`;

interface Row extends QueryResultRow, Omit<ListedPerson, 'posts'> {
  readonly posts: KeptPost[];
}

/** Who mediates in a committee or room on a day. */
export interface RosterMember {
  readonly person: string;
  readonly name: string;
  readonly gender: string | null;
  readonly organisation: string;
  readonly director: boolean;
  readonly from: string;
  readonly to: string | null;
  readonly substituteFor: string | null;
}

const rosters = `
select h.person_id as person, p.name, p.gender, h.organisation_id as organisation, h.director, h.valid_from::text as "from", h.valid_to::text as "to",
  h.substitute_for as "substituteFor"
from post h join person p on p.town_id = h.town_id and p.id = h.person_id
where h.town_id = $1 and h.on_roster and h.valid_from <= $2 and (h.valid_to is null or h.valid_to >= $2) and h.ended_at is null
order by h.director desc, h.person_id`;

/** People with their posts, past ones too. */
export class PeopleReader {
  constructor(private readonly source: DataSource) {}

  page(who: Identity, { limit, after = '', q, organisation, left = false }: PeoplePage): Promise<readonly ListedPerson[]> {
    const values = [who.townId, after, q ?? null, organisation ?? null, left, limit];
    return ask<Row>(this.source, who, { name: 'people-page', text: page, values });
  }

  async one(who: Identity, id: string): Promise<ListedPerson | undefined> {
    const [row] = await ask<Row>(this.source, who, { name: 'people-one', text: one, values: [who.townId, id] });
    return row;
  }

  /** The mediators of all committees and rooms on a day. */
  rosters(who: Identity, day: string): Promise<readonly RosterMember[]> {
    return ask<RosterMember & QueryResultRow>(this.source, who, { name: 'rosters', text: rosters, values: [who.townId, day] });
  }
}

export async function peopleKnown(
  transaction: Transaction,
  townId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KeptPerson>> {
  const { rows } = await transaction.query<{ id: string; left: boolean; noAccount: boolean; posts: KeptPost[] }>({
    text: known,
    values: [townId, ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}
