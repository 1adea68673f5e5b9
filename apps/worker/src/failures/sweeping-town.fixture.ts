import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { allowedActions, edgeFrom, type Case, type Dispute } from '@lib/cases';
import { shanghaiDate } from '@lib/calendar';
import type { Input, PersonActor } from '@lib/kernel';
import { inAppChannel } from '@lib/notify';
import { makeLogger, projectRoot, Registry } from '@lib/platform';
import { enqueue, openQueues } from '@lib/queue';
import {
  asHouse,
  CaseReader,
  CaseStore,
  deadlineBalance,
  DeadlineStore,
  FoldChecks,
  NoticeStore,
  openDatabase,
  OutboxStore,
  postsHeld,
  ReportStore,
  TownWorlds,
  vaultOf,
  type DeadlineBalance,
  type RegistrationInput,
} from '@lib/store';
import { eventually, fixedClock, jobBench, type BackendKind, type FixedClock, type JobBench } from '@lib/testing';
import { DeadlineSweepHandler } from '../deadlines/deadline-sweep.handler.js';
import { AnnouncementsFromHistory } from '../notices/announcements-from-history.js';
import { loadTownGround } from '../town/town-ground.js';
import { WorkerMetrics } from '../worker-metrics.js';
import type { WorkerParts } from '../worker.module.js';
import { startWorker, type RunningWorker, type WorkerOptions } from '../worker.js';

/** A Monday morning far from any holiday. */
export const monday = '2026-09-07T10:00:00+08:00';
export const longLane = process.env['TEST_LANE'] === 'long';
export const configRoot = join(projectRoot(), 'config');
const quick: WorkerOptions = { lockDuration: 2_000, stalledInterval: 500, guardEvery: 300 };

/** 独流 on a database of its own, with the product's own stores and queue; only the clock is ours. */
export interface SweepingTown {
  readonly bench: JobBench;
  readonly sql: pg.Pool;
  readonly log: Record<string, unknown>[];
  readonly clock: FixedClock;
  readonly townId: number;
  readonly cases: CaseStore;
  readonly reports: ReportStore;
  readonly room: string;
  readonly mediator: PersonActor;
  actor(username: string): PersonActor;
  register(changes?: Partial<RegistrationInput>): Promise<Dispute>;
  /** As many cases like this one, the last due at `due`, the others `apart` before each other. */
  copies(model: string, count: number, due: number, apart?: string): Promise<readonly string[]>;
  /** The action with its own example, these members changed. @throws where it is refused. */
  act(caseId: string, actor: PersonActor, action: string, changes?: Input): Promise<Dispute>;
  one(caseId: string): Promise<Dispute>;
  parts(changes?: (parts: WorkerParts) => Partial<WorkerParts>): Promise<WorkerParts>;
  start(changes?: (parts: WorkerParts) => Partial<WorkerParts>, options?: WorkerOptions): Promise<RunningWorker>;
  /** One sweep in this process, without a queue. */
  sweep(changes?: (parts: WorkerParts) => Partial<WorkerParts>): Promise<void>;
  /** Moves the clock and sends a sweep through the queue. */
  passTo(instant: number | string): Promise<void>;
  fired(): Promise<Fired>;
  pendingDue(): Promise<number>;
  owed(): Promise<number>;
  balance(): Promise<DeadlineBalance>;
  ask<T extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<T[]>;
  /** Everything due has fired and everything owed was told. */
  settled(): Promise<unknown>;
  /** Ends what was opened on the database and keeps the database itself. */
  release(): Promise<void>;
  close(): Promise<void>;
}

export interface Fired {
  readonly total: number;
  /** Identities that fired; fewer than the total would be a double. */
  readonly distinct: number;
}

export async function sweepingTown(kind: BackendKind = 'postgres'): Promise<SweepingTown> {
  const bench = await jobBench(kind);
  return townOn(bench, fixedClock(monday));
}

