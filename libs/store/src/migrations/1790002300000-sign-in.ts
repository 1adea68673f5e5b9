import type { MigrationInterface, QueryRunner } from 'typeorm';
import { townPolicy } from '../row-policy.js';

/** A first password is changed before anything else; a second factor stands beside it; a session knows by which door it came. */
export class SignIn1790002300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [tables, ...['second_factor', 'recovery_code'].map(townPolicy), grants, whoseSession]) await runner.query(step);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }
}

const tables = `
alter table account
  add column must_change boolean not null default false,
  add column password_changed_at timestamptz;
alter table session add column opened_by text not null default 'password' check (opened_by in ('password', 'open-id', 'open-id-strong'));
create table second_factor (
  town_id integer not null,
  account_id text not null,
  -- Until it is confirmed the one that stands, if any, goes on to hold.
  pending_secret text,
  secret text,
  confirmed_at timestamptz,
  -- The last step of 30 s whose code was taken: no code opens twice.
  last_step bigint not null default 0,
  primary key (town_id, account_id),
  foreign key (town_id, account_id) references account,
  check ((secret is null) = (confirmed_at is null))
);
create table recovery_code (
  town_id integer not null,
  account_id text not null,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (town_id, account_id, code_hash),
  foreign key (town_id, account_id) references account
);`;

const grants = `
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    grant select, insert, update, delete on second_factor, recovery_code to duliu_app;
  end if;
end $$;`;

/** As before; it tells besides what the account still owes. */
const whoseSession = `
drop function session_of(integer, bytea, timestamptz, date);
create function session_of(of_town integer, token bytea, at timestamptz, today date)
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
