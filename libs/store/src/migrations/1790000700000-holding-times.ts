import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A case knows who held it from when on; cases of before learn it from their own history. */
export class HoldingTimes1790000700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
with told as (
  -- What an event does not say of holder or wait stands as the last one said it.
  select town_id, matter_kind, matter_id, seq, at, data,
    count(*) filter (where data ? 'holder') over step as holders, count(*) filter (where data ? 'waitingOn') over step as waits
  from event where data ? 'holder' or data ? 'waitingOn'
  window step as (partition by town_id, matter_kind, matter_id order by seq)
), known as (
  select town_id, matter_kind, matter_id, seq, at,
    first_value(data -> 'holder') over (partition by town_id, matter_kind, matter_id, holders order by seq) as holder,
    first_value(data -> 'waitingOn') over (partition by town_id, matter_kind, matter_id, waits order by seq) as waiting
  from told
), holding as (
  select town_id, matter_kind, matter_id, seq, at,
    case when jsonb_typeof(holder) = 'object'
      then jsonb_build_object('by', jsonb_build_object('organisation', holder -> 'organisation', 'post', holder -> 'post'),
        'waitingOn', coalesce(waiting, 'null'))
      else '{"by": null, "waitingOn": null}' end as held
  from known
), changed as (
  select *, lag(held) over (partition by town_id, matter_kind, matter_id order by seq) is distinct from held as differs from holding
), lasting as (
  -- What was over within its own instant was no holding.
  select distinct on (town_id, matter_kind, matter_id, at) * from changed where differs
  order by town_id, matter_kind, matter_id, at, seq desc
), spans as (
  select town_id, matter_kind, matter_id,
    jsonb_agg(jsonb_build_object('from', (extract(epoch from at) * 1000)::bigint) || held order by seq) as held
  from lasting group by town_id, matter_kind, matter_id
)
update cases c set data = data || jsonb_build_object('held', coalesce(spans.held, '[]'))
from spans
where spans.town_id = c.town_id and spans.matter_kind = c.kind and spans.matter_id = c.id`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }
}
