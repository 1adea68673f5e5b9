import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { CaseView, PageView } from '@lib/contracts';
import { runningTown, type RunningTown } from './running-town.js';

describe('a mediator who is kin to a party', () => {
  let town: RunningTown;
  let before: CaseView;
  let after: CaseView;
  beforeAll(async () => {
    town = await runningTown({ worker: false });
    const made = await town.register('v219', {
      parties: [
        { name: '甲某', role: 'applicant' },
        { name: '乙某', role: 'respondent' },
      ],
      summary: '两家为院墙争执',
      tile: 'neighbour',
      villageCode: await town.villageOf('v219'),
      occurredOn: '2026-09-06',
      urgency: 'normal',
    });
    before = await town.act('v219', made.id, 'accept', (example) => ({ ...example, mediators: ['p-v219'] }));
    after = await town.act('v219', made.id, 'recuse', (example) => ({ ...example, mediator: 'p-v219', replacement: 'p-v219b' }), before);
  });
  afterAll(() => town.close());

  it('recuses himself, is told so, and has nothing more to do with it', () => {
    expect(after).toMatchObject({ id: before.id, version: before.version + 1, actions: [] });
  });

  it('sees nothing of it from that moment on, by any road, though he registered it', async () => {
    for (const path of [`/cases/${before.id}`, `/cases/${before.id}/events`, `/cases/${before.id}?asOf=2026-09-07T10:00:00%2B08:00`])
      expect((await town.ask('v219', 'GET', path)).status).toBe(404);
    for (const query of ['', '&q=院墙', '&sort=due']) {
      const { body } = await town.ask<PageView<CaseView> & { total: number }>('v219', 'GET', `/cases?count=true${encodeURI(query)}`);
      expect(body).toMatchObject({ items: [], total: 0 });
    }
    expect((await town.ask('v219', 'POST', `/cases/${before.id}/actions/escalate`, { version: after.version, body: {} })).status).toBe(404);
  });

  it('is kept from it by PostgreSQL too, where the application forgets', async () => {
    const owner = new pg.Client({ connectionString: town.database.urls.superuser });
    const client = new pg.Client({ connectionString: town.database.urls.app });
    await Promise.all([owner.connect(), client.connect()]);
    const { rows } = await owner.query<{ town: number; village: string }>(
      'select town_id as town, village_id as village from cases where id = $1',
      [before.id],
    );
    await owner.end();
    const seen = async (person: string, table: string): Promise<number> => {
      await client.query('begin');
      await client.query(
        `select set_config('app.town_id', $1, true), set_config('app.person', $2, true), set_config('app.registrar', $2, true),
           set_config('app.villages', array[$3]::text, true)`,
        [String(rows[0]?.town), person, rows[0]?.village],
      );
      const found = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`);
      await client.query('rollback');
      return found.rows[0]?.n ?? 0;
    };
    for (const table of ['cases', 'event', 'text', 'deadline']) {
      expect([table, await seen('p-v219', table)]).toEqual([table, 0]);
      expect(await seen('p-v219b', table)).toBeGreaterThan(0);
    }
    await client.end();
  });

  it('leaves it whole to his colleague, and the auditor learns why he does not see it', async () => {
    const view = await town.view('v219b', before.id);
    expect(view.parties.map(({ name }) => name)).toEqual(['甲某', '乙某']);
    expect(view.actions.length).toBeGreaterThan(0);
    const { body } = await town.ask('auditor', 'GET', `/access/why?user=v219&case=${before.id}`);
    expect(body).toMatchObject({ sees: false, sight: null });
    expect(JSON.stringify(body)).toMatch(/回避|recused/);
  });
});
