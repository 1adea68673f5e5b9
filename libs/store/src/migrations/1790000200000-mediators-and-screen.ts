import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A dispute knows who may not mediate it, what the intake screen said and what it owes the court: cases of before know nothing of it. */
export class MediatorsAndScreen1790000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update cases
      set data = jsonb_build_object(
          'recused', '[]'::jsonb, 'screen', '[]'::jsonb, 'civilPart', null, 'proposedOffice', null, 'courtToldOn', null,
          'mediated', coalesce((
            select jsonb_agg(named.id order by named.since)
            from (
              select mediator.id, min(event.seq) as since
              from event, jsonb_array_elements_text(event.data -> 'mediators') as mediator (id)
              where event.town_id = cases.town_id and event.matter_kind = cases.kind and event.matter_id = cases.id
                and event.type in ('CaseAccepted', 'DispatchSignedFor')
              group by mediator.id
            ) named), '[]'::jsonb),
          'successes', (
            select count(*) from event
            where event.town_id = cases.town_id and event.matter_kind = cases.kind and event.matter_id = cases.id
              and event.type = 'CaseClosed' and event.data ->> 'result' = 'success')
        ) || data
      where kind = 'dispute'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: expand, then contract.');
  }
}
