// Processor time as /proc tells it: what a request costs is the same on a busy machine, where its duration is not.
import { readdirSync, readFileSync } from 'node:fs';

const ticks = 100;

/** Seconds that a process has worked since it began; undefined where /proc does not tell. */
function processorOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticks;
  } catch {
    return undefined;
  }
}

/**
 * Watches one process of the product and its connections to the database, as often as it is asked to look.
 * @param program its name in what it tells, and @param applications how its connections call themselves
 */
export function watchCosts(sql, { program, pid, applications }) {
  const first = new Map();
  const last = new Map();
  const look = async () => {
    const { rows } = await sql.query('select pid from pg_stat_activity where application_name = any ($1)', [applications]);
    for (const [kind, one] of [[program, pid], ...rows.map((row) => ['database', row.pid])]) {
      const spent = processorOf(one);
      if (spent === undefined) continue;
      if (!first.has(one)) first.set(one, spent);
      last.set(one, { kind, spent: spent - first.get(one) });
    }
  };
  const of = (wanted) => [...last.values()].filter(({ kind }) => kind === wanted).reduce((sum, { spent }) => sum + spent, 0);
  return {
    look,
    /** Milliseconds of each, such as `hubMsEach` and `databaseMsEach`; empty where /proc is not there. */
    each: (count) =>
      last.size === 0 ? {} : { [`${program}MsEach`]: (of(program) * 1000) / count, databaseMsEach: (of('database') * 1000) / count },
  };
}

/** The process of the product that runs this program; undefined where /proc is not there. */
export function processOf(parent, program) {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .find((pid) => {
        try {
          const status = readFileSync(`/proc/${pid}/status`, 'utf8');
          const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
          return Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) === parent && line.includes(`programs/${program}.mjs`);
        } catch {
          return false; // It ended while we looked.
        }
      });
  } catch {
    return undefined;
  }
}
