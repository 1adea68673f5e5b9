import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Notice } from '@lib/notify';
import { cloneDatabase, hour, type ClonedDatabase } from '@lib/testing';
import { openDatabase } from './database.js';
import { DeadlineStore } from './deadline-store.js';
import { asActor, type Identity } from './identity.js';
import { NoticeStore } from './notice-store.js';
import { OutboxStore } from './outbox-store.js';

const noon = Date.parse('2026-09-07T12:00:00+08:00');

let database: ClonedDatabase;
let app: DataSource;
let claimer: DataSource;
let owner: DataSource;
let townId: number;

beforeAll(async () => {
  database = await cloneDatabase();
  [app, claimer, owner] = await Promise.all([
    openDatabase(database.urls.app),
    openDatabase(database.urls.claimer),
    openDatabase(database.urls.superuser),
  ]);
  const rows = await owner.query<{ id: number }[]>(
    "insert into town (slug, name_zh, name_en) values ('trial', '试验镇', 'Trial') returning id",
  );
  townId = rows[0]?.id ?? 0;
  await owner.query("insert into organisation (town_id, id, kind, name_zh, name_en) values ($1, 'centre', 'centre', '中心', 'Centre')", [
    townId,
  ]);
});
afterAll(async () => {
  await Promise.all([app.destroy(), claimer.destroy(), owner.destroy()]);
  await database.drop();
});

describe('the outbox, as the claimer', () => {
  const owe = (id: string, at: number): Promise<unknown> =>
    owner.query("insert into outbox values ($1, $2, 'notice.send', '{\"version\": 1}', $3, $3)", [townId, id, new Date(at)]);

  it('lends a row, takes it back when nobody acknowledges, and forgets it when the job is done', async () => {
    const store = new OutboxStore(claimer);
    const id = randomUUID();
    await owe(id, noon);
    const taken: boolean[] = [];
    const take = (now: number): Promise<number> =>
      store.takeBatch(10, now, async (rows) => void taken.push(...rows.map((row) => row.again)));
    expect(await take(noon - 1)).toBe(0);
    expect(await take(noon)).toBe(1);
    expect(await take(noon + 60_000)).toBe(0);
    expect(await take(noon + hour)).toBe(1);
    expect(taken).toEqual([false, true]);
    await store.done(townId, id);
    await store.done(townId, id);
    expect(await take(noon + 2 * hour)).toBe(0);
  });

  it('gives two relays at once different rows, without waiting', async () => {
    const store = new OutboxStore(claimer);
    for (let n = 0; n < 4; n += 1) await owe(randomUUID(), noon + n);
    const seen: string[] = [];
    let inner = 0;
    await store.takeBatch(2, noon + 10, async (rows) => {
      seen.push(...rows.map(({ id }) => id));
      inner = await store.takeBatch(10, noon + 10, async (others) => void seen.push(...others.map(({ id }) => id)));
    });
    expect(inner).toBe(2);
    expect(new Set(seen).size).toBe(4);
  });
});

describe('due deadlines', () => {
  it('come oldest first, and one that failed waits for its next attempt', async () => {
    const [older, newer, later] = [randomUUID(), randomUUID(), randomUUID()];
    for (const [id, at] of [
      [newer, noon - 1_000],
      [older, noon - hour],
      [later, noon + 1],
    ] as const) {
      await owner.query(
        `insert into deadline (town_id, matter_kind, matter_id, rule, occurrence, rung, status, started_on, due_on, due_at, next_attempt_at)
         values ($1, 'dispute', $2, 'S-01', 1, 0, 'pending', '2026-09-01', '2026-09-07', $3, $3)`,
        [townId, id, new Date(at)],
      );
    }
    const store = new DeadlineStore(claimer, app);
    const due = await store.dueCandidates(noon, 10);
    expect(due.map(({ matterId }) => matterId)).toEqual([older, newer]);
    const first = due[0];
    if (!first) throw new Error('none due');
    await store.recordFailure(first, new Error('x'.repeat(2_000)), noon + hour);
    expect((await store.dueCandidates(noon, 10)).map(({ matterId }) => matterId)).toEqual([newer]);
    expect((await store.dueCandidates(noon + hour, 10)).map(({ matterId }) => matterId)).toEqual([newer, later, older]);
    const kept = await owner.query<{ attempts: number; status: string }[]>('select attempts, status from deadline where matter_id = $1', [
      older,
    ]);
    expect(kept).toEqual([{ attempts: 1, status: 'pending' }]);
  });
});

describe('notices', () => {
  const post = { organisation: 'centre', role: 'dispatcher' };
  /** The row policy lets this person see the notices of every post that is asked for below. */
  const asked = (town: number): Identity => asActor(town, { kind: 'person', personId: 'p-1', posts: held }, { villageOf: () => null });
  const held = ['dispatcher', 'centre-head', 'police'].map((role) => ({ ...post, role }));
  const noticeOf = (at: number): Notice => ({
    ...post,
    id: randomUUID(),
    townId,
    matterKind: 'dispute',
    matterId: randomUUID(),
    kind: 'holder',
    says: { zh: '有新案件', en: 'A new case' },
    createdAt: at,
    visibleAt: at,
  });

  it('are kept once, seen from their hour on by their post only, page by page, and read once', async () => {
    const store = new NoticeStore(app);
    const notices = [noticeOf(noon - 3), noticeOf(noon - 2), noticeOf(noon - 1)] as const;
    const early = noticeOf(noon + hour);
    await store.put([...notices, early]);
    await store.put(notices);
    const [oldest, middle, newest] = notices;
    const first = await store.visible(asked(townId), [post], noon, { limit: 2 });
    expect(first).toMatchObject([newest, middle]);
    expect(await store.visible(asked(townId), [post], noon, { limit: 2, after: middle })).toMatchObject([oldest]);
    expect(await store.visible(asked(townId), [{ ...post, role: 'centre-head' }], noon, { limit: 9 })).toEqual([]);
    expect(await store.visible(asked(townId + 1), [post], noon, { limit: 9 })).toEqual([]);

    expect(await store.markRead(asked(townId), newest.id, [{ ...post, role: 'police' }], noon)).toBe(false);
    expect(await store.markRead(asked(townId), early.id, [post], noon)).toBe(false);
    expect(await store.markRead(asked(townId), newest.id, [post], noon)).toBe(true);
    expect(await store.markRead(asked(townId), newest.id, [post], noon + 1)).toBe(true);
    await store.put([newest]);
    expect(await store.visible(asked(townId), [post], noon, { limit: 9, unreadOnly: true })).toMatchObject([middle, oldest]);
    const all = await store.visible(asked(townId), [post], noon, { limit: 9 });
    expect(all.map(({ readAt }) => readAt)).toEqual([noon, null, null]);
  });
});