/** The same on a bench that exists already, e.g. on a restored database. */
export async function townOn(bench: JobBench, clock: FixedClock): Promise<SweepingTown> {
  const sql = new pg.Pool({ connectionString: bench.database.urls.superuser, max: 4 });
  sql.on('error', () => undefined);
  const app = await openDatabase(bench.database.urls.app, { max: 6 });
  const claimer = await openDatabase(bench.database.urls.claimer, { max: 4 });
  await sql.query(readFileSync(join(projectRoot(), 'libs/testing/src/copy-case.sql'), 'utf8'));
  const ground = loadTownGround(configRoot, 'duliu', clock.now());
  const worlds = new TownWorlds(app, () => ground);
  const vault = vaultOf(app, Buffer.alloc(32, 7));
  const cases = new CaseStore(app, (id, now) => worlds.at(id, now), vault);
  const reports = new ReportStore(
    app,
    (id, now) => worlds.at(id, now),
    () => ground.reports,
    vault,
  );
  const reader = new CaseReader(app, vault);
  const ask = async <T extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
    (await sql.query<T>(text, [...values])).rows;
  const count = async (from: string, ...values: unknown[]): Promise<number> =>
    (await ask<{ n: number }>(`select count(*)::int as n from ${from}`, values))[0]?.n ?? 0;
  const [place] = await ask<{ town: number; room: string; village: string }>(
    `select o.town_id as town, o.id as room, o.village_id as village
     from organisation o join village v on v.town_id = o.town_id and v.id = o.village_id where o.kind = 'village-room' and v.name like '%九十堡%'`,
  );
  if (!place) throw new Error('the room of 九十堡 is missing');
  const posts = await ask<{ person_id: string; role: string; organisation: string }>(
    'select person_id, role, organisation_id as organisation from post where town_id = $1 order by id',
    [place.town],
  );
  const actor = (username: string): PersonActor => ({
    kind: 'person',
    personId: `p-${username}`,
    posts: posts.filter(({ person_id }) => person_id === `p-${username}`).map(({ role, organisation }) => ({ role, organisation })),
  });
  const log: Record<string, unknown>[] = [];
  const closers: (() => Promise<unknown>)[] = [];
  const mediator = actor('v219');

  const town: SweepingTown = {
    bench,
    sql,
    log,
    clock,
    townId: place.town,
    cases,
    reports,
    room: place.room,
    mediator,
    actor,
    ask,
    register: async (changes = {}) => {
      const outcome = await cases.register({ townId: place.town, actor: mediator }, { ...quarrel(place, clock), ...changes }, clock.now());
      if (outcome.kind !== 'kept') throw new Error(`not registered: ${JSON.stringify(outcome)}`);
      return asDispute(outcome.dispute);
    },
    copies: async (model, many, due, apart = '1 ms') =>
      (await ask<{ id: string }>('select copy_case as id from copy_case($1, $2, $3, $4)', [model, many, new Date(due), apart])).map(
        ({ id }) => id,
      ),
    one: async (caseId) => {
      const dispute = await reader.one(asHouse(place.town), caseId);
      if (!dispute) throw new Error(`no case ${caseId}`);
      return asDispute(dispute);
    },
    act: async (caseId, who, action, changes = {}) => {
      const before = await town.one(caseId);
      const world = await worlds.at(place.town, clock.now());
      const example = allowedActions(before, who, world).find((one) => one.action === action)?.example;
      if (!example || !edgeFrom(before, action)) throw new Error(`${action} is no action in ${before.state}`);
      const call = {
        caseId,
        action,
        expectedVersion: before.version,
        input: { ...example, ...changes },
        numberOf: (kind: string, village: string | null, year: number, running: number) => `(${year})试${kind}${village ?? ''}${running}`,
        showing: [],
        sees: () => true,
        check: () => undefined,
      };
      const outcome = await cases.act({ townId: place.town, actor: who }, call, clock.now());
      if (outcome.kind !== 'kept') throw new Error(`${action}: ${JSON.stringify(outcome)}`);
      return asDispute(outcome.dispute);
    },
    parts: async (changes = () => ({})) => {
      const queues = openQueues({ ...bench.settings, onError: () => undefined });
      closers.push(() => queues.close());
      const parts: WorkerParts = {
        logger: makeLogger({ write: (line) => void log.push(JSON.parse(line) as Record<string, unknown>) }, 'info', 'worker'),
        clock,
        metrics: new Registry(),
        queues,
        calendar: ground.calendar,
        channel: inAppChannel(new NoticeStore(app)),
        outbox: new OutboxStore(claimer),
        deadlines: new DeadlineStore(claimer, app),
        matters: cases,
        announcements: new AnnouncementsFromHistory(app, (id) => worlds.at(id, clock.now())),
        histories: new FoldChecks(app),
        seals: { towns: () => Promise.resolve([]), next: () => Promise.resolve(undefined), keep: () => Promise.resolve() },
        months: { towns: () => Promise.resolve([]), openOwed: () => Promise.resolve([]) },
        wardens: { of: (town, now) => postsHeld(app, town, ['admin', 'centre-head'], shanghaiDate(now)) },
      };
      return { ...parts, ...changes(parts) };
    },
    start: async (changes, options = {}) => {
      const worker = await startWorker(await town.parts(changes), { ...quick, ...options });
      closers.unshift(() => worker.close());
      return worker;
    },
    sweep: async (changes) => {
      const { deadlines, matters, metrics, logger } = await town.parts(changes);
      const handler = new DeadlineSweepHandler(deadlines, matters, clock, new WorkerMetrics(metrics), logger);
      await handler.run({}, { id: '1', attempt: 1, signal: new AbortController().signal });
    },
    passTo: async (instant) => {
      clock.set(typeof instant === 'number' ? instant : Date.parse(instant));
      const queues = openQueues({ ...bench.settings, onError: () => undefined });
      await enqueue(queues, 'deadline.sweep', {});
      await queues.close();
    },
    fired: async () => {
      const [row] = await ask<{ total: number; distinct: number }>(
        `select count(*)::int as total, count(distinct (matter_id, data->>'rule', data->>'occurrence', data->>'rung'))::int as distinct
         from event where type = 'DeadlineFired'`,
      );
      return row ?? { total: 0, distinct: 0 };
    },
    pendingDue: () => count("deadline where status = 'pending' and due_at <= $1", new Date(clock.now())),
    owed: () => count('outbox'),
    balance: () => deadlineBalance(app, place.town, clock.now()),
    settled: () =>
      eventually(
        async () => ({ due: await town.pendingDue(), owed: await town.owed() }),
        ({ due, owed }) => due === 0 && owed === 0,
      ),
    release: async () => {
      for (const close of closers.splice(0)) await close();
      await Promise.all([app.destroy(), claimer.destroy(), sql.end()]);
    },
    close: async () => {
      await town.release();
      await bench.close();
    },
  };
  return town;
}

/** Only disputes are registered here. */
const asDispute = (one: Case): Dispute => one as Dispute;

const quarrel = ({ room, village }: { readonly room: string; readonly village: string }, clock: FixedClock): RegistrationInput => ({
  clientId: null,
  kind: 'dispute',
  village,
  occurredOn: new Date(clock.now()).toISOString().slice(0, 10),
  summary: '宅基地边界不清',
  tile: 'neighbour',
  leaf: null,
  urgency: 'normal',
  source: 'walk-in',
  serviceType: 'mediation',
  project: null,
  amount: null,
  peopleInvolved: null,
  parties: [
    { role: 'applicant', name: '张三' },
    { role: 'respondent', name: '李四' },
  ],
  from: room,
  numberOf: (year, running) => `(${year})试${running}`,
});
