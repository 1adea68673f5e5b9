import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first floor plan of the database. `town_id` leads every key; events are append-only; an open case cannot lose
 * its holder or its clock: the watched deadline is a deferrable foreign key to a deadline that is pending or paused.
 */
export class FirstHouse1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [town, people, signIn, matters, messages, grants]) await runner.query(step);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }
}

const town = `
create table town (
  id integer generated always as identity primary key,
  slug text not null unique,
  name_zh text not null,
  name_en text not null,
  seeded_from text
);
create table village (
  town_id integer not null references town,
  id text not null,
  name text not null,
  number_name text not null,
  village_group text,
  primary key (town_id, id)
);
create table village_code (
  town_id integer not null,
  village_id text not null,
  code text not null,
  valid_from date not null,
  valid_to date,
  primary key (town_id, village_id, valid_from),
  foreign key (town_id, village_id) references village
);
create index village_code_code on village_code (town_id, code);
create table organisation (
  town_id integer not null references town,
  id text not null,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  village_id text,
  parent_id text,
  primary key (town_id, id),
  foreign key (town_id, village_id) references village
);
`;

const people = `
create table person (
  town_id integer not null references town,
  id text not null,
  name text not null,
  gender text,
  demonstration boolean not null default false,
  primary key (town_id, id)
);
create table post (
  town_id integer not null,
  id bigint generated always as identity,
  person_id text not null,
  organisation_id text not null,
  role text not null,
  on_roster boolean not null default false,
  director boolean not null default false,
  valid_from date not null,
  valid_to date,
  primary key (town_id, id),
  unique (town_id, person_id, organisation_id, role, valid_from),
  foreign key (town_id, person_id) references person,
  foreign key (town_id, organisation_id) references organisation,
  check (valid_to is null or valid_to >= valid_from)
);
create index post_organisation on post (town_id, organisation_id, role);
`;

const signIn = `
create table account (
  town_id integer not null,
  id text not null,
  person_id text not null,
  username text not null,
  password_hash text not null,
  demonstration boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (town_id, id),
  unique (town_id, username),
  foreign key (town_id, person_id) references person
);
create table session (
  town_id integer not null,
  token_hash bytea not null,
  account_id text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (token_hash),
  foreign key (town_id, account_id) references account
);
create index session_account on session (town_id, account_id);
create table sign_in_attempt (
  town_id integer not null,
  id bigint generated always as identity,
  kind text not null,
  subject bytea not null,
  at timestamptz not null,
  primary key (town_id, id)
);
create index sign_in_attempt_subject on sign_in_attempt (town_id, kind, subject, at);
`;

