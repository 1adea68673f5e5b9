import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { AuditView, CaseRowView, CaseView, PageView, ProblemView, RevealView } from '@lib/contracts';
import { demonstrationPassword } from '@lib/testing';
import { runningTown, type RunningTown } from './running-town.js';

const phone = '13812345678';
const idNumber = '12010119800101123X';
const card = '6222020200112233445';
const secrets = [phone, idNumber, card];
const purpose = "=cmd|'/c calc'!A1，核对司法确认申请书";

describe('sensitive personal data', () => {
  let town: RunningTown;
  let owner: pg.Client;
  let made: CaseView;
  let body: object;
  const key = randomUUID();
  const applicant = (): string => made.parties[0]?.id ?? '';
  const reveal = <T = RevealView>(user: string, change: object = {}) =>
    town.ask<T>(user, 'POST', `/cases/${made.id}/reveal`, { body: { field: 'id-number', party: applicant(), purpose, ...change } });
  const search = (user: string, number: string, kind = 'phone') =>
    town.ask<PageView<CaseRowView>>(user, 'POST', '/cases/search', { body: { kind, number } });
  const log = (query = '') => town.ask<PageView<AuditView>>('auditor', 'GET', `/audit${query}`);

  beforeAll(async () => {
    town = await runningTown();
    owner = new pg.Client({ connectionString: town.database.urls.superuser });
    await owner.connect();
    body = {
      parties: [
        { name: '独孤某', role: 'applicant', phone, idNumber },
        { name: '慕容某', role: 'respondent' },
      ],
      summary: `摔伤住院，赔偿款汇到 ${card}`,
      tile: 'injury',
      villageCode: await town.villageOf('v219'),
      occurredOn: '2026-09-06',
      urgency: 'urgent',
    };
    const answer = await town.ask<CaseView>('v219', 'POST', '/cases', { body, key });
    expect(answer.status).toBe(201);
    made = answer.body;
  });
  afterAll(async () => {
    await owner.end();
    await town.close();
  });

  it('is found by a whole number by whoever sees the case whole, and by nobody else', async () => {
    for (const user of ['v219', 'v219b', 'centre'])
      expect((await search(user, '+86 138-1234-5678')).body.items.map(({ id }) => id)).toEqual([made.id]);
    expect((await search('centre', idNumber.toLowerCase(), 'id-number')).body.items).toHaveLength(1);
    // Out of sight, masked, or no case work at all: as if it were not there.
    for (const user of ['v220', 'vl219', 'leader', 'auditor', 'admin', 'police'])
      expect(await search(user, phone)).toEqual({ status: 200, body: { items: [], nextCursor: null } });
    expect((await search('centre', phone.slice(0, 10))).body.items).toEqual([]);
  });

  it('is read whole by whom the table of rights says, for a purpose', async () => {
    expect(made.parties[0]?.idNumber).toBe('120***********123X');
    for (const user of ['v219', 'centre', 'centrehead'])
      expect(await reveal(user)).toEqual({ status: 200, body: { field: 'id-number', party: applicant(), value: idNumber } });
    expect((await reveal('v219', { field: 'phone' })).body.value).toBe(phone);
    // His colleague did not enter it; a leader sees names; an auditor sees masks.
    for (const user of ['v219b', 'vl219', 'leader', 'auditor'])
      expect(await reveal(user)).toMatchObject({ status: 403, body: { code: 'access/may-not-reveal' } });
    for (const user of ['v220', 'police', 'admin']) expect((await reveal(user)).status).toBe(404);
    expect((await town.view('v219', made.id)).reveals).toBe(true);
    expect((await town.view('v219b', made.id)).reveals).toBe(false);
  });

  it('is not read without a purpose, nor with one that would keep a number for good', async () => {
    expect((await reveal('centre', { purpose: ' ' })).status).toBe(400);
    expect(await reveal<ProblemView>('centre', { purpose: `核对 ${phone}` })).toMatchObject({
      status: 400,
      body: { code: 'access/number-in-purpose' },
    });
    expect(await reveal<ProblemView>('centre', { party: 'nobody' })).toMatchObject({
      status: 404,
      body: { code: 'access/nothing-to-reveal' },
    });
  });

  it('leaves a line for each reading and each search, and the auditor alone reads them', async () => {
    const { status, body: found } = await log('?deed=reveal');
    expect(status).toBe(200);
    expect(found.items.map(({ person, field, case: of }) => [person.id, field, of?.number])).toEqual([
      ['p-v219', 'phone', made.number],
      ['p-centrehead', 'id-number', made.number],
      ['p-centre', 'id-number', made.number],
      ['p-v219', 'id-number', made.number],
    ]);
    expect(found.items[0]).toMatchObject({ purpose, party: applicant(), role: 'village-mediator' });
    expect((await log('?deed=search&user=v220')).body.items).toMatchObject([{ field: 'phone', rows: 0, case: null }]);
    expect((await log(`?case=${encodeURIComponent(made.number)}&user=centre`)).body.items).toHaveLength(1);
    expect((await log('?user=nobody-of-that-name')).body.items).toEqual([]);
    expect((await log('?to=2026-09-06')).body.items).toEqual([]);
    for (const user of ['v219', 'centre', 'centrehead', 'leader', 'admin'])
      expect((await town.ask(user, 'GET', '/audit')).status).toBe(403);
  });

  it('shows the whole log page by page, nothing twice and nothing left out', async () => {
    const whole = (await log('?limit=200')).body.items.map(({ id }) => id);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: PageView<AuditView> = (await log(`?limit=3${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)).body;
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole);
  });

  it('gives the log as a file that no spreadsheet runs, and notes that too', async () => {
    const taken = await fetch(`${town.base}/api/v1/audit/export`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenOf('auditor')}`, 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify({ deed: 'reveal', purpose: '季度检查' }),
    });
    expect([taken.status, taken.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const text = Buffer.from(await taken.arrayBuffer()).toString('utf8');
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(text.startsWith('\ufeffTime,')).toBe(true);
    expect(lines[1]).toContain(`'=cmd|`);
    expect(text).not.toMatch(/(^|,)"?=cmd/m);
    expect((await log('?deed=export')).body.items).toMatchObject([
      { person: { id: 'p-auditor' }, purpose: '季度检查', filter: { of: 'audit', deed: 'reveal' }, rows: 4 },
    ]);
    expect((await town.ask('centre', 'POST', '/audit/export', { body: { purpose: '看看' } })).status).toBe(403);
  });

  it('is in no table, no job and no log, nor in any problem that was answered', async () => {
    const said: string[] = [];
    const tell = async (answer: Promise<{ readonly body: unknown; readonly status: number }>, status: number): Promise<void> => {
      const { body: told, status: got } = await answer;
      expect(got).toBe(status);
      said.push(JSON.stringify(told));
    };
    await tell(town.ask('v219', 'POST', '/cases', { body: { ...body, summary: `${phone} 另一件` }, key }), 409);
    await tell(town.ask('v219', 'POST', '/cases', { body: { ...body, tile: phone } }), 400);
    await tell(town.ask('v219', 'POST', '/cases/search', { body: { kind: phone, number: phone } }), 400);
    for (const secret of secrets) expect(said.filter((one) => one.includes(secret))).toEqual([]);

    const logs = ['hub' as const, 'worker' as const].map((program) => readFileSync(town.logOf(program), 'utf8')).join('\n');
    expect(logs).toContain('/api/v1/cases/search');
    const { rows } = await owner.query<{ schema: string; name: string }>(
      `select schemaname as schema, tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    expect(rows.map(({ schema }) => schema)).toContain('bullmq');
    let found = '';
    for (const { schema, name } of rows) {
      const all = await owner.query<{ text: string | null }>(`select string_agg(t::text, E'\\n') as text from "${schema}"."${name}" t`);
      const text = all.rows[0]?.text ?? '';
      found += `${text}\n${[...text.matchAll(/x((?:[0-9a-f]{2})+)/g)].map(([, hex]) => Buffer.from(hex ?? '', 'hex').toString('latin1')).join('\n')}\n`;
    }
    expect(found).toContain('独孤某'); // the look itself works
    for (const secret of secrets) expect([secret, logs.includes(secret), found.includes(secret)]).toEqual([secret, false, false]);
  });

  it('keeps its lines from the application itself: none is changed, deleted, or written in another name', async () => {
    const app = new pg.Client({ connectionString: town.database.urls.app });
    await app.connect();
    const { rows } = await owner.query<{ town: number }>('select town_id as town from cases where id = $1', [made.id]);
    const asWhom = async (person: string, statement: string): Promise<void> => {
      await app.query('begin');
      try {
        await app.query(
          `select set_config('app.town_id', $1, true), set_config('app.person', $2, true), set_config('app.everything', 'on', true)`,
          [String(rows[0]?.town), person],
        );
        await app.query(statement);
      } finally {
        await app.query('rollback');
      }
    };
    await expect(asWhom('p-centre', `update audit set purpose = 'x'`)).rejects.toThrow(/permission denied/);
    await expect(asWhom('p-centre', 'delete from audit')).rejects.toThrow(/permission denied/);
    await expect(asWhom('p-centre', 'truncate audit')).rejects.toThrow(/permission denied/);
    const forged = `insert into audit (town_id, id, at, deed, person_id) values (app_town(), gen_random_uuid(), now(), 'search', 'p-v219')`;
    await expect(asWhom('p-centre', forged)).rejects.toThrow(/row-level security/);
    await app.end();
  });

  it('is not read at all where its line cannot be kept', async () => {
    await owner.query('revoke insert on audit from duliu_app');
    const answer = await reveal<ProblemView>('centre');
    await owner.query('grant insert on audit to duliu_app');
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain(idNumber);
  });

  it('goes on being read after its keys were changed under the working hub', async () => {
    const rotated = await town.cli('keys:rotate');
    expect([rotated.code, rotated.out]).toEqual([0, expect.stringContaining('Made key 2')]);
    expect((await reveal('centre')).body.value).toBe(idNumber);
    expect((await town.cli('history:verify')).code).toBe(0);
  });

  const tokenOf = async (user: string): Promise<string> => {
    const answer = await fetch(`${town.base}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: user, password: demonstrationPassword() }),
    });
    return ((await answer.json()) as { readonly token: string }).token;
  };
});
