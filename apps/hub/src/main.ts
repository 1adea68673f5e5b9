import 'reflect-metadata';
import {
  Counter,
  environmentGiven,
  gracefulStop,
  openClock,
  openLogger,
  openMetrics,
  readSettings,
  SettingsFault,
  tellReady,
} from '@lib/platform';
import { countRoundTrips, openDatabase } from '@lib/store';
import { requireProof } from '@lib/town';
import { features } from './features.js';
import { createHub } from './hub.js';
import { loadTownContext } from './town/load-town.js';
import { TownRegistry } from './town/town-context.js';

async function main(): Promise<void> {
  await environmentGiven();
  const settings = readSettings(process.env);
  const logger = openLogger(settings, 'hub');
  const stop = gracefulStop({ logger });
  try {
    if (!settings.databaseUrls)
      throw new SettingsFault(['DATABASE_URL_APP is missing: start the hub with `npm start`, or set DATABASE_URL.']);
    const clock = openClock(settings);
    const database = await openDatabase(settings.databaseUrls.app, { max: 10, applicationName: 'duliu-hub' });
    stop.before('database', () => database.destroy());
    const context = await loadTownContext(database, settings.configRoot, settings.town);
    requireProof(context.town, context.law, context.codes, clock.now());
    const towns = new TownRegistry(context);
    const metrics = openMetrics('hub');
    const roundTrips = new Counter({
      name: 'duliu_database_round_trips_total',
      help: 'How often a connection to PostgreSQL sent and waited',
      registers: [metrics],
    });
    countRoundTrips(database, () => roundTrips.inc());
    const hub = await createHub({ settings, clock, logger, metrics, database, towns, features });
    stop.before('hub', () => hub.close());
    await hub.listen(settings.port, settings.host);
    logger.info({ address: await hub.getUrl() }, 'listening');
    tellReady();
  } catch (error) {
    logger.fatal({ err: error }, 'the hub did not start');
    process.stderr.write(`${error instanceof Error ? error.message : 'The hub did not start'}\n`);
    await stop.now('failed to start', 1);
  }
}

await main();
