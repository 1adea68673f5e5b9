import { createPostgresBackend, createRedisBackend, Queue, Worker, type Processor, type WorkerOptions } from 'bullmq';
import pg from 'pg';
import { queueNames, type QueueName } from './catalogue.js';

export interface QueueSettings {
  /** The queue role's own address; its schema is `bullmq`. */
  readonly databaseUrl: string;
  /** Present: BullMQ runs on this Redis and PostgreSQL keeps only what is owed. */
  readonly redisUrl?: string | undefined;
  /** Told of lost connections and the like; they heal by themselves. */
  readonly onError?: (error: Error) => void;
}

/** Where jobs wait. PostgreSQL and Redis behave alike behind it. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  readonly queue: (name: QueueName) => Queue;
  readonly worker: (name: QueueName, processor: Processor, options: Omit<WorkerOptions, 'connection'>) => Worker;
  /** Runs alone among all processes on this database, whichever backend holds the jobs. */
  readonly alone: <T>(key: string, work: () => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

export function openQueues(settings: QueueSettings): QueueBackend {
  const report = settings.onError ?? (() => undefined);
  const opened = settings.redisUrl === undefined ? onPostgres(settings.databaseUrl, report) : onRedis(settings.redisUrl);
  const queues = new Map<QueueName, Queue>();

  const queue = (name: QueueName): Queue => {
    const known = queues.get(name) ?? opened.queue(name);
    if (!queues.has(name)) known.on('error', report);
    queues.set(name, known);
    return known;
  };
  const worker: QueueBackend['worker'] = (name, processor, options) => opened.worker(name, processor, options).on('error', report);
  const close = async (): Promise<void> => {
    await Promise.all([...queues.values()].map((known) => known.close()));
    await opened.end();
  };
  return { kind: opened.kind, queue, worker, alone: (key, work) => alone(settings.databaseUrl, key, work), close };
}

interface Opened {
  readonly kind: QueueBackend['kind'];
  readonly queue: QueueBackend['queue'];
  readonly worker: QueueBackend['worker'];
  readonly end: () => Promise<void>;
}

/**
 * One pool for all queues and workers of the process: 8 queues with 8 workers hold 14 connections on it and 32 on pools
 * of their own. Each worker keeps one to LISTEN, so the pool must be larger than the number of workers.
 */
function onPostgres(databaseUrl: string, report: (error: Error) => void): Opened {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    options: '-c search_path=bullmq',
    max: queueNames.length + 4,
    keepAlive: true,
    application_name: 'duliu-queue',
  });
  pool.setMaxListeners(0);
  pool.on('error', report);
  // BullMQ asks of a pool no more than query, connect and end; its options type knows Redis only.
  const connection = pool as never;
  return {
    kind: 'postgres',
    queue: (name) => new Queue(name, { connection }, createPostgresBackend as never),
    worker: (name, processor, options) => new Worker(name, processor, { ...options, connection }, createPostgresBackend as never),
    end: () => pool.end(),
  };
}

function onRedis(url: string): Opened {
  const connection = { url, maxRetriesPerRequest: null };
  return {
    kind: 'redis',
    queue: (name) => new Queue(name, { connection }, createRedisBackend),
    worker: (name, processor, options) => new Worker(name, processor, { ...options, connection }, createRedisBackend),
    end: () => Promise.resolve(),
  };
}

/** A session lock on a connection of its own; it is gone with its holder, however that ends. */
async function alone<T>(databaseUrl: string, key: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
  client.on('error', () => undefined); // A lost lock shows in the next query or at the end, not as a crash of the process.
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [key]);
    return await work();
  } finally {
    await client.end();
  }
}
