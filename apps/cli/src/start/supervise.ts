import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  acquireStartLock,
  databaseEnvironment,
  freePort,
  gracefulStop,
  isFree,
  openMasterKey,
  openSecrets,
  prepareDataDir,
  type DatabaseUrls,
  type PostgresFault,
  type Settings,
  type Stop,
} from '@lib/platform';
import { startChild, type Child } from './child.js';
import { DatabaseServer } from './database-server.js';
import { Keeper } from './keeper.js';
import { StartFault } from './start-fault.js';

/** What to start and how to prepare it; the tests put small programs in the place of hub and worker. */
export interface StartPlan {
  readonly settings: Settings;
  readonly say: (line: string) => void;
  readonly programs: { readonly hub: string; readonly worker: string };
  /** Roles, tables and town on the embedded server, whose superuser's address is given. Running it twice changes nothing. */
  readonly prepareEmbedded: (superuserUrl: string) => Promise<DatabaseUrls>;
  /** The same on a server of the operator. */
  readonly prepareGiven: (urls: DatabaseUrls) => Promise<void>;
  /** What is printed above the ready line. */
  readonly signInTable: () => Promise<string>;
  /** Whether whoever started us is gone; absent: never. */
  readonly parentGone?: () => boolean;
}

/** ms that a second start waits for one that may be stopping just now, and for its port. */
const patience = 3_000;

/** Starts everything and keeps it alive until a signal. Never returns while things run; the process ends by `stop`. */
export async function supervise(plan: StartPlan): Promise<void> {
  const { settings, say } = plan;
  prepareDataDir(settings.dataDir);
  const lock = await acquireStartLock(settings.dataDir, patience);
  const stop = gracefulStop({ within: 40_000, logger: { info: () => {}, error: sayFailure(say) } });
  stop.before('lock', () => lock.release());
  try {
    await startAll(plan, stop);
  } catch (error) {
    if (stop.stopping) return; // A signal came while things were starting; what failed failed because of it.
    say(
      error instanceof StartFault || isSpoken(error)
        ? error.message
        : String(error instanceof Error ? (error.stack ?? error.message) : error),
    );
    await stop.now('could not start', 1);
  }
}

const isSpoken = (error: unknown): error is Error => error instanceof Error && ['PostgresFault', 'ConfigFault'].includes(error.name);

async function startAll(plan: StartPlan, stop: Stop): Promise<void> {
  const { settings, say } = plan;
  const port = await openPort(settings);
  let urls: DatabaseUrls | undefined;
  const ownKey = settings.databaseUrl === undefined && settings.masterKey === undefined && settings.masterKeyFile === undefined;
  if (ownKey) openMasterKey(settings);
  const environment = (): NodeJS.ProcessEnv => ({
    ...(urls && databaseEnvironment(urls)),
    PORT: String(port),
    HOST: settings.host,
    DATA_DIR: settings.dataDir,
    // They see addresses of a database and cannot tell whose it is: the key of the embedded one lies beside it, and that is said here.
    ...(ownKey && { MASTER_KEY_FILE: join(settings.dataDir, 'secrets', 'master-key') }),
    METRICS_TOKEN: settings.metricsToken ?? openSecrets(settings.dataDir).get('metrics-token'),
  });
  const logFolder = join(settings.dataDir, 'log');
  const giveUp = (fault: StartFault | PostgresFault): void => {
    say(fault.message);
    void stop.now('gave up', 1);
  };
  const programOf = (name: 'hub' | 'worker') => ({
    name,
    start: (): Child => startChild({ name, program: plan.programs[name], logFolder }),
    environment,
    say,
    giveUp,
  });
  const hub = new Keeper({ ...programOf('hub'), isReady: () => answers(settings.host, port, stop) });
  const worker = new Keeper({ ...programOf('worker'), isReady: (started) => started.saysReady });
  hub.load();
  worker.load();

  say('Starting the database …');
  let database: DatabaseServer | undefined;
  stop.before('database', () => database?.stop());
  stop.before('worker', () => worker.stop());
  stop.before('hub', () => hub.stop());
  if (settings.databaseUrl === undefined) database = await DatabaseServer.open(settings.dataDir, say);
  if (database?.reused) say('PostgreSQL was left running by an earlier start; it is taken over.');
  say('Preparing tables and town …');
  urls = await prepare(plan, database);

  say('Starting hub and worker …');
  await Promise.all([hub.start(), worker.start()]);
  const moved = async (): Promise<void> => {
    urls = await prepare(plan, database);
    await Promise.all([hub.restart(), worker.restart()]);
  };
  void database?.watch(moved, giveUp);
  watchParent(plan, stop);
  const table = await plan.signInTable();
  if (!stop.stopping) say(`${table}\nready http://${settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host}:${port}`);
}

async function prepare(plan: StartPlan, database: DatabaseServer | undefined): Promise<DatabaseUrls> {
  if (database) return plan.prepareEmbedded(database.url);
  const { databaseUrls } = plan.settings;
  if (!databaseUrls) throw new StartFault('DATABASE_URL is set, but there is no address for each role.');
  await plan.prepareGiven(databaseUrls);
  return databaseUrls;
}

/** @throws StartFault naming a port that another program holds */
async function openPort({ port, host }: Settings): Promise<number> {
  if (port === 0) return freePort(host);
  for (const end = Date.now() + patience; !(await isFree(port, host)); await sleep(100)) {
    if (Date.now() > end)
      throw new StartFault(`PORT ${port} on ${host} is taken by another program. Choose another, for example: PORT=${port + 1} npm start`);
  }
  return port;
}

/** Done when the hub says that it is ready; whether it ever does is the keeper's affair. */
async function answers(host: string, port: number, stop: Stop): Promise<void> {
  const address = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/health/ready`;
  while (!stop.stopping) {
    const ready = await fetch(address, { signal: AbortSignal.timeout(2_000) }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await sleep(40);
  }
}

/** npm that was killed cannot tell us; without this we would hold DATA_DIR and the port against its successor. */
function watchParent({ parentGone, say }: StartPlan, stop: Stop): void {
  if (!parentGone) return;
  setInterval(() => {
    if (!parentGone() || stop.stopping) return;
    say('npm is gone; stopping.');
    void stop.now('parent gone');
  }, 500).unref();
}

const sayFailure =
  (say: (line: string) => void) =>
  (details: unknown): void => {
    const { err, step } = details as { err?: Error; step?: string };
    say(`Stopping ${step ?? ''}: ${err?.message ?? 'failed'}`);
  };
