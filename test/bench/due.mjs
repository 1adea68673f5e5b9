// Many deadlines that fall due in the same minute, while users work: what the users notice, and what the sweep costs.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { inHouse } from '../../tools/house.mjs';
import { watchCosts } from './costs.mjs';

/** Requests of users a second, at their own times whether or not the one before was answered: forty people at their desks. */
const arrivals = 20;
/** ms after which a sweep that does not end is a fault. */
const patience = 30 * 60_000;

const remaining = `select 1 from deadline where status = 'pending' and next_attempt_at <= now() limit 1`;
const fired = `
  select count(*)::int as fired, count(distinct (matter_id, data->>'rule', data->>'occurrence', data->>'rung'))::int as once,
    extract(epoch from max(at) - min(at))::float as seconds
  from event where type = 'DeadlineFired' and matter_id <> $1 and at >= $2`;
/** Deadlines that fired before one that had been due a second longer. */
const outOfOrder = `
  select count(*)::int as n from (
    select d.due_at, max(d.due_at) over (order by e.at, d.due_at rows between unbounded preceding and 1 preceding) as latest
    from event e
    join deadline d on d.matter_id = e.matter_id and d.rule = e.data->>'rule' and d.rung = (e.data->>'rung')::int
      and d.occurrence = (e.data->>'occurrence')::int
    where e.type = 'DeadlineFired' and e.at >= $1) fired
  where latest > due_at + interval '1 second'`;

/** @returns users' waiting without and with the sweep, the sweep's own time and what one deadline cost */
export async function due({ server, worker, model, request }, { seconds, deadlines }) {
  const sql = new pg.Client(server.in('duliu'));
  await sql.connect();
  try {
    const without = await usersAt(request, (passed) => passed >= seconds * 1000);
    await sql.query(readFileSync(inHouse('libs/testing/src/copy-case.sql'), 'utf8'));
    const { rows: clock } = await sql.query('select now() as began');
    await sql.query('select copy_case($1, $2, now(), $3)', [model, deadlines, `${55_000_000 / deadlines} microseconds`]);
    await sql.query('analyze');

    let over = false;
    const costs = watchCosts(sql, { program: 'worker', pid: worker, applications: ['duliu-worker', 'duliu-claimer', 'duliu-queue'] });
    const swept = (async () => {
      for (const until = performance.now() + patience; performance.now() < until; await sleep(500)) {
        await costs.look();
        if ((await sql.query(remaining)).rowCount === 0) return (over = true);
      }
      over = true;
      throw new Error('The sweep did not end');
    })();
    const [withSweep] = await Promise.all([usersAt(request, () => over), swept]);

    const { rows } = await sql.query(fired, [model, clock[0].began]);
    if (rows[0].fired < deadlines || rows[0].once !== rows[0].fired)
      throw new Error(`${rows[0].fired} fired, ${rows[0].once} of them once, of ${deadlines}`);
    const early = await sql.query(outOfOrder, [clock[0].began]);
    return {
      unit: 'deadlines',
      deadlines,
      seconds: rows[0].seconds,
      perSecond: deadlines / Math.max(rows[0].seconds, 0.001),
      outOfOrder: early.rows[0].n,
      ...withSweep,
      without,
      ...costs.each(deadlines),
    };
  } finally {
    await sql.end();
  }
}

/** Open loop: what waits in a queue counts as waiting. @returns percentiles in ms */
async function usersAt(request, over) {
  const took = [];
  const pending = [];
  const began = performance.now();
  for (let n = 0; !over(performance.now() - began); n += 1) {
    const from = began + (n * 1000) / arrivals;
    await sleep(Math.max(0, from - performance.now()));
    pending.push(request(n).then(() => took.push(performance.now() - from)));
  }
  await Promise.all(pending);
  took.sort((a, b) => a - b);
  const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { requests: took.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
