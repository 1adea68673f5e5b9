import pg from 'pg';

/** Who may sign in to PostgreSQL and for what: one owner for migrations, least privilege for the rest. */
export const databaseRoles = {
  migrator: 'duliu_migrator',
  app: 'duliu_app',
  claimer: 'duliu_claimer',
  queue: 'duliu_queue',
} as const;

export type DatabaseRole = keyof typeof databaseRoles;
export type RoleSecrets = { readonly [role in DatabaseRole]: string };

export const databaseName = 'duliu';
const queueSchema = 'bullmq';

/** Seconds after which a dead node's open transaction ends, so that its locks are gone within a minute. */
const idleInTransaction = '30s';

/** A node that is gone without a word answers no keepalive: 20 s of silence and three questions, 10 s apart, end its sessions. */
const keepalives = { tcp_keepalives_idle: 20, tcp_keepalives_interval: 10, tcp_keepalives_count: 3 };

/** Creates or refreshes the roles, the database and the queue's schema. Runs as superuser; running it twice changes nothing. */
export async function ensureRoles(superuserUrl: string, secrets: RoleSecrets, name: string = databaseName): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', ['duliu.roles']);
    for (const [role, loginName] of Object.entries(databaseRoles) as [DatabaseRole, string][]) {
      const known = await client.query('select from pg_roles where rolname = $1', [loginName]);
      const verb = known.rowCount === 0 ? 'create' : 'alter';
      await client.query(`${verb} role ${loginName} login nosuperuser nocreatedb nocreaterole password ${pg.escapeLiteral(secrets[role])}`);
      await client.query(`alter role ${loginName} set idle_in_transaction_session_timeout = '${idleInTransaction}'`);
      for (const [setting, value] of Object.entries(keepalives)) await client.query(`alter role ${loginName} set ${setting} = ${value}`);
    }
    const database = await client.query('select from pg_database where datname = $1', [name]);
    if (database.rowCount === 0) {
      await client.query(`create database ${pg.escapeIdentifier(name)} owner ${databaseRoles.migrator} encoding 'UTF8' template template0`);
    }
  });
  await withClient(withDatabase(superuserUrl, name), async (client) => {
    await client.query(`alter schema public owner to ${databaseRoles.migrator}`);
    await client.query('revoke create on schema public from public');
    await client.query(`create schema if not exists ${queueSchema} authorization ${databaseRoles.queue}`);
    // BullMQ's own migration says "create schema if not exists", which PostgreSQL allows only with this right, made or not.
    await client.query(`grant create on database ${pg.escapeIdentifier(name)} to ${databaseRoles.queue}`);
  });
}

export const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
};

/** The same server and database, as another role. */
export const asRole = (url: string, role: DatabaseRole, secret: string, name: string = databaseName): string => {
  const changed = new URL(withDatabase(url, name));
  changed.username = databaseRoles[role];
  changed.password = secret;
  return changed.toString();
};

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
