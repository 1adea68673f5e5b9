import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caseInSightOfTheUnrecused as caseInSight } from '../row-policy.js';

/** Whoever is recused from a case (回避) loses sight of it: in lists and searches, and whatever the application forgets. */
export class Recused1790001600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [column, policies, where]) await runner.query(step);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }
}

/** Drawn by PostgreSQL from the document of the case, so that no writer can forget it. */
const column = `
create function app_texts(list jsonb) returns text[] language sql immutable parallel safe
  return case when jsonb_typeof(list) = 'array' then array(select jsonb_array_elements_text(list)) else '{}' end;
alter table cases add column recused text[] not null generated always as (app_texts(data -> 'recused')) stored;`;

const policies = `
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    alter policy app_sees on cases using (${caseInSight});
    alter policy app_changes on cases using (${caseInSight});
    alter policy app_removes on cases using (${caseInSight});
  end if;
end $$`;

/** As before, and not what the caller is recused from. */
const where = `
create or replace function case_where(filter jsonb) returns text language plpgsql stable set search_path = pg_catalog, public, pg_temp as $body$
declare
  arms text[] := '{}';
  found text := 'town_id = $2';
begin
  if not app_flag('everything') then
    if app_list('villages') <> '{}' then arms := array_append(arms, 'village_id = any ($3)'); end if;
    if app_list('organisations') <> '{}' then arms := array_append(arms, 'involved && $4'); end if;
    if app_list('sources') <> '{}' then arms := array_append(arms, 'source = any ($5)'); end if;
    if app_text('registrar') is not null then arms := array_append(arms, 'registered_by = $6'); end if;
    if arms = '{}' then return null; end if;
    found := found || ' and (' || array_to_string(arms, ' or ') || $q$) and not recused @> array[(select app_text('person'))]$q$;
  end if;
  if filter ? 'state' then found := found || $q$ and state = $1 ->> 'state'$q$; end if;
  if filter ? 'holder' then found := found || $q$ and holder_organisation = $1 ->> 'holder'$q$; end if;
  if filter ? 'village' then found := found || $q$ and village_id = $1 ->> 'village'$q$; end if;
  if filter ? 'tile' then found := found || $q$ and tile = $1 ->> 'tile'$q$; end if;
  if filter ? 'leaves' then found := found || $q$ and leaf = any (($1 ->> 'leaves')::text[])$q$; end if;
  if filter ? 'risk' then found := found || $q$ and risk = $1 ->> 'risk'$q$; end if;
  if filter ? 'kind' then found := found || $q$ and kind = $1 ->> 'kind'$q$; end if;
  if filter ? 'project' then found := found || $q$ and project = $1 ->> 'project'$q$; end if;
  if filter ? 'collective' then found := found || $q$ and collective = ($1 ->> 'collective')::boolean$q$; end if;
  if filter ? 'dueBefore' then found := found || $q$ and open and next_due_at < ($1 ->> 'dueBefore')::timestamptz$q$; end if;
  if filter ? 'registeredFrom' then found := found || $q$ and registered_at >= ($1 ->> 'registeredFrom')::timestamptz$q$; end if;
  if filter ? 'registeredBefore' then found := found || $q$ and registered_at < ($1 ->> 'registeredBefore')::timestamptz$q$; end if;
  if filter ? 'queueOf' then
    found := found || $q$ and open and (holder_organisation = any (($1 ->> 'queueOf')::text[])
      or (involved && ($1 ->> 'queueOf')::text[] and exists (
        select from jsonb_array_elements(data -> 'assisting') office
        where office ->> 'organisation' = any (($1 ->> 'queueOf')::text[]) and office ->> 'status' in ('asked', 'signed-for'))))$q$;
  end if;
  return found;
end $body$;`;
