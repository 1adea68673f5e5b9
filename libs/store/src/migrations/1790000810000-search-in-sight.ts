import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchOf } from '../search-words.js';

/**
 * Lists and search run in functions of the tables' owner. Under a row policy PostgreSQL may use an index only for operators
 * that cannot leak what they look at; those of words and of lists are not among them. The functions put the caller's scope into
 * the statement themselves, and return ids, whose rows the row policy then judges once more.
 */
export class SearchInSight1790000810000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(maskedWords);
    await this.indexAnew(runner);
    for (const step of [where, words, page, count, grants]) await runner.query(step);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }

  /** The words of the cases of before, cut once more: without what looks like a phone, and without names for masked readers. */
  private async indexAnew(runner: QueryRunner): Promise<void> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const cases: readonly Stored[] = await runner.query(stored, [after]);
      for (const { town_id, id, number, summary, parties } of cases) {
        const { whole, masked } = searchOf({ number, summary: summary ?? '', parties });
        await runner.query(keep, [town_id, id, whole, masked]);
      }
      const last = cases.at(-1);
      if (!last) return;
      after = last.id;
    }
  }
}

interface Stored {
  readonly town_id: number;
  readonly id: string;
  readonly number: string;
  readonly summary: string | null;
  readonly parties: readonly { readonly name: string; readonly phone?: string }[];
}

const maskedWords = `
alter table cases add column search_masked tsvector;
create index cases_search_masked on cases using gin (search_masked);`;

const body = (reference: string): string =>
  `(select t.body from text t where t.town_id = c.town_id and t.matter_id = c.id and t.id = (${reference} ->> '$text')::uuid)`;
const stored = `
select c.town_id, c.id, c.number, ${body(`c.data -> 'summary'`)} as summary,
  coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('name', coalesce(${body(`p -> 'name'`)}, ''), 'phone', ${body(`p -> 'phone'`)})))
    from jsonb_array_elements(c.data -> 'parties') p), '[]') as parties
from cases c where c.id > $1 order by c.id limit 200`;
const keep = `
update cases set search = array_to_tsvector($3::text[]), search_masked = array_to_tsvector($4::text[]) where town_id = $1 and id = $2`;

/**
 * The conditions of a list, of fixed pieces of text: no word of the caller's gets into the statement. They refer to the filter as
 * $1, to town, villages, organisations, sources and registrar as $2 to $6. Null where nothing can be seen.
 */
const where = `
create function case_where(filter jsonb) returns text language plpgsql stable set search_path = pg_catalog, public, pg_temp as $body$
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
    found := found || ' and (' || array_to_string(arms, ' or ') || ')';
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

const definer = 'language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp';
const using = `using filter, app_town(), app_list('villages'), app_list('organisations'), app_list('sources'), app_text('registrar')`;

/** The words that are searched: without names for whoever sees none. */
const words = `
create function case_words(filter jsonb) returns text language sql stable set search_path = pg_catalog, public, pg_temp as $body$
  select case when not filter ? 'q' then 'true' when app_flag('names') then $q$search @@ ($1 ->> 'q')::tsquery$q$
    else $q$search_masked @@ ($1 ->> 'q')::tsquery$q$ end
$body$;`;

/**
 * The ids of one page, in order: by `registered` or by `due`; after a place, or from the start. PostgreSQL takes the beginning of a
 * word for common, one case in fifty, and would walk through all cases by time for one that hardly occurs. So the first of them
 * are looked at by time, which is enough where it is common indeed; else the index of words is asked.
 */
const page = `
create function case_page(filter jsonb, by text, descending boolean, after_key timestamptz, after_id uuid, most integer) returns setof uuid
${definer} rows 50 as $body$
declare
  key text := case by when 'due' then $q$coalesce(next_due_at, '9999-12-31T00:00:00Z'::timestamptz)$q$ else 'registered_at' end;
  direction text := case when descending then 'desc' else 'asc' end;
  conditions text := case_where(filter);
  words text := case_words(filter);
  found uuid[];
begin
  if conditions is null then return; end if;
  if after_id is not null then conditions := conditions || format(' and (%s, id) %s ($7, $8)', key, case when descending then '<' else '>' end); end if;
  if strpos(filter ->> 'q', ':*') > 0 then
    execute format(
      'select array(select id from (select id, %s as key, search, search_masked from cases where %s order by 2 %s, id %s limit 2000) first where %s order by key %s, id %s limit $9)',
      key, conditions, direction, direction, words, direction, direction)
      into found ${using}, after_key, after_id, most;
    if cardinality(found) < most then
      return query execute format(
        'with hit as materialized (select id, %s as key from cases where %s and %s) select id from hit order by key %s, id %s limit $9',
        key, conditions, words, direction, direction)
        ${using}, after_key, after_id, most;
      return;
    end if;
    return query select unnest(found);
    return;
  end if;
  return query execute format('select id from cases where %s and %s order by %s %s, id %s limit $9', conditions, words, key, direction, direction)
    ${using}, after_key, after_id, most;
end $body$;`;

const count = `
create function case_count(filter jsonb) returns integer
${definer} as $body$
declare
  conditions text := case_where(filter);
  counted integer := 0;
begin
  if conditions is not null then execute format('select count(*)::int from cases where %s and %s', conditions, case_words(filter)) into counted ${using}; end if;
  return counted;
end $body$;`;

const grants = `
revoke execute on function case_page, case_count, case_where, case_words from public;
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    grant execute on function case_page, case_count to duliu_app;
  end if;
end $$;`;
