import { randomBytes } from 'node:crypto';
import pg from 'pg';

const roles = ['migrator', 'app', 'claimer', 'queue'] as const;
type Role = (typeof roles)[number];

interface TestServer {
  readonly superuser: string;
  readonly template: string;
  readonly secrets: Readonly<Record<Role, string>>;
  readonly logins: Readonly<Record<Role, string>>;
  readonly compiled: string;
  readonly demonstrationPassword: string;
}

/** Addresses of one database, one for each role that signs in to it. */
export type DatabaseUrls = Readonly<Record<Role | 'superuser', string>>;

export interface ClonedDatabase {
  readonly name: string;
  readonly urls: DatabaseUrls;
  /** Ends every session on it and removes it. */
  drop(): Promise<void>;
}

/** A database of one's own, copied from the migrated and seeded template (about 0.1 s). */
export async function cloneDatabase(): Promise<ClonedDatabase> {
  const server = testServer();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const owner = pg.escapeIdentifier(server.logins.migrator);
  await asSuperuser(
    server,
    `create database ${name} template ${pg.escapeIdentifier(server.template)} owner ${owner}`,
    `grant create on database ${name} to ${pg.escapeIdentifier(server.logins.queue)}`, // Rights on the database itself are not copied.
  );
  return {
    name,
    urls: urlsOf(server, name),
    drop: () => asSuperuser(server, `drop database if exists ${name} with (force)`),
  };
}

/** The folder with this run's compiled programs and libraries, such as `programs/worker.mjs`. */
export const compiledHouse = (): string => testServer().compiled;

/** With which the demonstration accounts of every cloned database sign in. */
export const demonstrationPassword = (): string => testServer().demonstrationPassword;

function testServer(): TestServer {
  const told = process.env['DULIU_TEST_SERVER'];
  if (told === undefined) throw new Error('No test server: run database tests with a project that has libs/testing as its global setup.');
  return JSON.parse(told) as TestServer;
}

function urlsOf(server: TestServer, name: string): DatabaseUrls {
  const as = (role: Role): string => {
    const url = new URL(server.superuser);
    url.username = server.logins[role];
    url.password = server.secrets[role];
    url.pathname = `/${name}`;
    return url.toString();
  };
  const superuser = new URL(server.superuser);
  superuser.pathname = `/${name}`;
  return { superuser: superuser.toString(), migrator: as('migrator'), app: as('app'), claimer: as('claimer'), queue: as('queue') };
}

async function asSuperuser(server: TestServer, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuser });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
