import type { QueueBackend } from './backend.js';
import { catalogue, optionsOf, queueNames, type JobName } from './catalogue.js';

interface Schedule {
  readonly id: string;
  readonly job: JobName;
  /** Milliseconds. */
  readonly every: number;
}

/** What runs by the clock. Its handlers ask PostgreSQL what is owed, so a missed or doubled tick changes nothing. */
export const schedules: readonly Schedule[] = [{ id: 'deadline-sweep', job: 'deadline.sweep', every: 60_000 }];

/**
 * Declares what is missing or changed and removes what is no longer declared. Called at start and now and then after it,
 * because a flushed Redis forgets its schedulers. Under a lock: parallel declarations collide on PostgreSQL (28 of 180 failed).
 * Returns the ids that had to be declared.
 */
export async function declareSchedulers(backend: QueueBackend, wanted: readonly Schedule[] = schedules): Promise<readonly string[]> {
  return backend.alone('duliu.schedulers', async () => {
    const declared: string[] = [];
    for (const name of queueNames) {
      const queue = backend.queue(name);
      const known = await queue.getJobSchedulers(0, -1, true);
      const here = wanted.filter(({ job }) => catalogue[job].queue === name);
      for (const { key } of known) if (!here.some(({ id }) => id === key)) await queue.removeJobScheduler(key);
      for (const { id, job, every } of here) {
        const same = known.some((one) => one.key === id && one.name === job && Number(one.every) === every && stillTicks(one.next, every));
        if (same) continue;
        await queue.upsertJobScheduler(id, { every }, { name: job, data: {}, opts: optionsOf(job) });
        declared.push(id);
      }
    }
    return declared;
  });
}

/** A scheduler whose next tick lies far behind has lost its job, or nobody worked; declaring it again starts it. */
const stillTicks = (next: number | undefined, every: number): boolean => next !== undefined && next > Date.now() - 3 * every;
