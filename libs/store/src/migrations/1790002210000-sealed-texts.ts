import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Personal text may stand sealed in its row, together with its salt, and be found by a keyed blind index. Texts of before stay as they
 * are until `keys:rotate` seals them: the key is not where migrations run.
 */
export class SealedTexts1790002210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [columns, commands, rewrapping]) await runner.query(step);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }
}

const columns = `
alter table text add column sealed bytea, add column key_number integer, add column blind bytea;
alter table text drop constraint text_check;
alter table text add constraint text_stands_once_or_was_erased
    check (num_nonnulls(body, sealed) = case when erased_at is null then 1 else 0 end),
  add constraint sealed_under_a_key check ((sealed is null) = (key_number is null)),
  add constraint salt_is_sealed_too check (sealed is null or salt is null),
  add constraint blind_of_what_is_sealed check (blind is null or sealed is not null);
create index text_blind on text (town_id, field, blind) where blind is not null;`;

/** Wrapped by another master key they are the same keys: no other column of them changes. */
const rewrapping = `
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    grant update (wrapped) on vault_key to duliu_app;
  end if;
end $$;`;

/**
 * The hashes of before had no key, and their bodies may hold a phone: they go. A repeat of a command of before is then known by its
 * key and route alone, for the thirty days that keys are kept.
 */
const commands = `
alter table idempotency alter column body_hash drop not null;
update idempotency set body_hash = null;`;
