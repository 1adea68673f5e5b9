import { asRole, ensureRoles, migrate, type DatabaseRole, type RoleSecrets } from '@lib/store';
import { migrateQueue } from '@lib/queue';
import { attachPostgres, openSecrets, type DatabaseUrls, type Settings } from '@lib/platform';

type Say = (line: string) => void;

/** The passwords of the roles on the embedded server, made once and kept under DATA_DIR. */
function roleSecrets(dataDir: string): RoleSecrets {
  const secrets = openSecrets(dataDir);
  return {
    migrator: secrets.get('database-migrator'),
    app: secrets.get('database-app'),
    claimer: secrets.get('database-claimer'),
    queue: secrets.get('database-queue'),
  };
}

/** Roles, database and one address per role. Running it twice changes nothing. */
export async function openRoles(superuserUrl: string, dataDir: string): Promise<DatabaseUrls> {
  const secrets = roleSecrets(dataDir);
  await ensureRoles(superuserUrl, secrets);
  const url = (role: DatabaseRole): string => asRole(superuserUrl, role, secrets[role]);
  return { migrator: url('migrator'), app: url('app'), claimer: url('claimer'), queue: url('queue') };
}

/** Brings our tables and the queue's up to date. Returns the names of the migrations that ran. */
export async function migrateAll(urls: DatabaseUrls): Promise<readonly string[]> {
  const ran = await migrate(urls.migrator);
  await migrateQueue(urls.queue);
  return ran;
}

/** The database of this installation for one command, whether the operator's own or the embedded one. */
export async function withDatabase<T>(settings: Settings, say: Say, work: (urls: DatabaseUrls) => Promise<T>): Promise<T> {
  if (settings.databaseUrls) return work(settings.databaseUrls);
  const server = await attachPostgres({ dataDir: settings.dataDir, say });
  try {
    return await work(await openRoles(server.url, settings.dataDir));
  } finally {
    await server.release();
  }
}
