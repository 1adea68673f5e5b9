// The template that every test database is copied from: roles, schema, queue schema and town, made once per run by the product's own code.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { bundle } from '../../../tools/bundle.mjs';
import { isAlive } from './embedded-server.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
export const templateName = 'duliu_template';
export const demonstrationPassword = 'for-tests-only';

/** Makes the template on the server, with the compiled libraries, and returns the passwords of its roles. */
export async function makeTemplate(superuserUrl, compiled) {
  const store = await import(library(compiled, 'store'));
  const queue = await import(library(compiled, 'queue'));
  const secrets = Object.fromEntries(Object.keys(store.databaseRoles).map((role) => [role, randomBytes(12).toString('base64url')]));
  await store.ensureRoles(superuserUrl, secrets, templateName);
  const urlOf = (role) => store.asRole(superuserUrl, role, secrets[role], templateName);
  await store.migrate(urlOf('migrator'));
  await queue.migrateQueue(urlOf('queue'));
  await seed(compiled, urlOf('migrator'));
  await closeToVisitors(superuserUrl);
  return { secrets, logins: store.databaseRoles };
}

/** The town of the product with its demonstration accounts; their password is known to the tests. */
async function seed(compiled, migratorUrl) {
  const [store, town, access] = await Promise.all(['store', 'town', 'access'].map((name) => import(library(compiled, name))));
  const demonstrationPasswordHash = await access.hashPassword(demonstrationPassword);
  await store.seedTown(migratorUrl, town.loadTown(path.join(root, 'config'), 'duliu'), { demonstrationPasswordHash });
}

/**
 * Compiles the programs and libraries into a folder of this run, and each program as one file (2 s); beneath the root, so that
 * packages are found.
 * Tests that kill a process start it from there: what runs is what stands in the sources now.
 */
export async function compileHouse() {
  const cache = path.join(root, '.cache');
  fs.mkdirSync(cache, { recursive: true });
  removeLeftOvers(cache);
  const target = fs.mkdtempSync(path.join(cache, `testing-${process.pid}-`));
  const swc = path.join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const parts = ['libs', 'apps/hub', 'apps/worker', 'apps/cli'].filter((part) => fs.existsSync(path.join(root, part)));
  execFileSync(process.execPath, [swc, ...parts, '-d', target, '--quiet'], { cwd: root, stdio: 'pipe', env: withoutFlags() });
  await bundle(path.relative(root, target), ['hub', 'worker', 'cli']);
  return target;
}

/** What runs that were killed left behind, known by their process id. */
function removeLeftOvers(cache) {
  for (const name of fs.readdirSync(cache)) {
    const owner = Number(/^testing-(\d+)-/.exec(name)?.[1] ?? 0);
    if (owner && !isAlive(owner)) fs.rmSync(path.join(cache, name), { recursive: true, force: true });
  }
}

/** The test runner's own Node flags are not meant for the compiler. */
function withoutFlags() {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return env;
}

const library = (compiled, name) => pathToFileURL(path.join(compiled, 'libs', name, 'src', 'index.js')).href;

/** Copying fails while anybody is connected. Not IS_TEMPLATE: that would also make the database impossible to drop. */
async function closeToVisitors(superuserUrl) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`alter database ${templateName} with allow_connections false`);
  } finally {
    await client.end();
  }
}
