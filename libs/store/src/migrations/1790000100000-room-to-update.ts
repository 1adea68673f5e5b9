import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Pages keep room for the next version of a row, so that an update which moves no key stays on its page and touches none of
 * the eight indexes of a case.
 */
export class RoomToUpdate1790000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table cases set (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.05)`);
    await runner.query(`alter table deadline set (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }
}
