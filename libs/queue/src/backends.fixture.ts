import { cloneDatabase, redisBinary, startRedis, whyNoRedis, type ClonedDatabase, type RedisServer } from '@lib/testing';
import { openQueues, type QueueBackend } from './backend.js';

export type BackendKind = QueueBackend['kind'];

/** The backends that can run here. Where Redis cannot, the title of its suite says why. */
export const backends: readonly { kind: BackendKind; title: string; here: boolean }[] = [
  { kind: 'postgres', title: 'BullMQ on PostgreSQL', here: true },
  {
    kind: 'redis',
    title: redisBinary() === undefined ? `BullMQ on Redis (${whyNoRedis})` : 'BullMQ on Redis',
    here: redisBinary() !== undefined,
  },
];

export interface Bench {
  readonly database: ClonedDatabase;
  readonly redis: RedisServer | null;
  /** Another backend on the same database or Redis, as a second process would have. */
  open(): QueueBackend;
  close(): Promise<void>;
}

/** A database (and a Redis) of one's own and as many backends on it as a test wants. */
export async function bench(kind: BackendKind): Promise<Bench> {
  const database = await cloneDatabase();
  const redis = kind === 'redis' ? await startRedis() : null;
  const opened: QueueBackend[] = [];
  return {
    database,
    redis,
    open: () => {
      const backend = openQueues({ databaseUrl: database.urls.queue, redisUrl: redis?.url });
      opened.push(backend);
      return backend;
    },
    close: async () => {
      await Promise.all(opened.map((backend) => backend.close()));
      await redis?.stop();
      await database.drop();
    },
  };
}
