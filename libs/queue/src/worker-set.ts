import type { Job, Worker } from 'bullmq';
import type { QueueBackend } from './backend.js';
import { catalogue, isJobName, jobNames, queueNames, type JobName, type JobPayloads, type QueueName } from './catalogue.js';

export interface RunningJob {
  readonly id: string;
  /** 1 at the first try. */
  readonly attempt: number;
  /** Aborted when the worker must stop before the job has ended. */
  readonly signal: AbortSignal;
}

/** Does one kind of job. Running twice must change nothing the second time. */
export interface JobHandler<J extends JobName = JobName> {
  readonly job: J;
  run(payload: JobPayloads[J], running: RunningJob): Promise<void>;
}

/** Any handler of the catalogue. */
export type AnyHandler = { [J in JobName]: JobHandler<J> }[JobName];

export class HandlersFault extends Error {
  override readonly name = 'HandlersFault';
}

export interface WorkerSetEvents {
  completed?(job: JobName, milliseconds: number): void;
  /** `final`: no further try by itself; the job is kept as failed. */
  failed?(job: string, id: string, error: Error, final: boolean): void;
  /** A job whose worker died is on its way again. */
  stalled?(queue: QueueName, id: string): void;
}

export interface WorkerSetOptions extends WorkerSetEvents {
  readonly concurrency?: { readonly [name in QueueName]?: number };
  /** Milliseconds after which the lock of a dead worker's job is void. */
  readonly lockDuration?: number;
  /** Milliseconds between looks for such jobs. Lock and look together: back in about 11 s, and 30 s are promised. */
  readonly stalledInterval?: number;
}

export interface WorkerSet {
  /** Takes no new job and waits for the running ones; after `patience` milliseconds leaves them to the next worker. */
  close(patience?: number): Promise<void>;
}

const usualConcurrency: { readonly [name in QueueName]: number } = { notices: 5, deadlines: 1, histories: 1, months: 1 };

/**
 * Starts one worker for each queue of the catalogue.
 * @throws HandlersFault when a job of the catalogue has no handler, or two.
 */
export async function startWorkers(
  backend: QueueBackend,
  handlers: readonly AnyHandler[],
  options: WorkerSetOptions = {},
): Promise<WorkerSet> {
  const byName = oneForEach(handlers);
  const aborted = new AbortController();
  const workers = queueNames.map((name) => workerOf(backend, name, byName, aborted.signal, options));
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  return { close: (patience = 5_000) => closeAll(workers, aborted, patience) };
}

/** The handlers by name, if there is exactly one for each job. */
export function oneForEach(handlers: readonly AnyHandler[]): ReadonlyMap<string, AnyHandler> {
  const names = handlers.map(({ job }): string => job);
  const faults = [
    ...jobNames.filter((job) => !names.includes(job)).map((job) => `no handler for ${job}`),
    ...[...new Set(names.filter((job, index) => names.indexOf(job) !== index))].map((job) => `more than one handler for ${job}`),
    ...names.filter((job) => !isJobName(job)).map((job) => `a handler for ${job}, which is not in the catalogue`),
  ];
  if (faults.length > 0) throw new HandlersFault(`The worker does not start: ${faults.join('; ')}.`);
  return new Map(handlers.map((handler) => [handler.job, handler]));
}

function workerOf(
  backend: QueueBackend,
  name: QueueName,
  handlers: ReadonlyMap<string, AnyHandler>,
  signal: AbortSignal,
  options: WorkerSetOptions,
): Worker {
  const run = async (job: Job): Promise<void> => {
    const handler = handlers.get(job.name);
    if (!handler || catalogue[handler.job].queue !== name) throw new Error(`No handler for ${job.name} on ${name}`);
    const running = { id: job.id ?? '', attempt: job.attemptsMade + 1, signal };
    // The catalogue ties a name to its payload; TypeScript cannot follow that through a map of handlers.
    await (handler as JobHandler).run(job.data as JobPayloads[JobName] as never, running);
  };
  const worker = backend.worker(name, run, {
    concurrency: options.concurrency?.[name] ?? usualConcurrency[name],
    lockDuration: options.lockDuration ?? 8_000,
    stalledInterval: options.stalledInterval ?? 2_500,
    maxStalledCount: 5,
  });
  worker.on('completed', (job) => {
    if (isJobName(job.name)) options.completed?.(job.name, (job.finishedOn ?? 0) - (job.processedOn ?? 0));
  });
  worker.on('failed', (job, error) => {
    const final = !job || job.finishedOn !== undefined || job.attemptsMade >= (job.opts.attempts ?? 1);
    options.failed?.(job?.name ?? name, job?.id ?? '', error, final);
  });
  worker.on('stalled', (id) => options.stalled?.(name, id));
  return worker;
}

async function closeAll(workers: readonly Worker[], aborted: AbortController, patience: number): Promise<void> {
  const closing = Promise.all(workers.map((worker) => worker.close()));
  let timer: NodeJS.Timeout | undefined;
  const impatient = new Promise<'impatient'>((resolve) => {
    timer = setTimeout(() => resolve('impatient'), patience);
  });
  aborted.abort();
  const first = await Promise.race([closing, impatient]);
  clearTimeout(timer);
  if (first === 'impatient') await Promise.all(workers.map((worker) => worker.close(true)));
}
