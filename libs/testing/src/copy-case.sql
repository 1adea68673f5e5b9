-- Many cases of one: for tests and benchmarks that need more due deadlines than anybody would register one by one. Each copy
-- has its own id, number and due time (`apart` from the next, the last of them at `due`); the rest is the model's.
-- The hashes stay the model's too, so the chain of a copy does not verify.
create or replace function copy_case(model uuid, copies integer, due timestamptz, apart interval default '1 ms') returns setof uuid
language plpgsql as $function$
declare
  source regclass;
  names text;
  expressions text;
begin
  create temporary table copied on commit drop as
    select n, gen_random_uuid() as id, due - (copies - n) * apart as at from generate_series(1, copies) n;
  foreach source in array array['cases', 'event', 'deadline']::regclass[] loop
    select
      string_agg(format('%I', attname), ', ' order by attnum),
      string_agg(
        case
          when attname in ('id', 'matter_id') then 'copied.id'
          when attname = 'number' then $$number || '-' || copied.id$$
          when attname = 'client_id' then 'null'
          when attname in ('due_at', 'next_attempt_at') then $$case when status = 'pending' then copied.at else original.due_at end$$
          when atttypid = 'jsonb'::regtype then
            format(
              $$regexp_replace(replace(original.%I::text, %L, copied.id::text), '"dueAt": \d+', '"dueAt": ' || floor(extract(epoch from copied.at) * 1000), 'g')::jsonb$$,
              attname, model
            )
          else format('original.%I', attname)
        end,
        ', ' order by attnum
      )
      into names, expressions
      from pg_attribute where attrelid = source and attnum > 0 and not attisdropped and attgenerated = '';
    execute format(
      'insert into %s (%s) select %s from %s original, copied where original.%I = %L',
      source, names, expressions, source, case source::text when 'cases' then 'id' else 'matter_id' end, model
    );
  end loop;
  return query select id from copied order by n;
end $function$;
