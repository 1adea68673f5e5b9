import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { CaseStore, openDatabase, TownWorlds, vaultOf, databaseRoles } from '@lib/store';
import { loadTownGround } from '../town/town-ground.js';
import { configRoot, sweepingTown, type SweepingTown } from './sweeping-town.fixture.js';

const due = Date.parse('2026-09-08T17:30:00+08:00');

describe('a node that died, or came late', () => {
  let town: SweepingTown;
  beforeEach(async () => {
    town = await sweepingTown();
  });
  afterEach(() => town.close());

  it('failure 11: holds nothing longer than a minute, by the settings of every role of the product', async () => {
    for (const role of Object.keys(databaseRoles) as (keyof typeof databaseRoles)[]) {
      const source = await openDatabase(town.bench.database.urls[role], { max: 1 });
      const seconds = async (name: string): Promise<number> => {
        const [row] = await source.query<{ seconds: number }[]>(
          "select setting::int / case unit when 'ms' then 1000 else 1 end as seconds from pg_settings where name = $1",
          [name],
        );
        return row?.seconds ?? 0;
      };
      const idle = await seconds('idle_in_transaction_session_timeout');
      const silent =
        (await seconds('tcp_keepalives_idle')) + (await seconds('tcp_keepalives_interval')) * (await seconds('tcp_keepalives_count'));
      await source.destroy();
      expect([role, idle > 0 && idle <= 60, silent > 0 && silent <= 60]).toEqual([role, true, true]);
    }
  });

  it('failure 11: a case in a dead node’s transaction holds up no other, and fires when the server has ended that', async () => {
    const model = await town.register();
    await town.copies(model.id, 99, due);
    const dead = new pg.Client({ connectionString: town.bench.database.urls.app });
    const ended = new Promise((resolve) => dead.on('error', resolve));
    await dead.connect();
    await dead.query("set idle_in_transaction_session_timeout = '1500ms'"); // half a minute in the product
    await dead.query("begin; select set_config('app.everything', 'on', true)");
    await dead.query("select set_config('app.town_id', $1, true)", [String(town.townId)]);
    await dead.query('select from cases where id = $1 for update', [model.id]);
    town.clock.set(due);
    let others = 0;
    await town.sweep(({ matters }) => ({
      matters: {
        expireTogether: (...asked) => matters.expireTogether(...asked),
        expire: async (key, now) => {
          others = (await town.fired()).total;
          return matters.expire(key, now);
        },
      },
    }));
    await ended;
    expect(others).toBe(99);
    expect(await town.fired()).toEqual({ total: 100, distinct: 100 });
  });

  /** Opens when so many have come to it. */
  const meeting = (size: number) => {
    let open: () => void = () => undefined;
    const together = new Promise<void>((resolve) => (open = resolve));
    let come = 0;
    return (): Promise<void> => {
      come += 1;
      if (come === size) open();
      return together;
    };
  };

  /**
   * The application's database, on which no statement locks a row any more: what is left is the version. Whoever read a
   * case to write it goes on only when two have read.
   */
  const withoutLocks = async (): Promise<DataSource> => {
    const app = await openDatabase(town.bench.database.urls.app, { max: 2 });
    const { query } = pg.Client.prototype;
    const bothHaveRead = meeting(2);
    jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, asked: unknown, ...rest: unknown[]): never {
      const send = (what: unknown): unknown => (query as (...args: unknown[]) => unknown).call(this, what, ...rest);
      const lock = /\bfor update( skip locked)?/;
      const { text } = typeof asked === 'string' ? { text: asked } : (asked as pg.QueryConfig);
      if (!lock.test(text)) return send(asked) as never;
      const read = send({ ...(asked as pg.QueryConfig), name: randomUUID(), text: text.replace(lock, '') }) as Promise<unknown>;
      return read.then((rows) => bothHaveRead().then(() => rows)) as never;
    });
    return app;
  };

  it('failure 11: two that both read the case before either wrote: the version lets one through, and the other fails at its commit', async () => {
    const { id, deadlines } = await town.register();
    const ground = loadTownGround(configRoot, 'duliu', due);
    const app = await withoutLocks();
    const worlds = new TownWorlds(app, () => ground);
    const cases = new CaseStore(app, (townId, now) => worlds.at(townId, now), vaultOf(app, Buffer.alloc(32, 7)));
    const [armed] = deadlines;
    if (!armed) throw new Error('no deadline');
    const key = {
      townId: town.townId,
      matterKind: 'dispute',
      matterId: id,
      rule: armed.rule,
      occurrence: armed.occurrence,
      rung: armed.rung,
    };
    const both = await Promise.allSettled([cases.expire(key, due), cases.expire(key, due)]);
    jest.restoreAllMocks();
    await app.destroy();
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await town.fired()).toEqual({ total: 1, distinct: 1 });
    expect((await town.one(id)).version).toBe(2);
  });
});

describe('two hands on one case', () => {
  let town: SweepingTown;
  beforeEach(async () => {
    town = await sweepingTown();
  });
  afterEach(() => town.close());

  it('two clerks: the later one is told the new version and overwrites nothing', async () => {
    const { id, version } = await town.register();
    const call = (summary: string) => ({
      caseId: id,
      action: 'escalate',
      expectedVersion: version,
      input: { reason: summary },
      showing: [],
      sees: () => true,
      check: () => undefined,
    });
    const writer = { townId: town.townId, actor: town.mediator };
    const both = await Promise.all([1, 2].map((n) => town.cases.act(writer, call(`理由${n}`), town.clock.now())));
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['kept', 'stale']);
    expect(both.find(({ kind }) => kind === 'stale')).toMatchObject({ version: version + 1 });
    expect(await town.ask("select from event where type = 'CaseEscalated'")).toHaveLength(1);
  });

  it('an answer that was lost: the phone’s own key makes one case of any number of tries', async () => {
    const clientId = randomUUID();
    const tries = await Promise.all([1, 2, 3].map(() => town.register({ clientId })));
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
    expect(await town.ask('select from cases')).toHaveLength(1);
    const unique = await town.ask(
      "select from pg_constraint where conrelid = 'cases'::regclass and contype = 'u' and pg_get_constraintdef(oid) = 'UNIQUE (town_id, client_id)'",
    );
    expect(unique).toHaveLength(1); // in the database, and not only in the program
  });
});
