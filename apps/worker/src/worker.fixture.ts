import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { makeCalendar } from '@lib/calendar';
import { inAppChannel, type Notice } from '@lib/notify';
import { makeLogger, Registry, type Clock } from '@lib/platform';
import { openQueues, type QueueBackend } from '@lib/queue';
import { FoldChecks, openDatabase, OutboxStore } from '@lib/store';
import { jobBench, type BackendKind, type JobBench } from '@lib/testing';
import type { Announcements, DeadlineKey, Deadlines, Matters, Seals } from './ports.js';
import type { WorkerParts } from './worker.module.js';
import { startWorker, type RunningWorker, type WorkerOptions } from './worker.js';

/** A worker on a real database and queue; matters are stood in for by two statements each, so that it is the worker that is tested. */
export interface Workshop {
  readonly bench: JobBench;
  readonly sql: pg.Pool;
  readonly log: Record<string, unknown>[];
  readonly delivered: Notice[];
  clock: Clock;
  /** Deadlines of these matters cannot be met. */
  readonly poisoned: Set<string>;
  /** Called between the fired event and its commit. */
  beforeCommit: (key: DeadlineKey) => Promise<void>;
  /** Nothing is owed to the history, unless a test says so. */
  seals: Seals;
  parts(): Promise<WorkerParts>;
  start(options?: WorkerOptions): Promise<RunningWorker>;
  owe(count: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

const quick: WorkerOptions = { lockDuration: 2_000, stalledInterval: 500, guardEvery: 300 };

export async function workshop(kind: BackendKind): Promise<Workshop> {
  const bench = await jobBench(kind);
  const sql = new pg.Pool({ connectionString: bench.database.urls.superuser, max: 8 });
  sql.on('error', () => undefined);
  await sql.query("insert into town (slug, name_zh, name_en) values ('duliu', '独流镇', 'Duliu') on conflict do nothing");
  const closers: (() => Promise<unknown>)[] = [];
  const shop: Workshop = {
    bench,
    sql,
    log: [],
    delivered: [],
    clock: { now: () => Date.now() },
    poisoned: new Set(),
    beforeCommit: () => Promise.resolve(),
    seals: { towns: () => Promise.resolve([]), next: () => Promise.resolve(undefined), keep: () => Promise.resolve() },
    parts: async () => {
      const claimer = await openDatabase(bench.database.urls.claimer, { max: 4 });
      const app = await openDatabase(bench.database.urls.app, { max: 2 });
      const queues: QueueBackend = openQueues(bench.settings);
      closers.push(async () => {
        await queues.close();
        await claimer.destroy();
        await app.destroy();
      });
      return {
        logger: makeLogger({ write: (line) => void shop.log.push(JSON.parse(line) as Record<string, unknown>) }, 'info', 'worker'),
        clock: { now: () => shop.clock.now() },
        metrics: new Registry(),
        queues,
        calendar: makeCalendar({ version: 'none', years: [] }),
        channel: inAppChannel({ put: async (notices) => void shop.delivered.push(...notices) }),
        outbox: new OutboxStore(claimer),
        deadlines: deadlinesOn(sql),
        matters: mattersOn(shop),
        announcements,
        histories: new FoldChecks(app),
        seals: shop.seals,
        months: { towns: () => Promise.resolve([]), openOwed: () => Promise.resolve([]) },
        wardens: { of: () => Promise.resolve([{ organisation: 'centre', role: 'centre-head' }]) },
      };
    },
    start: async (options = {}) => {
      const worker = await startWorker(await shop.parts(), { ...quick, ...options });
      closers.unshift(() => worker.close());
      return worker;
    },
    owe: async (count) => {
      const ids = Array.from({ length: count }, () => randomUUID());
      await sql.query(
        `insert into outbox (town_id, id, job, payload, created_at, available_at)
         select (select id from town where slug = 'duliu'), id, 'notice.send',
           jsonb_build_object('townId', (select id from town where slug = 'duliu'), 'matterKind', 'dispute', 'matterId', id, 'version', 1), $2, $2
         from unnest($1::uuid[]) as id`,
        [ids, new Date(shop.clock.now())],
      );
      return ids;
    },
    close: async () => {
      for (const close of closers) await close();
      await sql.end();
      await bench.close();
    },
  };
  return shop;
}

const announcements: Announcements = {
  of: ({ version }) =>
    Promise.resolve([
      {
        seq: version,
        organisation: 'centre',
        role: 'dispatcher',
        kind: 'holder',
        says: { zh: '有新案件', en: 'A new case' },
        urgent: true,
      },
    ]),
};

function deadlinesOn(sql: pg.Pool): Deadlines {
  return {
    dueCandidates: async (now, limit) => {
      const found = await sql.query<DeadlineKey>(
        `select town_id as "townId", matter_kind as "matterKind", matter_id as "matterId", rule, occurrence, rung from deadline
         where status = 'pending' and next_attempt_at <= $1 order by next_attempt_at limit $2`,
        [new Date(now), limit],
      );
      return found.rows;
    },
    recordFailure: async (key, error, nextAttemptAt) => {
      await sql.query(
        'update deadline set attempts = attempts + 1, last_error = $2, next_attempt_at = $3 where matter_id = $1 and rule = $4 and rung = $5',
        [key.matterId, error.message, new Date(nextAttemptAt), key.rule, key.rung],
      );
    },
  };
}

function mattersOn(shop: Workshop): Matters {
  const matters: Matters = {
    expireTogether: (_, keys, now) =>
      Promise.all(
        keys.map((key) =>
          matters.expire(key, now).catch((error: unknown) => ({ failed: error instanceof Error ? error : new Error(String(error)) })),
        ),
      ),
    expire: async (key) => {
      if (shop.poisoned.has(key.matterId)) throw new Error('poisoned');
      const client = await shop.sql.connect();
      try {
        await client.query('begin');
        const fired = await client.query(
          "update deadline set status = 'fired' where matter_id = $1 and rule = $2 and rung = $3 and status = 'pending'",
          [key.matterId, key.rule, key.rung],
        );
        if (fired.rowCount === 1) {
          await client.query(
            `insert into event (town_id, matter_kind, matter_id, seq, version, type, at, actor, data, canonical, previous_hash, hash)
             select $1, 'dispute', $2, coalesce(max(seq), 0) + 1, 1, 'DeadlineFired', $3, '{}', '{}', '', '', '' from event where matter_id = $2`,
            [key.townId, key.matterId, new Date(shop.clock.now())],
          );
        }
        await shop.beforeCommit(key);
        await client.query('commit');
        return fired.rowCount === 1 ? 'fired' : 'gone';
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw error;
      } finally {
        client.release();
      }
    },
  };
  return matters;
}

/** Deadlines of as many matters, all due one minute before `now`, the first the longest. Returns the matters. */
export async function dueDeadlines(sql: pg.Pool, count: number, now: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await sql.query(
    `insert into deadline (town_id, matter_kind, matter_id, rule, occurrence, rung, status, started_on, due_on, due_at, next_attempt_at)
     select (select id from town where slug = 'duliu'), 'dispute', id, 'S-01', 1, 0, 'pending', '2026-01-01', '2026-01-02', at, at
     from unnest($1::uuid[]) with ordinality as given (id, n), lateral (select $2::timestamptz - (1000000 - n) * interval '1 ms') as due (at)`,
    [ids, new Date(now - 60_000)],
  );
  return ids;
}

export const firedEvents = async (sql: pg.Pool): Promise<{ total: number; matters: number }> => {
  const found = await sql.query<{ total: number; matters: number }>(
    "select count(*)::int as total, count(distinct matter_id)::int as matters from event where type = 'DeadlineFired'",
  );
  return found.rows[0] ?? { total: 0, matters: 0 };
};

export const owed = async (sql: pg.Pool): Promise<number> =>
  (await sql.query<{ n: number }>('select count(*)::int as n from outbox')).rows[0]?.n ?? 0;
