import { join } from 'node:path';
import { openMasterKey, openSecrets, projectRoot, randomPassword, systemClock, type Settings } from '@lib/platform';
import { loadCodes, loadLaw, loadTown, requireProof } from '@lib/town';
import type { Command } from '../command.js';
import { signInTable } from '../start/sign-in-table.js';
import { supervise } from '../start/supervise.js';

/** As one file: loaded in half the time. */
const program = (name: string): string => join(projectRoot(), `dist/programs/${name}.mjs`);

export const startCommand: Command = {
  name: 'start',
  says: 'Starts everything: database, tables, town, hub, worker and web. Ctrl-C stops all of it; a second start finds the data again.',
  options: {},
  run: async (_, { settings, say }) => {
    const town = loadTown(settings.configRoot, settings.town);
    for (const warning of town.warnings) say(`Note: ${warning.says.en} (${warning.article})`);
    requireProof(town, loadLaw(settings.configRoot), loadCodes(settings.configRoot), systemClock.now());
    openMasterKey(settings); // Missing, it stops the start before anything is laid out.
    // TypeORM and BullMQ take half a second to load: meanwhile the database starts.
    const rooms = Promise.all([import('../database.js'), import('../seed.js')]);
    await supervise({
      settings,
      say,
      programs: { hub: program('hub'), worker: program('worker') },
      prepareEmbedded: async (superuserUrl) => {
        const [{ openRoles, migrateAll }, { seed }] = await rooms;
        const urls = await openRoles(superuserUrl, settings.dataDir);
        await migrateAll(urls);
        await seed(settings, urls);
        return urls;
      },
      prepareGiven: async (urls) => {
        const [{ migrateAll }, { seed }] = await rooms;
        await migrateAll(urls);
        await seed(settings, urls);
      },
      signInTable: async () => table(settings, town),
      ...lostParent(process.env),
    });
    return untilExit();
  },
};

const table = (settings: Settings, town: ReturnType<typeof loadTown>): string =>
  settings.databaseUrl === undefined
    ? signInTable(town, settings.demoPassword ?? openSecrets(settings.dataDir).get('demonstration-password', randomPassword))
    : 'On a database of your own there are no demonstration accounts; make the first administrator with: npm run cli -- user:add --help';

/** Under npm our parent is npm itself; when it is killed, Linux gives us another. */
function lostParent(env: NodeJS.ProcessEnv): { readonly parentGone?: () => boolean } {
  if (env['npm_lifecycle_event'] === undefined) return {};
  const parent = process.ppid;
  return { parentGone: () => process.ppid !== parent };
}

/** The process ends by the supervisor's stop, which sets its exit code. */
const untilExit = (): Promise<number> => new Promise(() => {});
