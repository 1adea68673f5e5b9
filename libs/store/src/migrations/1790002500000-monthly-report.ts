import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appPolicy, ofTheTown, periodInSight, reportInSight, seenWithItsMatter, theHouseItself } from '../row-policy.js';

/**
 * The monthly report: one period for a town and month, one report for each of its villages. Events, texts and deadlines are those of
 * every matter; an open report cannot lose its holder or its clock, as a case cannot.
 */
export class MonthlyReport1790002500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [tables, grants, ...policies]) await runner.query(step);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }
}

/** What the two have in common with a case: who holds it, which deadline the database watches, where its history stands. */
const columns = (table: string): string => `
  id uuid not null,
  kind text not null,
  flow_version integer not null,
  number text not null,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  state text not null,
  open boolean not null,
  holder_organisation text,
  holder_post text,
  watched_rule text,
  watched_occurrence integer,
  watched_rung integer,
  watched_live boolean generated always as (case when watched_rule is null then null else true end) stored,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null,
  seq integer not null,
  last_hash bytea not null,
  data jsonb not null,
  primary key (town_id, id),
  foreign key (town_id, holder_organisation) references organisation,
  constraint ${table}_no_orphan check (
    not open or (holder_organisation is not null and holder_post is not null and watched_rule is not null)
  ),
  constraint ${table}_watched_deadline_is_live
    foreign key (town_id, kind, id, watched_rule, watched_occurrence, watched_rung, watched_live)
    references deadline (town_id, matter_kind, matter_id, rule, occurrence, rung, live)
    deferrable initially deferred`;

const tables = `
create table report_period (
  town_id integer not null references town,
  ${columns('report_period')},
  unique (town_id, month)
);
create table report (
  town_id integer not null references town,
  village_id text not null,
  ${columns('report')},
  unique (town_id, month, village_id),
  foreign key (town_id, village_id) references village,
  foreign key (town_id, month) references report_period (town_id, month)
);
create index report_village on report (town_id, village_id, month desc);
`;

const grants = `
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    grant select, insert, update on report_period, report to duliu_app;
  end if;
end $$;`;

const onlyTheHouse = `${ofTheTown} and ${theHouseItself}`;

const policies = [
  appPolicy({ table: 'report_period', sees: periodInSight, keeps: onlyTheHouse }),
  appPolicy({ table: 'report', sees: reportInSight, keeps: onlyTheHouse }),
  ...['event', 'text', 'deadline'].map((table) => {
    const matter = seenWithItsMatter(table);
    // Of events the administrator goes on to see those of people.
    const sees = table === 'event' ? `${matter} or (${ofTheTown} and matter_kind = 'person' and (select app_flag('people')))` : matter;
    return `
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    alter policy app_sees on ${table} using (${sees});
    alter policy app_changes on ${table} using (${matter});
    alter policy app_removes on ${table} using (${matter});
  end if;
end $$`;
  }),
];
