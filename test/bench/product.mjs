// The product as a user starts it, on a folder and a port of its own: nothing measured here is a special build.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inHouse } from '../../tools/house.mjs';
import { processOf } from './costs.mjs';

/** ms until the ready line, on a busy machine. */
const patience = 180_000;

export const makeRoom = () => {
  const room = mkdtempSync(join(tmpdir(), 'duliu-bench-'));
  chmodSync(room, 0o711); // The account that PostgreSQL runs as passes through.
  return { dataDir: join(room, 'data'), remove: () => rmSync(room, { recursive: true, force: true }) };
};

/** @returns the running product; `seconds` from nothing to its ready line */
export async function startProduct(dataDir, password) {
  const began = performance.now();
  const { NODE_OPTIONS: _flags, DATABASE_URL: _database, REDIS_URL: _redis, CLOCK_FILE: _clock, ...inherited } = process.env;
  const child = spawn(process.execPath, [inHouse('tools/start.mjs')], {
    cwd: inHouse(),
    env: { ...inherited, NODE_ENV: '', PORT: '0', DATA_DIR: dataDir, DEMO_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const url = await new Promise((resolve, reject) => {
    let said = '';
    const fail = (why) => reject(new Error(`${why}; it said:\n${said}`));
    const timer = setTimeout(() => fail(`not ready after ${patience / 1000} s`), patience);
    const hear = (chunk) => {
      said += chunk;
      const ready = /^ready (http:\/\/\S+)$/m.exec(said)?.[1];
      if (!ready) return;
      clearTimeout(timer);
      resolve(ready);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => {
      clearTimeout(timer);
      fail('ended before it was ready');
    });
  }).catch(async (fault) => {
    await stop();
    throw fault;
  });
  return {
    url,
    seconds: (performance.now() - began) / 1000,
    stop,
    memory: () => memoryOf(child.pid),
    processOf: (program) => processOf(child.pid, program),
  };
}

/** How often the hub has waited for its database since it began. */
export const roundTripsOf = (url, dataDir) => {
  const token = readFileSync(join(dataDir, 'secrets/metrics-token'), 'utf8').trim();
  return async () => {
    const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    const line = /^duliu_database_round_trips_total\S* (\d+)/m.exec(await answer.text());
    if (!line) throw new Error('The hub does not count its round trips');
    return Number(line[1]);
  };
};

/** As superuser of the embedded server, in a database of choice. */
export function serverOf(dataDir) {
  const { dataFolder } = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8'));
  const port = Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[3]);
  const password = readFileSync(join(dataDir, 'secrets/database-superuser'), 'utf8').trim();
  return {
    in: (database) => ({ host: '127.0.0.1', port, user: 'postgres', password, database }),
    environment: { PGHOST: '127.0.0.1', PGPORT: String(port), PGUSER: 'postgres', PGPASSWORD: password },
    log: join(dataDir, 'log/postgres.log'),
  };
}

/** Resident mebibytes of hub and worker by /proc; empty where there is none. */
function memoryOf(parent) {
  let ids;
  try {
    ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return {};
  }
  const found = {};
  for (const id of ids) {
    try {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      if (Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) !== parent) continue;
      const program = /programs\/(hub|worker)\.mjs/.exec(readFileSync(`/proc/${id}/cmdline`, 'utf8'))?.[1];
      if (program) found[program] = Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024);
    } catch {
      continue; // It ended while we looked.
    }
  }
  return found;
}
