import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appPolicy, ofTheTown, theHouseItself } from '../row-policy.js';

/**
 * Who read what is sensitive, and who took what out: rows that the application may add and nobody may change or delete. It adds them
 * in the name of whoever is at work, and only whoever may open the log reads them. No value that was read is among them.
 */
export class Audit1790002220000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(appPolicy({ table: 'audit', sees, keeps }));
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }
}

const sees = `${ofTheTown} and (select app_flag('audits'))`;
const keeps = `${ofTheTown} and (${theHouseItself} or person_id = (select app_text('person')))`;

const table = `
create table audit (
  town_id integer not null references town,
  id uuid not null,
  at timestamptz not null,
  deed text not null check (deed in ('reveal', 'search', 'export', 'receipt')),
  person_id text not null,
  role text,
  organisation_id text,
  matter_id uuid,
  number text,
  field text,
  party text,
  purpose text,
  filter jsonb,
  rows integer,
  primary key (town_id, id),
  check (deed <> 'reveal' or (matter_id is not null and field is not null and purpose is not null)),
  check (deed <> 'export' or (filter is not null and rows is not null and purpose is not null))
);
create index audit_time on audit (town_id, at desc, id desc);
create index audit_person on audit (town_id, person_id, at desc, id desc);
create index audit_matter on audit (town_id, matter_id, at desc, id desc) where matter_id is not null;
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    grant select, insert on audit to duliu_app;
  end if;
end $$;`;
