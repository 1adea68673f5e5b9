import { cloneDatabase, type ClonedDatabase } from './database.js';
import { redisBinary, startRedis, whyNoRedis, type RedisServer } from './redis.js';

export type BackendKind = 'postgres' | 'redis';

/** The backends that jobs are tested on. Where Redis cannot run, the title of its suite says why it is skipped. */
export const jobBackends: readonly { readonly kind: BackendKind; readonly title: string; readonly here: boolean }[] = [
  { kind: 'postgres', title: 'BullMQ on PostgreSQL', here: true },
  {
    kind: 'redis',
    title: redisBinary() === undefined ? `BullMQ on Redis (${whyNoRedis})` : 'BullMQ on Redis',
    here: redisBinary() !== undefined,
  },
];

export interface JobBench {
  readonly database: ClonedDatabase;
  readonly redis: RedisServer | null;
  /** What opens the queues of this bench. */
  readonly settings: { readonly databaseUrl: string; readonly redisUrl?: string };
  /** Whatever was opened on the bench must be closed before. */
  close(): Promise<void>;
}

/** A database, and where it is asked for a Redis, of one's own. */
export async function jobBench(kind: BackendKind): Promise<JobBench> {
  const database = await cloneDatabase();
  const redis = kind === 'redis' ? await startRedis() : null;
  return {
    database,
    redis,
    settings: { databaseUrl: database.urls.queue, ...(redis && { redisUrl: redis.url }) },
    close: async () => {
      await redis?.stop();
      await database.drop();
    },
  };
}
