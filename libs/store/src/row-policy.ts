/**
 * Row policies in the words of a migration. Every table with `town_id` has one, forced on its owner too; a test finds those
 * without. The conditions read what `identity.ts` says at the begin of a transaction.
 *
 * Each setting is read in a scalar subselect: PostgreSQL then reads it once for a statement and not once for a row.
 */

/** Of the town that the transaction works in. Whoever has not said which is refused with an error instead of finding nothing. */
export const ofTheTown = 'town_id = (select app_town())';

const seesEverything = "(select app_flag('everything'))";

/** The house itself at work: the clock, the notices it sends, its daily look at the histories. */
export const theHouseItself = "(select app_flag('house'))";

const fourWays = `village_id = any ((select app_list('villages'))::text[])
  or involved && (select app_list('organisations'))::text[]
  or source = any ((select app_list('sources'))::text[])
  or registered_by = (select app_text('registrar'))`;

/** A case in the caller's sight as the first policies had it, before anybody could be recused. */
export const caseInSightAtFirst = `${ofTheTown} and (${seesEverything}
  or ${fourWays})`;

/** As it was before accusations of cadres were kept from the leaders of their village. */
export const caseInSightOfTheUnrecused = `${ofTheTown} and (${seesEverything}
  or ((${fourWays}) and not recused @> array[(select app_text('person'))]))`;

/**
 * A case in the caller's sight, as `inScope` of the access policy has it: in one of four ways, and neither one from which he is recused
 * nor one that accuses a cadre of a village that he leads.
 */
export const caseInSight = `${ofTheTown} and (${seesEverything}
  or ((${fourWays})
    and not recused @> array[(select app_text('person'))]
    and not (accusation and village_id = any ((select app_list('accused'))::text[]))))`;

/**
 * What hangs on a case: seen with it. One look at the key of `cases` for each row, and none for who sees the whole town. Not `exists`:
 * that PostgreSQL may answer from a list of all cases in sight, and a plan made while there were few keeps to it when there are many.
 */
export const seenWithItsCase = (table: string): string => `${ofTheTown} and (${seesEverything} or (
  select true from cases where cases.town_id = ${table}.town_id and cases.id = ${table}.matter_id))`;

/** The report of a village: seen there, and by whoever sees the whole town. No village sees another's. */
export const reportInSight = `${ofTheTown} and (${seesEverything} or village_id = any ((select app_list('villages'))::text[]))`;

/** The month of the town and its summary, which speaks of every village. */
export const periodInSight = `${ofTheTown} and ${seesEverything}`;

/** What hangs on a case or on a report: seen with it, and looked up by its key; the report only where there is no such case. */
export const seenWithItsMatter = (table: string): string => `${ofTheTown} and (${seesEverything} or coalesce(
  (select true from cases where cases.town_id = ${table}.town_id and cases.id = ${table}.matter_id),
  (select true from report where report.town_id = ${table}.town_id and report.id = ${table}.matter_id)))`;

interface Policy {
  readonly table: string;
  /** What the application may read, and so change where it has the right. */
  readonly sees: string;
  /** What it may put in; absent: what is of the town. */
  readonly keeps?: string;
}

/** Switches the policy of a table on, for its owner too, and lets the owner through: he migrates and seeds. */
export const forced = (table: string): string => `
alter table ${table} enable row level security, force row level security;
create policy owner on ${table} to current_user using (true) with check (true);`;

/** Of what the application role sees. A new row must be of the town; a changed one must still be in sight. */
export const appPolicy = ({ table, sees, keeps = ofTheTown }: Policy): string => `
${forced(table)}
do $$
begin
  if exists (select from pg_roles where rolname = 'duliu_app') then
    create policy app_sees on ${table} for select to duliu_app using (${sees});
    create policy app_changes on ${table} for update to duliu_app using (${sees}) with check (${ofTheTown});
    create policy app_removes on ${table} for delete to duliu_app using (${sees});
    create policy app_keeps on ${table} for insert to duliu_app with check (${keeps});
  end if;
end $$;`;

/** A table of the town in which nothing is about one case. */
export const townPolicy = (table: string): string => appPolicy({ table, sees: ofTheTown });

/** A table whose rows belong to a case by `matter_id`. */
export const matterPolicy = (table: string): string => appPolicy({ table, sees: seenWithItsCase(table) });
