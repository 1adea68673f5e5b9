import type { DataSource } from 'typeorm';
import type { Settings } from '@lib/platform';
import { StartFault } from './start/start-fault.js';

/** One command's work on the town of the settings, as the application role. @throws StartFault where it was not seeded */
export async function onTown<T>(
  settings: Settings,
  say: (line: string) => void,
  work: (database: DataSource, townId: number) => Promise<T>,
): Promise<T> {
  const [{ openDatabase }, { withDatabase }] = await Promise.all([import('@lib/store'), import('./database.js')]);
  return withDatabase(settings, say, async (urls) => {
    const database = await openDatabase(urls.app, { max: 2, applicationName: 'duliu-cli' });
    try {
      const found = await database.query<{ id: number }[]>('select id from town where slug = $1', [settings.town]);
      const townId = found[0]?.id;
      if (townId === undefined) throw new StartFault(`There is no town ${settings.town} in the database.`);
      return await work(database, townId);
    } finally {
      await database.destroy();
    }
  });
}
