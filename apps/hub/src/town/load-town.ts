import type { DataSource } from 'typeorm';
import { makeCalendar } from '@lib/calendar';
import { loadCalendar, loadCodes, loadLaw, loadTown } from '@lib/town';
import { placesOf, type TownContext } from './town-context.js';

/** The town's folder, its law and its key in the database. A broken file or a town that was not seeded stops the start. */
export async function loadTownContext(database: DataSource, configRoot: string, slug: string): Promise<TownContext> {
  const town = loadTown(configRoot, slug);
  const rows = await database.query<{ id: number }[]>('select id from town where slug = $1', [slug]);
  const townId = rows[0]?.id;
  if (townId === undefined) throw new Error(`The town "${slug}" is not in the database: it has not been seeded`);
  return {
    townId,
    town,
    law: loadLaw(configRoot),
    codes: loadCodes(configRoot),
    calendar: makeCalendar(loadCalendar(configRoot), town),
    places: placesOf(town.organisations),
  };
}
