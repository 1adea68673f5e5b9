// The fixed yardstick: what one action on one case costs this PostgreSQL on this machine at the least.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { inHouse } from '../../tools/house.mjs';

const database = 'reference';
const rows = 100_000;
const schema = inHouse('test/bench/reference-schema.sql');
const transaction = inHouse('test/bench/reference.sql');
const clients = 16;

const has = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

/** Lays the reference tables in a database of their own on the same server. */
export async function openYardstick(server) {
  await asking(server.in('postgres'), (client) => client.query(`create database ${database}`));
  await asking(server.in(database), async (client) => {
    // Read as psql reads it: `:rows` is a variable, each statement by itself.
    const text = readFileSync(schema, 'utf8').replaceAll(':rows', String(rows));
    for (const statement of text.split(/;\s*$/m)) if (statement.trim()) await client.query(statement);
    await client.query('vacuum analyze');
  });
  const pgbench = has('pgbench');
  return {
    by: pgbench ? 'pgbench -M prepared, 16 clients, 2 threads' : 'a bare pg loop (pgbench is not installed), 16 clients',
    /** @returns reference transactions a second */
    measure: (seconds, random) => (pgbench ? byPgbench(server, seconds, random) : byLoop(server, seconds, random)),
  };
}

async function asking(config, work) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function byPgbench(server, seconds, random) {
  const seed = String(Math.floor(random() * 1e9));
  const flags = ['-n', '-M', 'prepared', '-f', transaction, '-D', `rows=${rows}`, '-c', String(clients), '-j', '2', '-T', String(seconds)];
  return new Promise((resolve, reject) => {
    const child = spawn('pgbench', [...flags, `--random-seed=${seed}`, database], { env: { ...process.env, ...server.environment } });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.once('error', reject);
    child.once('close', () => {
      const perSecond = Number(/^tps = ([\d.]+)/m.exec(said)?.[1]);
      if (perSecond > 0) resolve(perSecond);
      else reject(new Error(`pgbench said:\n${said}`));
    });
  });
}

async function byLoop(server, seconds, random) {
  const steps = readFileSync(transaction, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('--') && !line.startsWith('\\set'))
    .join('\n')
    .split(/;|\\gset/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(prepared);
  const lanes = await Promise.all(Array.from({ length: clients }, () => new pg.Client(server.in(database))));
  await Promise.all(lanes.map((client) => client.connect()));
  const began = performance.now();
  let done = 0;
  await Promise.all(
    lanes.map(async (client) => {
      while (performance.now() - began < seconds * 1000) {
        const values = { id: 1 + Math.floor(random() * rows), version: 0 };
        for (const { name, text, names } of steps) {
          const { rows: answer } = await client.query({ name, text, values: names.map((one) => values[one]) });
          if (answer?.[0]?.version !== undefined) values.version = answer[0].version;
        }
        done += 1;
      }
    }),
  );
  const perSecond = done / ((performance.now() - began) / 1000);
  await Promise.all(lanes.map((client) => client.end()));
  return perSecond;
}

/** `:id` becomes `$1`, as pgbench does it. A number that is divided needs its type named. */
function prepared(text, index) {
  const names = [];
  const numbered = text.replace(/(?<!:):([a-z]+)\b/g, (_, name) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}::int`;
  });
  return { name: `reference-${index}`, text: numbered, names };
}
