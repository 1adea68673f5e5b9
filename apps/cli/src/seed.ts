import { hashPassword } from '@lib/access';
import { seedTown } from '@lib/store';
import { loadTown, type Town } from '@lib/town';
import type { DatabaseUrls, Settings } from '@lib/platform';
import { demonstrationPassword } from './start/demonstration.js';

/** The town's folder into the database. Demonstration accounts exist on the embedded database only. */
export async function seed(settings: Settings, urls: DatabaseUrls): Promise<Town> {
  const town = loadTown(settings.configRoot, settings.town);
  if (settings.databaseUrl !== undefined) {
    await seedTown(urls.migrator, town, {});
    return town;
  }
  const { hash } = await demonstrationPassword(settings, hashPassword);
  await seedTown(urls.migrator, town, { demonstrationPasswordHash: hash });
  return town;
}
