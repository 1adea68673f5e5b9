import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { hashPassword } from '@lib/access';
import { makeCalendar } from '@lib/calendar';
import { makeLogger, openMetrics, readSettings } from '@lib/platform';
import { openDatabase } from '@lib/store';
import { cloneDatabase, fixedClock, type ClonedDatabase, type FixedClock } from '@lib/testing';
import type { Town } from '@lib/town';
import { createHub } from '../hub.js';
import { placesOf, TownRegistry, type TownContext } from '../town/town-context.js';

/** A town of one village and one office, small enough to read. */
const town: Town = {
  slug: 'edge',
  name: { zh: '某镇', en: 'Some Town' },
  numberPrefix: '某',
  committeeNumberPrefix: '某人调字',
  codePrefix: '120118102',
  opensAt: '08:30',
  closeOfBusiness: '17:30',
  monthlyReport: { opensOn: 20, dueAtMs: 61_200_000, grace: '2 WD', summary: '3 WD', sendUp: '5 WD', remind: ['1 WD'], notice: '2 WD' },
  villages: [
    {
      id: 'jiushibao',
      name: { zh: '九十堡', en: 'Jiushibao' },
      code: '120118102219',
      codes: [{ code: '120118102219', validFrom: '2000-01-01', validTo: null }],
      group: null,
      numberName: '九十堡',
    },
  ],
  organisations: [
    { id: 'room-jiushibao', kind: 'village-room', name: { zh: '九十堡调解室', en: 'Jiushibao room' }, village: 'jiushibao' },
    { id: 'centre', kind: 'centre', name: { zh: '综治中心', en: 'Centre' } },
  ],
  people: [],
  warnings: [],
};

export interface EdgeHub {
  readonly app: NestFastifyApplication;
  readonly port: number;
  readonly database: DataSource;
  readonly cloned: ClonedDatabase;
  /** As the owner of the tables. */
  readonly owner: pg.Client;
  readonly clock: FixedClock;
  readonly logged: readonly string[];
  readonly townId: number;
  close(): Promise<void>;
}

export const password = '演示-口令-2026';
export const metricsToken = 'metrics-token-0123456789';

/** A hub on a database of its own, with the accounts `mediator` and `dispatcher`. */
export async function edgeHub(features: readonly Type[] = [], env: { readonly [setting: string]: string } = {}): Promise<EdgeHub> {
  const cloned = await cloneDatabase();
  const owner = new pg.Client({ connectionString: cloned.urls.migrator });
  await owner.connect();
  const townId = await seed(owner);
  const database = await openDatabase(cloned.urls.app, { max: 4 });
  const clock = fixedClock('2026-09-07T10:00:00+08:00');
  const logged: string[] = [];
  const dataDir = mkdtempSync(join(tmpdir(), 'duliu-hub-'));
  const settings = readSettings({ METRICS_TOKEN: metricsToken, DATA_DIR: dataDir, ...env });
  const context: TownContext = {
    townId,
    town,
    law: { deadlines: new Map(), screen: [], doors: [] } as unknown as TownContext['law'], // the edge reads no law
    codes: {
      tiles: [],
      leaves: [],
      moj: [],
      doors: [],
      roles: [{ code: 'village-mediator', name: { zh: '村级调解员', en: 'Village mediator' } }],
      grades: [],
    } as unknown as TownContext['codes'], // only names of roles are shown here
    calendar: makeCalendar({ version: 'none', years: [] } as unknown as Parameters<typeof makeCalendar>[0]), // no day is counted here
    places: placesOf(town.organisations),
  };
  const app = await createHub(
    {
      settings,
      clock,
      logger: makeLogger({ write: (line) => void logged.push(line) }, 'info', 'hub'),
      metrics: openMetrics('hub'),
      database,
      towns: new TownRegistry(context),
      features,
    },
    { webFolder: webFolder(dataDir) },
  );
  await app.listen(0, '127.0.0.1');
  const port = Number(new URL(await app.getUrl()).port);
  const close = async (): Promise<void> => {
    await app.close();
    await database.destroy();
    await owner.end();
    await cloned.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { app, port, database, cloned, owner, clock, logged, townId, close };
}

async function seed(owner: pg.Client): Promise<number> {
  const rows = await owner.query<{ id: number }>(
    `insert into town (slug, name_zh, name_en) values ('edge', '某镇', 'Some Town') returning id`,
  );
  const townId = rows.rows[0]?.id ?? 0;
  await owner.query(`insert into village (town_id, id, name, number_name) values ($1, 'jiushibao', '九十堡', '九十堡')`, [townId]);
  const hash = await hashPassword(password);
  const people = [
    ['mediator', 'room-jiushibao', 'village-room', 'jiushibao', 'village-mediator'],
    ['dispatcher', 'centre', 'centre', null, 'dispatcher'],
  ] as const;
  for (const [username, organisation, kind, village, role] of people) {
    await owner.query(
      `insert into organisation (town_id, id, kind, name_zh, name_en, village_id) values ($1, $2, $3, '某单位', 'Office', $4)`,
      [townId, organisation, kind, village],
    );
    await owner.query(`insert into person (town_id, id, name) values ($1, $2, '李某')`, [townId, `p-${username}`]);
    await owner.query(`insert into post (town_id, person_id, organisation_id, role, valid_from) values ($1, $2, $3, $4, '2026-01-01')`, [
      townId,
      `p-${username}`,
      organisation,
      role,
    ]);
    await owner.query(
      `insert into account (town_id, id, person_id, username, password_hash, created_at) values ($1, $2, $3, $4, $5, now())`,
      [townId, `a-${username}`, `p-${username}`, username, hash],
    );
  }
  return townId;
}

function webFolder(dataDir: string): string {
  const folder = join(dataDir, 'web');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>web</title>');
  writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'main-abc123.js.gz'), gzipSync('export {};'));
  writeFileSync(join(folder, '.secret'), 'not for everybody');
  writeFileSync(join(dataDir, 'beside.txt'), 'outside the folder');
  return folder;
}
