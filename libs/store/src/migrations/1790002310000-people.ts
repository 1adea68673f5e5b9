import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofTheTown, seenWithItsCase } from '../row-policy.js';

/**
 * People change by events, in the one stream: who was appointed, ended, dismissed, by whom and when. A post can end within its day;
 * only whoever administers people may write people, whatever the application forgets.
 */
export class People1790002310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [columns, whoWrites, whoReads, whoseSession]) await runner.query(step);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }
}

const columns = `
alter table person
  add column matter_id uuid not null default gen_random_uuid(),
  -- Of the last event; 0 and null for whom the town's own files brought and nobody has changed since.
  add column seq integer not null default 0,
  add column last_hash bytea,
  add column left_at timestamptz,
  add unique (town_id, matter_id);
alter table post
  add column ended_at timestamptz,
  add column substitute_for text,
  add foreign key (town_id, substitute_for) references person;`;

const administersPeople = `${ofTheTown} and (select app_flag('people'))`;

/** A password is changed by its owner and a session ends by itself; everything else about people is the administrator's. */
const whoWrites = `
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    revoke update on account, post from duliu_app;
    grant update (password_hash, must_change, password_changed_at, disabled_at) on account to duliu_app;
    grant update (valid_to, ended_at, director, on_roster, substitute_for) on post to duliu_app;
    grant update (seq, last_hash, left_at) on person to duliu_app;
    alter policy app_keeps on person with check (${administersPeople});
    alter policy app_keeps on post with check (${administersPeople});
    alter policy app_keeps on account with check (${administersPeople});
    alter policy app_changes on person using (${administersPeople}) with check (${administersPeople});
    alter policy app_changes on post using (${administersPeople}) with check (${administersPeople});
  end if;
end $$;`;

const whoReads = `
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    alter policy app_sees on event using (${seenWithItsCase('event')} or (${ofTheTown} and matter_kind = 'person' and (select app_flag('people'))));
  end if;
end $$;`;

/** As before, without the posts that ended within the day. */
const whoseSession = `
create or replace function session_of(of_town integer, token bytea, at timestamptz, today date)
returns table (account_id text, username text, demonstration boolean, person_id text, name text, created_at timestamptz, expires_at timestamptz,
  opened_by text, must_change boolean, second_factor boolean, posts json)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $body$
#variable_conflict use_column
begin
  return query
  select a.id, a.username, a.demonstration, p.id, p.name, s.created_at, s.expires_at, s.opened_by, a.must_change,
    exists (select from second_factor f where f.town_id = a.town_id and f.account_id = a.id and f.confirmed_at is not null),
    (select json_agg(json_build_object('role', h.role, 'organisation', h.organisation_id) order by h.id)
       from post h
      where h.town_id = a.town_id and h.person_id = a.person_id and h.valid_from <= today and (h.valid_to is null or h.valid_to >= today)
        and h.ended_at is null)
  from session s
  join account a on a.town_id = s.town_id and a.id = s.account_id
  join person p on p.town_id = a.town_id and p.id = a.person_id
  where s.token_hash = token and s.town_id = of_town and s.ended_at is null and s.expires_at > at and a.disabled_at is null;
end $body$;`;
