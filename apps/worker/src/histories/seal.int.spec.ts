import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { openHistoryKey, type HistoryKey } from '@lib/platform';
import { enqueue } from '@lib/queue';
import { HistorySeals, openDatabase, readHeldHead, vaultOf, verifyHistory } from '@lib/store';
import { eventually, jobBackends } from '@lib/testing';
import { workshop, type Workshop } from '../worker.fixture.js';
import { SealsOfTown } from './seals-of-town.js';

const night = Date.parse('2026-09-08T00:30:00+08:00');
const dayMs = 86_400_000;

describe.each(jobBackends)('the nightly sealing of histories, with $title', ({ kind, here }) => {
  const test = here ? it : it.skip;
  let shop: Workshop;
  let app: DataSource;
  let dataDir: string;
  let key: HistoryKey;

  beforeEach(async () => {
    if (!here) return;
    shop = await workshop(kind);
    shop.clock = { now: () => night };
    app = await openDatabase(shop.bench.database.urls.app, { max: 3 });
    dataDir = mkdtempSync(join(tmpdir(), 'seals-'));
    key = openHistoryKey({ dataDir });
    const { rows } = await shop.sql.query<{ id: number }>("select id from town where slug = 'duliu'");
    shop.seals = new SealsOfTown(new HistorySeals(app), key, { townId: rows[0]?.id ?? 0, dataDir });
  });
  afterEach(async () => {
    if (!here) return;
    await app.destroy();
    await shop.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const throughs = async (): Promise<readonly string[]> => {
    const { rows } = await shop.sql.query<{ through: Date }>('select through from history_head order by number');
    return rows.map(({ through }) => new Date(through.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
  };

  const untilThroughs = async (wanted: readonly string[]): Promise<void> => {
    await eventually(throughs, (seen) => seen.length >= wanted.length);
    expect(await throughs()).toEqual(wanted);
  };

  test('seals the day that ended, at the start of a worker and once only, and keeps the head outside the database', async () => {
    await shop.start();
    await untilThroughs(['2026-09-07']);
    const { queues } = await shop.parts();
    await enqueue(queues, 'history.seal', {});
    await enqueue(queues, 'history.seal', {});
    shop.clock = { now: () => night + dayMs };
    await enqueue(queues, 'history.seal', {});
    await untilThroughs(['2026-09-07', '2026-09-08']);

    const files = readdirSync(join(dataDir, 'history-heads'));
    expect(files).toEqual(['000001.json', '000002.json']);
    const held = readHeldHead(readFileSync(join(dataDir, 'history-heads', '000002.json'), 'utf8'));
    const found = await verifyHistory(shop.bench.database.urls.app, {
      town: 'duliu',
      trusted: new Set([key.publicKey]),
      vault: vaultOf(app, Buffer.alloc(32, 7)),
      held,
    });
    expect(found).toMatchObject({ count: 0, heads: 2 });
  });

  test('makes up for the nights in which nobody worked, a head for each day', async () => {
    const { seals } = shop;
    await seals.next((await seals.towns())[0] ?? 0, () => night - 1_800_001, night);
    shop.clock = { now: () => night + 3 * dayMs };
    await Promise.all([shop.start(), shop.start()]); // two workers at once: each day once
    await untilThroughs(['2026-09-07', '2026-09-08', '2026-09-09', '2026-09-10']);
  });
});
