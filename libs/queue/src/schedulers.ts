import type { QueueBackend } from './backend.js';
import { catalogue, optionsOf, queueNames, type JobName } from './catalogue.js';

/** Every so many milliseconds, or by the clock of a time zone: a cron pattern with seconds. */
type Rhythm = { readonly every: number } | { readonly pattern: string; readonly tz: string };

type Schedule = Rhythm & {
  readonly id: string;
  readonly job: JobName;
};

/** What runs by the clock. Its handlers ask PostgreSQL what is owed, so a missed or doubled tick changes nothing. */
export const schedules: readonly Schedule[] = [
  { id: 'deadline-sweep', job: 'deadline.sweep', every: 60_000 },
  // Half past three at night: the town sleeps.
  { id: 'history-fold-check', job: 'history.fold-check', pattern: '0 30 3 * * *', tz: 'Asia/Shanghai' },
  // Every ten minutes: a month that opens at half past eight is there by then, and one that was missed as soon as somebody works again.
  { id: 'month-open', job: 'month.open', pattern: '0 */10 * * * *', tz: 'Asia/Shanghai' },
  // Half an hour after the day has ended: whatever was under way at midnight has been kept by then.
  { id: 'history-seal', job: 'history.seal', pattern: '0 30 0 * * *', tz: 'Asia/Shanghai' },
];

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
      for (const schedule of here) {
        const { id, job } = schedule;
        if (known.some((one) => one.key === id && one.name === job && sameRhythm(one, schedule))) continue;
        await queue.upsertJobScheduler(id, rhythmOf(schedule), { name: job, data: {}, opts: optionsOf(job) });
        declared.push(id);
      }
    }
    return declared;
  });
}

const rhythmOf = (schedule: Rhythm): Rhythm =>
  'every' in schedule ? { every: schedule.every } : { pattern: schedule.pattern, tz: schedule.tz };

interface Known {
  readonly every?: number | undefined;
  readonly pattern?: string | null | undefined;
  readonly tz?: string | null | undefined;
  readonly next?: number | undefined;
}

const dayMs = 86_400_000;

/** A scheduler whose next tick lies far behind has lost its job, or nobody worked; declaring it again starts it. */
const sameRhythm = ({ every, pattern, tz, next = 0 }: Known, wanted: Rhythm): boolean =>
  'every' in wanted
    ? Number(every) === wanted.every && next > Date.now() - 3 * wanted.every
    : pattern === wanted.pattern && tz === wanted.tz && next > Date.now() - 3 * dayMs;
