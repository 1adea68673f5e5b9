// Counts what one request costs in SQL: statements in the server's own log, round trips in the hub's metrics, since statements
// that travel together stand in the log one by one.
import { readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const mark = 'bench';
const times = 5;

/** Switches the log on for the time of `work`, which gets a counter of single requests. */
export async function counting(server, roundTrips, work) {
  const client = new pg.Client(server.in('postgres'));
  await client.connect();
  const set = async (...changes) => {
    for (const change of changes) await client.query(`alter system ${change}`);
    await client.query('select pg_reload_conf()');
    await sleep(500);
  };
  try {
    await set(`set log_statement = 'all'`, `set log_line_prefix = '${mark} %a '`);
    return await work(async (request) => {
      const counts = [];
      for (let time = 0; time < times; time += 1) counts.push(await countOne(server.log, roundTrips, request));
      // The lane's own background work may fall into one of them; the median has none.
      return counts.sort((a, b) => a.roundTrips - b.roundTrips)[Math.floor(times / 2)];
    });
  } finally {
    await set('reset log_statement', 'reset log_line_prefix');
    await client.end();
  }
}

async function countOne(log, roundTrips, request) {
  // Reading the metrics asks the database too; what one reading costs is known from the one before it.
  const earlier = await roundTrips();
  const before = await roundTrips();
  await sleep(150);
  const from = statSync(log).size;
  await request();
  await sleep(150);
  const to = statSync(log).size;
  const after = await roundTrips();
  const lines = readFileSync(log)
    .subarray(from, to)
    .toString('utf8')
    .split(new RegExp(`^(?=${mark} )`, 'm'))
    .map((entry) => new RegExp(`^${mark} duliu-hub LOG: +(statement|execute [^:]*): ([\\s\\S]*)`).exec(entry))
    .filter((found) => found !== null);
  // Only a plain query may hold several statements; those we send hold no semicolon inside quotes.
  const statements = lines.reduce((sum, [, , text]) => sum + text.split(';').filter((one) => one.trim() !== '').length, 0);
  return { statements, roundTrips: after - before - (before - earlier) };
}
