import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The function that finds a page of a list gives its rows, and no longer ids whose rows are fetched once more under the row policy.
 * The scope that it puts into its statement is the caller's, as before; the application judges each row again.
 */
export class RowsInSight1790001410000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [rows, grants, 'drop function case_page']) await runner.query(step);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }
}

const using = `using filter, app_town(), app_list('villages'), app_list('organisations'), app_list('sources'), app_text('registrar')`;

/**
 * By `registered` or by `due`; after a place, or from the start. The first page of the whole town is planned once and not at each call.
 * PostgreSQL takes the beginning of a word for common, one case in fifty, and would walk through all cases by time for one that hardly
 * occurs. So the first of them are looked at by time, which is enough where it is common indeed; else the index of words is asked.
 */
const rows = `
create function case_rows(filter jsonb, by text, descending boolean, after_key timestamptz, after_id uuid, most integer) returns setof jsonb
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp rows 50 as $body$
declare
  key text := case by when 'due' then $q$coalesce(next_due_at, '9999-12-31T00:00:00Z'::timestamptz)$q$ else 'registered_at' end;
  direction text := case when descending then 'desc' else 'asc' end;
  conditions text := case_where(filter);
  words text := case_words(filter);
  found jsonb[];
begin
  if conditions is null then return; end if;
  if conditions = 'town_id = $2' and words = 'true' and by = 'registered' and descending and after_id is null then
    return query select data from cases where town_id = app_town() order by registered_at desc, id desc limit most;
    return;
  end if;
  if after_id is not null then conditions := conditions || format(' and (%s, id) %s ($7, $8)', key, case when descending then '<' else '>' end); end if;
  if strpos(filter ->> 'q', ':*') > 0 then
    execute format(
      'select array(select data from (select id, %s as key, search, search_masked, data from cases where %s order by 2 %s, id %s limit 2000) first where %s order by key %s, id %s limit $9)',
      key, conditions, direction, direction, words, direction, direction)
      into found ${using}, after_key, after_id, most;
    if cardinality(found) < most then
      return query execute format(
        'with hit as materialized (select id, %s as key, data from cases where %s and %s) select data from hit order by key %s, id %s limit $9',
        key, conditions, words, direction, direction)
        ${using}, after_key, after_id, most;
      return;
    end if;
    return query select unnest(found);
    return;
  end if;
  return query execute format('select data from cases where %s and %s order by %s %s, id %s limit $9', conditions, words, key, direction, direction)
    ${using}, after_key, after_id, most;
end $body$;`;

const grants = `
revoke execute on function case_rows from public;
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    grant execute on function case_rows to duliu_app;
  end if;
end $$;`;