const matters = `
create table counter (
  town_id integer not null references town,
  year integer not null,
  scope text not null,
  last integer not null,
  primary key (town_id, year, scope)
);
create table event (
  town_id integer not null,
  matter_kind text not null,
  matter_id uuid not null,
  seq integer not null,
  version integer not null,
  type text not null,
  at timestamptz not null,
  actor jsonb not null,
  data jsonb not null,
  canonical bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (town_id, matter_kind, matter_id, seq)
);
create table text (
  town_id integer not null,
  matter_kind text not null,
  matter_id uuid not null,
  id uuid not null,
  field text not null,
  salt bytea,
  body text,
  erased_at timestamptz,
  erased_under text,
  primary key (town_id, matter_id, id),
  check ((body is null) = (erased_at is not null))
);
create table deadline (
  town_id integer not null,
  matter_kind text not null,
  matter_id uuid not null,
  rule text not null,
  occurrence integer not null,
  rung integer not null,
  status text not null check (status in ('pending', 'paused', 'fired', 'cancelled')),
  live boolean not null generated always as (status in ('pending', 'paused')) stored,
  started_on date not null,
  due_on date not null,
  due_at timestamptz not null,
  next_attempt_at timestamptz not null,
  attempts integer not null default 0,
  last_error text,
  primary key (town_id, matter_kind, matter_id, rule, occurrence, rung),
  unique (town_id, matter_kind, matter_id, rule, occurrence, rung, live)
);
create index deadline_due on deadline (next_attempt_at) where status = 'pending';
create table cases (
  town_id integer not null references town,
  id uuid not null,
  kind text not null,
  flow_version integer not null,
  number text not null,
  client_id uuid,
  state text not null,
  open boolean not null,
  holder_organisation text,
  holder_post text,
  holder_since timestamptz,
  watched_rule text,
  watched_occurrence integer,
  watched_rung integer,
  watched_live boolean generated always as (case when watched_rule is null then null else true end) stored,
  waiting_on text,
  lead_organisation text,
  involved text[] not null,
  village_id text,
  tile text not null,
  leaf text,
  risk text not null,
  project text,
  collective boolean not null,
  source text not null,
  occurred_on date not null,
  registered_at timestamptz not null,
  registered_by text,
  next_due_at timestamptz,
  updated_at timestamptz not null,
  version integer not null,
  seq integer not null,
  last_hash bytea not null,
  search tsvector,
  data jsonb not null,
  primary key (town_id, id),
  unique (town_id, number),
  unique (town_id, client_id),
  foreign key (town_id, village_id) references village,
  foreign key (town_id, holder_organisation) references organisation,
  constraint no_orphan check (
    not open or (holder_organisation is not null and holder_post is not null and watched_rule is not null)
  ),
  constraint watched_deadline_is_live
    foreign key (town_id, kind, id, watched_rule, watched_occurrence, watched_rung, watched_live)
    references deadline (town_id, matter_kind, matter_id, rule, occurrence, rung, live)
    deferrable initially deferred
);
create index cases_recent on cases (town_id, registered_at desc, id desc);
create index cases_village on cases (town_id, village_id, registered_at desc, id desc);
create index cases_queue on cases (town_id, holder_organisation, next_due_at) where open;
create index cases_search on cases using gin (search);
create index cases_involved on cases using gin (involved);
`;

const messages = `
create table outbox (
  town_id integer not null,
  id uuid not null,
  job text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  available_at timestamptz not null,
  primary key (town_id, id)
);
create index outbox_due on outbox (available_at, id);
create table idempotency (
  town_id integer not null,
  user_id text not null,
  key uuid not null,
  route text not null,
  body_hash bytea not null,
  matter_id uuid,
  created_at timestamptz not null,
  primary key (town_id, user_id, key)
);
create index idempotency_age on idempotency (created_at);
create table notice (
  town_id integer not null,
  id uuid not null,
  organisation_id text not null,
  role text not null,
  matter_kind text not null,
  matter_id uuid not null,
  kind text not null,
  says jsonb not null,
  created_at timestamptz not null,
  visible_at timestamptz not null,
  read_at timestamptz,
  primary key (town_id, id),
  foreign key (town_id, organisation_id) references organisation
);
create index notice_queue on notice (town_id, organisation_id, role, visible_at desc);
`;

/** Least privilege: the application appends events and never changes or deletes one; the claimer sees ids and times only. */
const grants = `
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    grant usage on schema public to duliu_app;
    grant select on all tables in schema public to duliu_app;
    grant insert on event, text, deadline, cases, outbox, idempotency, notice, counter, session, sign_in_attempt, account, person, post to duliu_app;
    grant update on text, deadline, cases, notice, counter, session, account, post to duliu_app;
    grant update (matter_id) on idempotency to duliu_app;
    grant delete on idempotency, sign_in_attempt, session to duliu_app;
  end if;
  if exists (select from pg_roles where rolname = 'duliu_claimer') then
    grant usage on schema public to duliu_claimer;
    grant select (town_id, matter_kind, matter_id, rule, occurrence, rung, status, due_at, next_attempt_at) on deadline to duliu_claimer;
    grant select, delete, update on outbox to duliu_claimer;
  end if;
end $$;
`;
