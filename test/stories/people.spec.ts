import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type {
  CaseView,
  FirstPasswordView,
  OrganisationView,
  PageView,
  PersonView,
  RosterView,
  SessionView,
  WorkRowView,
} from '@lib/contracts';
import { demonstrationPassword } from '@lib/testing';
import { runningTown, type RunningTown } from './running-town.js';
import type { Answer, Wire } from './town-client.js';

const newPassword = '东头老槐树下面三口井';

describe('people who come and go', () => {
  let town: RunningTown;
  let villageCode = '';
  beforeAll(async () => {
    town = await runningTown({ worker: false });
    villageCode = await town.villageOf('v219');
  });
  afterAll(() => town.close());

  const admin = <T = Wire>(method: string, path: string, body?: object, key?: string): Promise<Answer<T>> =>
    town.ask<T>('admin', method, path, { ...(body ? { body } : {}), ...(key ? { key } : {}) });
  const zhang = { username: 'zhang.wei', name: '张伟', gender: 'male', role: 'village-mediator', organisation: 'room-jiushibao' };
  /** Over HTTP as himself, with a token of his own. */
  const as = async (token: string, method: string, path: string, body?: object): Promise<{ status: number; body: Wire }> => {
    const answer = await fetch(`${town.base}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Wire) };
  };
  const signIn = async (username: string, password: string): Promise<string> =>
    (await town.ask<SessionView>(null, 'POST', '/session', { body: { username, password } })).body.token;
  const register = (user: string): Promise<CaseView> =>
    town.register(user, {
      parties: [
        { name: '甲某', role: 'applicant' },
        { name: '乙某', role: 'respondent' },
      ],
      summary: '两家为院墙争执',
      tile: 'neighbour',
      villageCode,
      occurredOn: '2026-09-06',
      urgency: 'normal',
    });
  const needsOf = async (user: string, id: string): Promise<string | undefined> => {
    const { body } = await town.ask<PageView<WorkRowView>>(user, 'GET', '/work?limit=200');
    return body.items.find((row) => row.id === id)?.needs;
  };

  it('are added with a first password that opens nothing but its own change, once for one key', async () => {
    const key = randomUUID();
    const made = await admin<FirstPasswordView>('POST', '/people', zhang, key);
    expect(made).toMatchObject({
      status: 201,
      body: { person: { id: 'p-zhang.wei', mustChange: true, posts: [{ role: 'village-mediator', state: 'held', from: '2026-09-07' }] } },
    });
    expect(await admin('POST', '/people', zhang, key)).toMatchObject({ status: 201, body: { firstPassword: null } });
    expect(await admin('POST', '/people', { ...zhang, name: '李伟' }, key)).toMatchObject({ status: 409 });
    expect(await admin('POST', '/people', zhang)).toMatchObject({ status: 422, body: { code: 'people/username-taken' } });

    const first = made.body.firstPassword ?? '';
    const token = await signIn('zhang.wei', first);
    expect(await as(token, 'GET', '/work')).toMatchObject({ status: 403, body: { code: 'access/password-change-owed' } });
    expect((await as(token, 'POST', '/session/password', { current: first, next: newPassword })).status).toBe(204);
    expect((await as(token, 'GET', '/work')).status).toBe(200);
  });

  it('are known to every decision at once: the newcomer mediates', async () => {
    const made = await register('v219b');
    const accepted = await town.act('v219b', made.id, 'accept', (example) => ({ ...example, mediators: ['p-zhang.wei'] }));
    expect(accepted.state).toBe('village-mediating');
  });

  it('keep no access from the minute they leave, and their work is on top of their office’s queue by itself', async () => {
    const token = await signIn('zhang.wei', newPassword);
    const { body } = await town.ask<PageView<WorkRowView>>('v219', 'GET', '/work?limit=200');
    const his = body.items.find(({ state }) => state === 'village-mediating')?.id ?? '';
    const before = await needsOf('v219', his);
    expect((await as(token, 'GET', `/cases/${his}`)).status).toBe(200);

    const gone = await admin<PersonView>('POST', '/people/p-zhang.wei/dismissal');
    expect(gone).toMatchObject({ status: 200, body: { leftAt: expect.any(String), posts: [{ state: 'ended' }] } });
    for (const path of ['/me', '/work', `/cases/${his}`, `/cases/${his}/events`]) expect((await as(token, 'GET', path)).status).toBe(401);
    expect((await town.ask(null, 'POST', '/session', { body: { username: 'zhang.wei', password: newPassword } })).status).toBe(401);
    const after = await needsOf('v219', his);
    expect(after).not.toBe(before);
    expect(after).toContain('离任');
    expect(await admin('POST', '/people/p-zhang.wei/dismissal')).toMatchObject({ status: 422, body: { code: 'people/has-left' } });
  });

  it('come to the centre with their cases when nobody is left in their office, and the centre can act', async () => {
    const made = await town.register('v220', {
      parties: [{ name: '丙某', role: 'applicant' }],
      summary: '两家为水渠争执',
      tile: 'neighbour',
      villageCode: await town.villageOf('v220'),
      occurredOn: '2026-09-06',
      urgency: 'normal',
    });
    const room = made.holder?.organisation.id ?? '';
    expect(await needsOf('centre', made.id)).toBeUndefined();
    for (const username of ['v220', 'v220b', 'v220c']) expect((await admin('POST', `/people/p-${username}/dismissal`)).status).toBe(200);
    const offices = await admin<PageView<OrganisationView>>('GET', '/organisations');
    expect(offices.body.items.find(({ id }) => id === room)?.staffed).toBe(false);
    expect(await needsOf('centre', made.id)).toBeDefined();
    const seen = await town.view('centre', made.id);
    expect(seen.actions.filter(({ allowed }) => allowed).length).toBeGreaterThan(0);
  });

  it('end one post within the day and keep the other; a substitute sees what he stands in for', async () => {
    const { body } = await admin<PersonView>('GET', '/people/p-v221');
    const post = body.posts[0]?.id ?? '';
    const token = await signIn('v222', demonstrationPassword());
    const theirs = await town.register('v221', {
      parties: [{ name: '丁某', role: 'applicant' }],
      summary: '两家为树争执',
      tile: 'neighbour',
      villageCode: await town.villageOf('v221'),
      occurredOn: '2026-09-06',
      urgency: 'normal',
    });
    expect((await as(token, 'GET', `/cases/${theirs.id}`)).status).toBe(404);
    const stand = { role: 'village-mediator', organisation: body.posts[0]?.organisation, substituteFor: 'p-v221', to: '2026-09-30' };
    expect(await admin('POST', '/people/p-v222/posts', stand)).toMatchObject({ status: 201 });
    expect((await as(token, 'GET', `/cases/${theirs.id}`)).status).toBe(200);
    expect(await admin('POST', `/people/p-v221/posts/${post}/end`, {})).toMatchObject({
      status: 200,
      body: { posts: [{ state: 'ended' }] },
    });
    expect((await town.ask('v221', 'GET', '/me')).status).toBe(401);
  });

  it('are read by administrator and auditor and changed by the administrator alone, who is held to the rules', async () => {
    expect((await town.ask('auditor', 'GET', '/people')).status).toBe(200);
    for (const user of ['v219', 'centre', 'centrehead', 'leader']) expect((await town.ask(user, 'GET', '/people')).status).toBe(403);
    for (const user of ['auditor', 'centrehead', 'v219']) {
      expect((await town.ask(user, 'POST', '/people', { body: zhang })).status).toBe(403);
      expect((await town.ask(user, 'POST', '/people/p-v219/dismissal')).status).toBe(403);
      expect((await town.ask(user, 'POST', '/people/p-v219/sign-in-reset')).status).toBe(403);
    }
    expect(await admin('POST', '/people/p-admin/dismissal')).toMatchObject({ status: 422, body: { code: 'people/last-administrator' } });
    expect(await admin('POST', '/people/p-nobody/dismissal')).toMatchObject({ status: 404 });
    const self = { role: 'dispatcher', organisation: 'centre' };
    expect(await admin('POST', '/people/p-admin/posts', self)).toMatchObject({ body: { code: 'people/administrator-does-no-case-work' } });
  });

  it('are listed page by page, each once', async () => {
    const ids: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await admin<PageView<PersonView>>('GET', `/people?limit=50${cursor}`);
      ids.push(...body.items.map(({ id }) => id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(ids.length).toBeGreaterThan(100);
    expect([...new Set(ids)].sort()).toEqual([...ids].sort());
    expect(ids).not.toContain('p-zhang.wei');
    const left = await admin<PageView<PersonView>>('GET', `/people?left=true&q=${encodeURIComponent('张伟')}`);
    expect(left.body.items.map(({ id }) => id)).toEqual(['p-zhang.wei']);
    expect((await admin('GET', '/people?cursor=nonsense')).body).toMatchObject({ code: 'request/bad-cursor' });
  });

  it('stand on rosters that name what the law asks for and is not so, with its article', async () => {
    const { body } = await town.ask<PageView<RosterView>>('centrehead', 'GET', '/rosters');
    const empty = body.items.find(({ members }) => members.length === 0);
    expect(empty?.gaps.map(({ article }) => article)).toEqual(expect.arrayContaining(['人民调解法 第8条']));
    const whole = body.items.find(({ organisation }) => organisation === 'room-jiushibao');
    expect(whole?.members).toHaveLength(3);
    expect(whole?.gaps.map(({ article }) => article)).toEqual(['人民调解法 第9条']);
    expect((await town.ask('v219', 'GET', '/rosters')).status).toBe(403);
  });

  it('change by events in the one stream, which tell no name and are found when they are touched', async () => {
    const owner = new pg.Client({ connectionString: town.database.urls.superuser });
    await owner.connect();
    const told = await owner.query<{ type: string; actor: { person: string }; data: object }>(
      `select e.type, e.actor, e.data from event e join person p on p.town_id = e.town_id and p.matter_id = e.matter_id
       where p.id = 'p-zhang.wei' order by e.seq`,
    );
    expect(told.rows.map(({ type }) => type)).toEqual(['PersonAdded', 'PostGiven', 'PostEnded', 'PersonDismissed']);
    expect(new Set(told.rows.map(({ actor }) => actor.person))).toEqual(new Set(['p-admin']));
    expect(JSON.stringify(told.rows)).not.toContain('张伟');
    expect(await town.cli('history:verify')).toMatchObject({ code: 0 });
    await owner.query(`update event set data = data || '{"role":"admin"}' where matter_kind = 'person' and type = 'PostGiven'`);
    const found = await town.cli('history:verify');
    await owner.end();
    expect(found.code).not.toBe(0);
    expect(found.out + found.err).toContain('zhang.wei');
  });

  it('cannot be written by a part of the application that forgot to ask: PostgreSQL refuses', async () => {
    const client = new pg.Client({ connectionString: town.database.urls.app });
    await client.connect();
    const tries = [
      `insert into post (town_id, person_id, organisation_id, role, valid_from) select app_town(), 'p-v219', 'centre', 'admin', '2026-01-01'`,
      `insert into person (town_id, id, name) select app_town(), 'p-made-up', '某'`,
      `insert into account (town_id, id, person_id, username, password_hash, created_at) select app_town(), 'a-x', 'p-v219', 'x', 'x', now()`,
    ];
    for (const sql of tries) {
      await client.query('begin');
      await client.query(
        `select set_config('app.town_id', id::text, true), set_config('app.everything', 'on', true) from town where slug = 'duliu'`,
      );
      await expect(client.query(sql)).rejects.toThrow(/row-level security/);
      await client.query('rollback');
    }
    await client.query('begin');
    await client.query(
      `select set_config('app.town_id', id::text, true), set_config('app.everything', 'on', true) from town where slug = 'duliu'`,
    );
    expect((await client.query(`update post set ended_at = now() where person_id = 'p-v219'`)).rowCount).toBe(0);
    await expect(client.query(`update account set person_id = 'p-admin' where username = 'v219'`)).rejects.toThrow(/permission denied/);
    await client.query('rollback');
    await client.end();
  });
});
