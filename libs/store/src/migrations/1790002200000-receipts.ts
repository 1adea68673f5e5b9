import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appPolicy, ofTheTown, seenWithItsCase, theHouseItself } from '../row-policy.js';

/**
 * Keys of a town, wrapped by the master key that the database never sees; and of each receipt that was handed out the hash of its
 * code. Whoever asks with a code is nobody: the owner of the tables looks up one row for one hash, and gives neither name nor text.
 */
export class Receipts1790002200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [tables, vaultPolicy, receiptPolicy, shown]) await runner.query(step);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }
}

const tables = `
create table vault_key (
  town_id integer not null references town,
  purpose text not null,
  number integer not null,
  wrapped bytea not null,
  made_at timestamptz not null default now(),
  primary key (town_id, purpose, number)
);
create table receipt (
  town_id integer not null,
  code_hash bytea not null,
  matter_id uuid not null,
  handed_at timestamptz not null,
  primary key (town_id, code_hash),
  unique (town_id, matter_id),
  foreign key (town_id, matter_id) references cases
);
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    grant select, insert on vault_key, receipt to duliu_app;
  end if;
end $$;`;

const vaultPolicy = appPolicy({
  table: 'vault_key',
  sees: `${ofTheTown} and ${theHouseItself}`,
  keeps: `${ofTheTown} and ${theHouseItself}`,
});

const receiptPolicy = appPolicy({ table: 'receipt', sees: seenWithItsCase('receipt'), keeps: seenWithItsCase('receipt') });

/** In the caller's own town only: a code of another one is as unknown as a made-up one. */
const shown = `
create function receipt_shown(hash bytea)
returns table (kind text, id uuid, flow_version integer, number text, state text, holder text, waiting_on text, registered_at timestamptz, updated_at timestamptz,
  limits jsonb, merged_into text, erased boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp rows 1 as $body$
  select c.kind, c.id, c.flow_version, c.number, c.state, c.holder_organisation, c.waiting_on, c.registered_at, c.updated_at,
    (select coalesce(jsonb_agg(jsonb_build_object('rule', d.rule, 'dueOn', d.due_on, 'paused', d.status = 'paused') order by d.due_on, d.rule), '[]')
       from deadline d where d.town_id = c.town_id and d.matter_kind = c.kind and d.matter_id = c.id and d.status in ('pending', 'paused')),
    (select l ->> 'number' from jsonb_array_elements(c.data -> 'links') l where l ->> 'relation' = 'merged-into' limit 1),
    exists (select from text t where t.town_id = c.town_id and t.matter_id = c.id and t.erased_at is not null)
  from receipt r join cases c on c.town_id = r.town_id and c.id = r.matter_id
  where r.town_id = app_town() and r.code_hash = hash
$body$;
revoke execute on function receipt_shown from public;
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    grant execute on function receipt_shown to duliu_app;
  end if;
end $$;`;
