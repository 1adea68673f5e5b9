import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the house watches about itself: deadlines whose sweep failed, and the daily look at whether histories and rows agree. */
export class Watch1790000600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create index deadline_failing on deadline (town_id, due_at) where status = 'pending' and attempts > 0;
create table fold_check (
  town_id integer not null references town,
  checked_on date not null,
  -- The last case that was looked at: where the next batch goes on, whoever does it.
  after_case uuid,
  looked integer not null default 0,
  differences integer not null default 0,
  first_kind text,
  first_case uuid,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (town_id, checked_on)
);
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    grant select, insert, update on fold_check to duliu_app;
  end if;
end $$;
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }
}
