import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Case } from '@lib/cases';
import { CaseReader, type LedgerFilter } from './case-reader.js';
import { asActor, told, type Identity } from './identity.js';
import { queryOf, wordsOf } from './search-words.js';
import { storedTown, type StoredTown } from './stored-town.fixture.js';

const noon = Date.parse('2026-09-07T12:00:00+08:00');
const many = 20_000;

let town: StoredTown;
let reader: CaseReader;
let wall: Case;
let debt: Case;

beforeAll(async () => {
  town = await storedTown();
  reader = new CaseReader(town.app, town.vault);
  wall = await town.register(noon, {
    numberOf: () => '(2026)墙第七号',
    summary: '欧阳丁与司徒丙因滴水檐争执，电话13812340000，证号120118199001011234',
    parties: [
      { role: 'applicant', name: '欧阳丁', phone: '022-68889999' },
      { role: 'respondent', name: '司徒丙' },
    ],
  });
  const other = await town.owner.query<{ id: string; village_id: string }>(
    "select id, village_id from organisation where kind = 'village-room' order by id offset 1 limit 1",
  );
  debt = await town.register(noon + 1, {
    village: other.rows[0]?.village_id ?? '',
    from: other.rows[0]?.id ?? '',
    summary: '滴水檐下借款未还，欧阳丁作保',
  });
  await town.owner.query('update cases set registered_by = $2 where id = $1', [debt.id, 'p-somebody-else']);
}, 120_000);
afterAll(() => town.close(), 120_000);

const as = (role: string, organisation: string): Identity =>
  asActor(
    town.townId,
    { kind: 'person', personId: `p-test-${role}`, posts: [{ role, organisation }] },
    { villageOf: (office) => (office === wall.involved[0] ? wall.village : null) },
  );
const centre = (): Identity => as('dispatcher', 'centre');
const auditor = (): Identity => as('auditor', 'town-government');
const mediator = (): Identity => as('village-mediator', wall.involved[0] ?? '');

const found = async (who: Identity, filter: LedgerFilter): Promise<readonly string[]> => {
  const page = await reader.page(who, filter, { limit: 50, by: 'registered', descending: false });
  expect(await reader.count(who, filter)).toBe(page.length);
  return page.map(({ id }) => id);
};

describe('search', () => {
  it('finds by word, name, initials and number, within the sight of who asks', async () => {
    for (const q of ['滴水檐', '欧阳丁']) {
      expect(await found(centre(), { q })).toEqual([wall.id, debt.id]);
      expect(await found(mediator(), { q })).toEqual([wall.id]);
      expect(await found(as('police', 'police'), { q })).toEqual([]);
      expect(await found(as('admin', 'town-government'), { q })).toEqual([]);
    }
    expect(await found(centre(), { q: 'oyd' })).toEqual([wall.id]);
    expect(await found(centre(), { q: wall.number })).toEqual([wall.id]);
    expect(await found(centre(), { q: '滴水檐', village: debt.village ?? '' })).toEqual([debt.id]);
  });

  it('lets a masked reader test no name, neither of a party nor in a summary nor by its initials', async () => {
    for (const q of ['欧阳丁', '阳丁', '司徒丙', 'oyd', 'stb']) expect(await found(auditor(), { q })).not.toContain(wall.id);
    expect(await found(auditor(), { q: '滴水檐' })).toEqual([wall.id, debt.id]);
    expect(await found(auditor(), { q: debt.number })).toContain(debt.id);
  });

  it('finds nobody by the digits of a phone or an ID number that stand in a summary', async () => {
    for (const q of ['13812340000', '1381234', '120118199001011234', '12011819', '68889999'])
      expect(await found(centre(), { q })).toEqual([]);
  });

  it('takes what is asked as words, never as a part of the statement', async () => {
    for (const q of [`'`, `') or true --`, `\\`, `$q$; drop table cases`]) expect(await found(centre(), { q })).toEqual([]);
    for (const state of [`x' or 'x' = 'x`, `$1 ->> 'state'`]) expect(await found(centre(), { state })).toEqual([]);
    expect(await found(centre(), { leaves: [`a","b`, `}`] })).toEqual([]);
  });
});

