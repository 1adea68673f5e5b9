import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appPolicy, caseInSightAtFirst, matterPolicy, ofTheTown, theHouseItself, townPolicy } from '../row-policy.js';

/** PostgreSQL itself refuses what the application forgot: who works in which town and sees what is a condition of every row. */
export class RowPolicy1790000800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [whoAsks, whichRows, claimer, whoseSession]) await runner.query(step);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }
}

/** What the transaction said of itself. Settings of a transaction that is over read as empty. */
const whoAsks = `
create function app_town() returns integer language sql stable parallel safe
  return current_setting('app.town_id')::integer;
create function app_text(setting text) returns text language sql stable parallel safe
  return nullif(current_setting('app.' || setting, true), '');
create function app_flag(setting text) returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.' || setting, true) = 'on', false);
create function app_list(setting text) returns text[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.' || setting, true), '')::text[], '{}');
`;

const ofThePost = `${ofTheTown} and (${theHouseItself} or organisation_id || '/' || role = any ((select app_list('posts'))::text[]))`;
const ofThePerson = `${ofTheTown} and user_id = (select app_text('person'))`;
const ofTheHouse = `${ofTheTown} and ${theHouseItself}`;

const whichRows = [
  ...['village', 'village_code', 'organisation', 'person', 'post', 'account', 'session', 'sign_in_attempt', 'counter'].map(townPolicy),
  appPolicy({
    table: 'cases',
    sees: caseInSightAtFirst,
    keeps: `${ofTheTown} and (${theHouseItself} or registered_by = (select app_text('person')))`,
  }),
  ...['event', 'text', 'deadline'].map(matterPolicy),
  appPolicy({ table: 'notice', sees: ofThePost, keeps: ofTheHouse }),
  appPolicy({ table: 'idempotency', sees: ofThePerson, keeps: ofThePerson }),
  appPolicy({ table: 'outbox', sees: ofTheHouse }),
  appPolicy({ table: 'fold_check', sees: ofTheHouse, keeps: ofTheHouse }),
  'create index cases_registrar on cases (town_id, registered_by)',
].join(';\n');

/** Across towns: of deadlines those that may be due, of the outbox all; which columns is said by the grants. */
const claimer = `
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_claimer') then
    create policy claimer_sees on deadline for select to duliu_claimer using (status = 'pending');
    create policy claimer_moves on outbox to duliu_claimer using (true) with check (true);
  end if;
end $$;`;

/**
 * Who asks is not known before the session is read: the owner reads it for the application, one session of one town for the
 * hash of its token. `pg_temp` stands last in the path, so that no temporary table takes the place of ours.
 */
const whoseSession = `
create function session_of(of_town integer, token bytea, at timestamptz, today date)
returns table (account_id text, username text, demonstration boolean, person_id text, name text, created_at timestamptz, expires_at timestamptz, posts json)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $body$
#variable_conflict use_column
begin
  return query
  select a.id, a.username, a.demonstration, p.id, p.name, s.created_at, s.expires_at,
    (select json_agg(json_build_object('role', h.role, 'organisation', h.organisation_id) order by h.id)
       from post h
      where h.town_id = a.town_id and h.person_id = a.person_id and h.valid_from <= today and (h.valid_to is null or h.valid_to >= today))
  from session s
  join account a on a.town_id = s.town_id and a.id = s.account_id
  join person p on p.town_id = a.town_id and p.id = a.person_id
  where s.token_hash = token and s.town_id = of_town and s.ended_at is null and s.expires_at > at and a.disabled_at is null;
end $body$;
revoke execute on function session_of from public;
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    grant execute on function session_of to duliu_app;
  end if;
end $$;`;
