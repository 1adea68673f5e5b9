import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appPolicy, ofTheTown, theHouseItself } from '../row-policy.js';

/**
 * The list of all histories, its tree and the signed heads: the application appends to them and changes nothing. The key that
 * signs is never here.
 */
export class HistoryHeads1790000900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table history_stretch (
  town_id integer not null references town,
  position bigint not null,
  matter_kind text not null,
  matter_id uuid not null,
  number text not null,
  from_seq integer not null,
  to_seq integer not null,
  -- The hashes of these events, 32 bytes each.
  hashes bytea not null,
  leaf bytea not null,
  primary key (town_id, position),
  unique (town_id, matter_kind, matter_id, to_seq)
);
create table history_node (
  town_id integer not null references town,
  level smallint not null,
  position bigint not null,
  hash bytea not null,
  primary key (town_id, level, position)
);
create table history_head (
  town_id integer not null references town,
  number integer not null,
  through timestamptz not null,
  -- The text that was signed; the columns beside it are for looking up.
  body text not null,
  hash bytea not null,
  signature bytea not null,
  stretches bigint not null,
  events bigint not null,
  -- Where the next stretch goes on in the tree.
  frontier bytea not null,
  primary key (town_id, number)
);
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    grant select, insert on history_stretch, history_node, history_head to duliu_app;
  end if;
end $$;
`);
    for (const table of ['history_stretch', 'history_node', 'history_head'])
      await runner.query(appPolicy({ table, sees: ofTheHouse, keeps: ofTheHouse }));
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }
}

/** The house alone seals, and reads what it sealed: a proof leaves it by a command or a receipt. */
const ofTheHouse = `${ofTheTown} and ${theHouseItself}`;