describe(`the plan of a search among ${many} cases`, () => {
  let client: pg.Client;
  const plans: string[] = [];

  beforeAll(async () => {
    await town.owner.query(
      `insert into cases (town_id, id, kind, flow_version, number, state, open, involved, village_id, tile, risk, collective, source, occurred_on,
         registered_at, registered_by, updated_at, version, seq, last_hash, data, search, search_masked)
       select town_id, copy.id, kind, flow_version, number || '-' || n, 'voided', false,
         case when n % 1000 = 0 then involved || '{police}'::text[] else involved end, village_id, tile, risk, collective, source, occurred_on,
         registered_at + n * interval '1 minute', 'p-' || n % 97, updated_at, version, seq, last_hash,
         data || jsonb_build_object('id', copy.id, 'registeredAt', (extract(epoch from registered_at) * 1000)::bigint + n * 60000),
         array_to_tsvector($2::text[] || ('w' || n)), array_to_tsvector($2::text[] || ('w' || n))
       from cases, (select n, gen_random_uuid() as id from generate_series(1, ${many}) n) copy where cases.id = $1`,
      [wall.id, wordsOf('两家争执')],
    );
    await town.owner.query('vacuum analyze cases');
    client = new pg.Client({ connectionString: town.database.urls.superuser });
    await client.connect();
    await client.query(
      `load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on; set auto_explain.log_level = 'notice'; set role duliu_app`,
    );
    client.on('notice', ({ message }) => void plans.push(message ?? ''));
  }, 120_000);
  afterAll(() => client?.end());

  /** What PostgreSQL did for the statement inside the function, as the application role. */
  const planOf = async (who: Identity, filter: object): Promise<string> => {
    plans.length = 0;
    await client.query(`begin; ${told(who)}`);
    await client.query(`select * from case_rows($1, 'registered', true, null, null, 51)`, [JSON.stringify(filter)]);
    await client.query('commit');
    const plan = plans.findLast((one) => /select data (from cases|from hit)|select id, registered_at|with hit/.test(one));
    if (plan === undefined) throw new Error(`no plan among ${plans.join('\n')}`);
    return plan;
  };

  it('goes by the index of words for a rare word, for masked readers by theirs', async () => {
    expect(await planOf(centre(), { q: queryOf('w777') })).toMatch(/Index Scan on cases_search\b/);
    expect(await planOf(auditor(), { q: queryOf('w777') })).toMatch(/Index Scan on cases_search_masked/);
    expect(await planOf(mediator(), { q: queryOf('w777') })).toMatch(/Index Scan on cases_search\b/);
  });

  it('finds the same by the beginning of a word, rare or common, page after page', async () => {
    for (const [q, hits] of [
      ['w199', 111],
      ['w1', 11_111],
    ] as const) {
      const seen = new Set<string>();
      let after: { readonly key: number; readonly id: string } | undefined;
      for (let pages = 0; pages < 3; pages += 1) {
        const page = await reader.page(centre(), { q }, { limit: 50, by: 'registered', descending: true, after });
        expect(page.map(({ registeredAt }) => registeredAt)).toEqual(
          page.map(({ registeredAt }) => registeredAt).toSorted((a, b) => b - a),
        );
        for (const { id } of page) seen.add(id);
        const last = page.at(-1);
        if (last) after = { key: last.registeredAt, id: last.id };
      }
      expect(seen.size).toBe(Math.min(hits, 150));
      expect(await reader.count(centre(), { q })).toBe(hits);
    }
  });

  it('goes by time for the first page, searched by a common word or not at all', async () => {
    for (const filter of [{}, { q: queryOf('争执') }]) {
      const plan = await planOf(centre(), filter);
      expect(plan).toMatch(/Index (Only )?Scan using cases_recent/);
      expect(plan).not.toMatch(/Seq Scan|Sort/);
    }
  });

  it('goes by the index of involved offices for an office of few cases', async () => {
    const plan = await planOf(as('police', 'police'), {});
    expect(plan).toMatch(/Index Scan on cases_involved/);
    expect(plan).not.toMatch(/Seq Scan/);
  });
});
