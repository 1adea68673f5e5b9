import type { QueueBackend } from './backend.js';
import { catalogue, isJobName, optionsOf, queueNames, type JobName, type JobPayloads, type QueueName } from './catalogue.js';

/** A job as the outbox holds it; its id is the outbox row's. */
export interface OwedJob {
  readonly id: string;
  readonly job: string;
  readonly payload: unknown;
}

/** What could not be queued and why; the rest is queued. */
export interface Unqueued {
  readonly id: string;
  readonly job: string;
  readonly reason: Error;
}

export async function enqueue<J extends JobName>(backend: QueueBackend, job: J, payload: JobPayloads[J]): Promise<void> {
  await backend.queue(catalogue[job].queue).add(job, payload, optionsOf(job));
}

/**
 * Queues owed jobs under their own ids: an id that still waits is not added again, one that failed is tried again.
 * One bad job stops no other. @throws when nothing at all could be queued: then the backend is away.
 */
export async function enqueueOwed(backend: QueueBackend, jobs: readonly OwedJob[]): Promise<readonly Unqueued[]> {
  const unknown = jobs.filter(({ job }) => !isJobName(job)).map(({ id, job }) => ({ id, job, reason: new Error('not in the catalogue') }));
  const refused = await Promise.all(
    queueNames.map((queue) =>
      addTo(
        backend,
        queue,
        jobs.filter(({ job }) => queueOf(job) === queue),
      ),
    ),
  );
  return [...unknown, ...refused.flat()];
}

const queueOf = (job: string): QueueName | undefined => (isJobName(job) ? catalogue[job].queue : undefined);

async function addTo(backend: QueueBackend, name: QueueName, jobs: readonly OwedJob[]): Promise<readonly Unqueued[]> {
  if (jobs.length === 0) return [];
  const queue = backend.queue(name);
  const ready = jobs.flatMap(({ id, job, payload }) =>
    isJobName(job) ? [{ name: job, data: payload, opts: { ...optionsOf(job), jobId: id } }] : [],
  );
  try {
    await queue.addBulk(ready);
    return [];
  } catch (cause) {
    const results = await Promise.allSettled(ready.map((one) => queue.add(one.name, one.data, one.opts)));
    const refused = results.flatMap((result, index) => {
      const one = ready[index];
      return result.status === 'rejected' && one ? [{ id: one.opts.jobId, job: one.name, reason: result.reason as Error }] : [];
    });
    if (refused.length === ready.length) throw cause;
    return refused;
  }
}

/**
 * Gives jobs another try that failed for good, or that the queue holds for done though they are owed still: the database was
 * restored, and the queue was not. Returns how many there were.
 */
export async function retryFailed(backend: QueueBackend, jobs: readonly OwedJob[]): Promise<number> {
  let retried = 0;
  for (const { id, job } of jobs) {
    const name = queueOf(job);
    const known = name && (await backend.queue(name).getJob(id));
    const ended = await known?.getState();
    if (!known || (ended !== 'failed' && ended !== 'completed')) continue;
    await known.retry(ended);
    retried += 1;
  }
  return retried;
}
