import type { Town } from '@lib/town';
import pg from 'pg';

export interface SeedOptions {
  /** One hash for all demonstration accounts; absent: no demonstration people are made, as on a database of one's own. */
  readonly demonstrationPasswordHash?: string;
}

/** Loads the town's folder. What is there is brought up to date, nothing is removed: cases refer to it. Runs as the tables' owner. */
export async function seedTown(url: string, town: Town, { demonstrationPasswordHash }: SeedOptions = {}): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(hashtext($1))', [`duliu.seed.${town.slug}`]);
    const { rows } = await client.query<{ id: number }>(
      `insert into town (slug, name_zh, name_en) values ($1, $2, $3)
       on conflict (slug) do update set name_zh = excluded.name_zh, name_en = excluded.name_en
       returning id, set_config('app.town_id', id::text, true)`,
      [town.slug, town.name.zh, town.name.en],
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('the town was not kept');
    for (const step of stepsOf(town, demonstrationPasswordHash)) await client.query(step.sql, [id, JSON.stringify(step.rows)]);
    await client.query('commit');
    return id;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    await client.end();
  }
}

interface Step {
  readonly sql: string;
  readonly rows: readonly object[];
}

function stepsOf(town: Town, hash: string | undefined): readonly Step[] {
  // Invented people exist with their accounts or not at all: a post that nobody can sign in for would hold cases for ever.
  const people = town.people.filter(({ demonstration }) => hash !== undefined || !demonstration);
  const posts = people.flatMap((person) => person.posts.map((post) => ({ person: person.id, ...post })));
  const accounts = hash === undefined ? [] : people.filter((person) => person.demonstration);
  return [
    {
      sql: `insert into village (town_id, id, name, number_name, village_group)
            select $1, r.id, r.name, r.number_name, r.grouped from jsonb_to_recordset($2) r (id text, name text, number_name text, grouped text)
            on conflict (town_id, id) do update
              set name = excluded.name, number_name = excluded.number_name, village_group = excluded.village_group`,
      rows: town.villages.map((village) => ({
        id: village.id,
        name: village.name.zh,
        number_name: village.numberName,
        grouped: village.group?.zh ?? null,
      })),
    },
    {
      sql: `insert into village_code (town_id, village_id, code, valid_from, valid_to)
            select $1, r.village, r.code, r.valid_from, r.valid_to
            from jsonb_to_recordset($2) r (village text, code text, valid_from date, valid_to date)
            on conflict (town_id, village_id, valid_from) do update set code = excluded.code, valid_to = excluded.valid_to`,
      rows: town.villages.flatMap((village) =>
        village.codes.map((code) => ({ village: village.id, code: code.code, valid_from: code.validFrom, valid_to: code.validTo })),
      ),
    },
    {
      sql: `insert into organisation (town_id, id, kind, name_zh, name_en, village_id, parent_id)
            select $1, r.id, r.kind, r.zh, r.en, r.village, r.parent
            from jsonb_to_recordset($2) r (id text, kind text, zh text, en text, village text, parent text)
            on conflict (town_id, id) do update set kind = excluded.kind, name_zh = excluded.name_zh, name_en = excluded.name_en,
              village_id = excluded.village_id, parent_id = excluded.parent_id`,
      rows: town.organisations.map(({ id, kind, name, village, parent }) => ({ id, kind, zh: name.zh, en: name.en, village, parent })),
    },
    {
      sql: `insert into person (town_id, id, name, gender, demonstration)
            select $1, r.id, r.name, r.gender, r.demonstration
            from jsonb_to_recordset($2) r (id text, name text, gender text, demonstration boolean)
            on conflict (town_id, id) do nothing`,
      rows: people.map(({ id, name, gender, demonstration }) => ({ id, name, gender, demonstration })),
    },
    {
      sql: `insert into post (town_id, person_id, organisation_id, role, on_roster, director, valid_from, valid_to)
            select $1, r.person, r.organisation, r.role, coalesce(r.roster, false), coalesce(r.director, false), r."from", r."to"
            from jsonb_to_recordset($2) r (person text, organisation text, role text, roster boolean, director boolean, "from" date, "to" date)
            on conflict (town_id, person_id, organisation_id, role, valid_from) do update
              set on_roster = excluded.on_roster, director = excluded.director,
                -- A post that was ended in the application is not given back by the file.
                valid_to = coalesce(post.valid_to, excluded.valid_to)`,
      rows: posts,
    },
    {
      sql: `insert into account (town_id, id, person_id, username, password_hash, demonstration, created_at)
            select $1, r.id, r.person, r.username, r.hash, true, clock_timestamp()
            from jsonb_to_recordset($2) r (id text, person text, username text, hash text)
            on conflict (town_id, id) do update set password_hash = excluded.password_hash
              where account.demonstration and account.password_hash <> excluded.password_hash`,
      rows: accounts.map(({ id, username }) => ({ id: `a-${username}`, person: id, username, hash })),
    },
  ];
}
