import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shanghaiDate } from '@lib/calendar';
import { inAppChannel, LateAlarm } from '@lib/notify';
import {
  environmentGiven,
  gracefulStop,
  openClock,
  openHistoryKey,
  openLogger,
  openMasterKey,
  openMetrics,
  readSettings,
  SettingsFault,
  tellReady,
} from '@lib/platform';
import { openQueues } from '@lib/queue';
import {
  CaseStore,
  DeadlineStore,
  FoldChecks,
  HistorySeals,
  lateDeadlines,
  NoticeStore,
  openDatabase,
  OutboxStore,
  postsHeld,
  ReportStore,
  TownWorlds,
  vaultOf,
} from '@lib/store';
import { SealsOfTown } from './histories/seals-of-town.js';
import { MattersByKind } from './deadlines/matters-by-kind.js';
import { serveHealth } from './health/health-server.js';
import { MonthsOfTown } from './months/months-of-town.js';
import { AnnouncementsFromHistory } from './notices/announcements-from-history.js';
import { townIdOf } from './town/town-id.js';
import { loadTownGround } from './town/town-ground.js';
import { startWorker } from './worker.js';

async function main(): Promise<void> {
  await environmentGiven();
  const settings = readSettings(process.env);
  const logger = openLogger(settings, 'worker');
  const stop = gracefulStop({ logger });
  try {
    const urls = settings.databaseUrls;
    if (!urls) throw new SettingsFault(['DATABASE_URL_APP is missing: start the worker with `npm start`, or set DATABASE_URL.']);
    const clock = openClock(settings);
    const ground = loadTownGround(settings.configRoot, settings.town, clock.now());
    const metrics = openMetrics('worker');
    const app = await openDatabase(urls.app, { max: 6, applicationName: 'duliu-worker' });
    stop.before('database', () => app.destroy());
    const claimer = await openDatabase(urls.claimer, { max: 4, applicationName: 'duliu-claimer' });
    stop.before('claimer', () => claimer.destroy());
    const queues = openQueues({
      databaseUrl: urls.queue,
      redisUrl: settings.redisUrl,
      onError: (error) => logger.warn({ err: error }, 'the queue reported an error'),
    });
    stop.before('queues', () => queues.close());

    const townId = await townIdOf(app, settings.town);
    const worlds = new TownWorlds(app, (asked) => {
      // A matter of a town that another process serves: its job fails here and is tried again there.
      if (asked !== townId) throw new Error(`This process does not serve the town ${asked}`);
      return ground;
    });
    const wardens = {
      of: (town: number, now: number) => postsHeld(app, town, ['admin', 'centre-head'], shanghaiDate(now)),
    };
    const notices = new NoticeStore(app);
    const vault = vaultOf(app, openMasterKey(settings));
    const reports = new ReportStore(
      app,
      (id, now) => worlds.at(id, now),
      () => ground.reports,
      vault,
    );
    const worker = await startWorker({
      logger,
      clock,
      metrics,
      queues,
      calendar: ground.calendar,
      channel: inAppChannel(notices),
      outbox: new OutboxStore(claimer),
      deadlines: new DeadlineStore(claimer, app),
      matters: new MattersByKind(new CaseStore(app, (id, now) => worlds.at(id, now), vault), reports),
      announcements: new AnnouncementsFromHistory(app, (id) => worlds.at(id, clock.now())),
      histories: new FoldChecks(app),
      seals: new SealsOfTown(new HistorySeals(app), openHistoryKey(settings), { townId, dataDir: settings.dataDir }),
      months: new MonthsOfTown(reports, townId),
      wardens,
    });
    stop.before('worker', () => worker.close());
    const alarm = new LateAlarm({
      townId,
      clock,
      logger,
      look: (now) => lateDeadlines(app, townId, now),
      posts: (now) => wardens.of(townId, now),
      put: (made) => notices.put(made),
    });
    alarm.start();
    stop.before('alarm', () => alarm.stop());

    const isReady = async (): Promise<boolean> => !stop.stopping && (await claimer.query<unknown[]>('select 1')).length === 1;
    const health = await serveHealth(metrics, isReady);
    stop.before('health', () => health.close());
    // Whoever watches this process finds the port here: it is a free one at each start.
    writeFileSync(join(settings.dataDir, 'worker-health-port'), String(health.port), { mode: 0o600 });
    logger.info({ backend: queues.kind, healthPort: health.port }, 'working');
    tellReady();
  } catch (error) {
    logger.fatal({ err: error }, 'the worker did not start');
    process.stderr.write(`${error instanceof Error ? error.message : 'The worker did not start'}\n`);
    await stop.now('failed to start', 1);
  }
}

await main();
