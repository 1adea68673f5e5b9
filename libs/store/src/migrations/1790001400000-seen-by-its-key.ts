import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seenWithItsCase } from '../row-policy.js';

/** What hangs on a case is always looked up by the key of the case, whatever PostgreSQL thinks of the number of cases. */
export class SeenByItsKey1790001400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['event', 'text', 'deadline']) {
      const sees = seenWithItsCase(table);
      await runner.query(`
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    alter policy app_sees on ${table} using (${sees});
    alter policy app_changes on ${table} using (${sees});
    alter policy app_removes on ${table} using (${sees});
  end if;
end $$`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }
}
