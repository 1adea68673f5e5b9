import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { CaseView, PageView } from '@lib/contracts';
import { runningTown, type RunningTown } from './running-town.js';
import { exampleOf, type Answer, type Wire } from './town-client.js';

describe('what the hub refuses, and what it keeps', () => {
  let town: RunningTown;
  let facts: Wire;
  beforeAll(async () => {
    town = await runningTown({ worker: false });
    facts = {
      parties: [
        { name: '甲某', role: 'applicant' },
        { name: '乙某', role: 'respondent' },
      ],
      summary: '乙村两家为院墙争执',
      tile: 'neighbour',
      villageCode: await town.villageOf('v219'),
      occurredOn: '2026-09-06',
      urgency: 'normal',
    };
  });
  afterAll(() => town.close());

  const post = (body: unknown, key?: string): Promise<Answer> =>
    town.ask('v219', 'POST', '/cases', { body, ...(key === undefined ? {} : { key }) });
  const accept = async (user: string, view: CaseView, options: { version?: number; key?: string } = {}): Promise<Answer> => {
    const action = view.actions.find((one) => one.action === 'accept');
    if (!action) throw new Error('accept is not listed');
    return town.ask(user, 'POST', `/cases/${view.id}/actions/accept`, { body: exampleOf(action), ...options });
  };
  const count = async (): Promise<number> =>
    (await town.ask<PageView<CaseView> & { total: number }>('centre', 'GET', '/cases?limit=1&count=true')).body.total;

  it('tells the second of two clerks the new version (409), and a change without a version that it needs one (428)', async () => {
    const view = await town.register('v219', facts);
    expect(await accept('v219', view)).toMatchObject({ status: 428, body: { code: 'request/if-match-missing' } });
    const both = await Promise.all(['v219', 'v219b'].map((user) => accept(user, view, { version: view.version })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'case/stale-version', version: 2 });
    expect((await town.view('v219', view.id)).version).toBe(2);
  });

  it('tells auditor and administrator, and nobody else, why somebody sees a case', async () => {
    const view = await town.register('v219', facts);
    const asked = (user: string, of: string, about = view.number): Promise<Answer> =>
      town.ask(user, 'GET', `/access/why?user=${of}&case=${encodeURIComponent(about)}`);
    expect(await asked('auditor', 'v219', view.id)).toMatchObject({ status: 200, body: { sees: true, sight: 'whole' } });
    expect(await asked('admin', 'vl219')).toMatchObject({ status: 200, body: { sees: true, sight: 'names' } });
    const refused = await asked('admin', 'v220');
    expect(refused).toMatchObject({ status: 200, body: { sees: false, sight: null } });
    expect(JSON.stringify(refused.body)).not.toContain('甲某');
    expect(await asked('admin', 'nobody')).toMatchObject({ status: 404, body: { code: 'access/no-such-user' } });
    expect(await asked('admin', 'v219', 'no such case')).toMatchObject({ status: 404, body: { code: 'case/not-found' } });
    for (const user of ['centre', 'v219', 'leader']) expect((await asked(user, 'v219')).status).toBe(403);
  });

  it('tells whoever sends 10 MB that it is too much, or who he is not, and never just hangs up', async () => {
    const much = 'x'.repeat(10 * 1024 ** 2);
    for (let time = 0; time < 10; time += 1) {
      expect(await post({ ...facts, summary: much })).toMatchObject({ status: 413, body: { code: 'request/too-large' } });
      expect((await town.ask(null, 'POST', '/cases', { body: { summary: much.slice(0, 900_000) } })).status).toBe(401);
      expect((await town.ask('v219', 'POST', '/nowhere', { body: { summary: much } })).status).toBeGreaterThanOrEqual(400);
    }
  });

  it('hides the case from the next village (404), keeps other posts from it (403) and refuses what is no action (422)', async () => {
    const view = await town.register('v219', facts);
    expect((await town.ask('v220', 'GET', `/cases/${view.id}`)).status).toBe(404);
    expect((await town.ask('v220', 'GET', `/cases/${view.id}/events`)).status).toBe(404);
    expect((await accept('v220', view, { version: 1 })).status).toBe(404);
    expect(await accept('centre', view, { version: 1 })).toMatchObject({ status: 403, body: { code: 'case/not-your-post' } });
    expect((await accept('auditor', view, { version: 1 })).status).toBe(403);
    expect((await town.ask('admin', 'GET', `/cases/${view.id}`)).status).toBe(404);
    expect((await town.ask(null, 'GET', `/cases/${view.id}`)).status).toBe(401);
    const unknown = await town.ask('v219', 'POST', `/cases/${view.id}/actions/no-such-action`, { body: {}, version: 1 });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'case/action-not-allowed' } });
    expect((await town.ask('v219', 'POST', `/cases/${randomUUID()}/actions/accept`, { body: {}, version: 1 })).status).toBe(404);
    expect((await town.ask('v219', 'POST', '/cases', { body: { ...facts, villageCode: await town.villageOf('v220') } })).status).toBe(403);
    expect((await town.view('v219', view.id)).version).toBe(1);
  });

  it('makes one case of one idempotency key, and of one client id, whoever comes first', async () => {
    const key = randomUUID();
    const before = await count();
    const twins = await Promise.all([post(facts, key), post(facts, key), post(facts, key)]);
    expect(new Set(twins.map(({ status, body }) => `${status} ${String(body['id'])}`)).size).toBe(1);
    expect(twins[0]?.status).toBe(201);
    expect(await post({ ...facts, summary: '另一件事' }, key)).toMatchObject({
      status: 409,
      body: { code: 'request/idempotency-conflict' },
    });
    const phone = { ...facts, clientId: randomUUID() };
    const phoned = await Promise.all([post(phone), post(phone), post(phone, randomUUID())]);
    expect(new Set(phoned.map(({ status, body }) => `${status} ${String(body['id'])}`)).size).toBe(1);
    expect(await count()).toBe(before + 2);
  });

  it('answers the repeat of an action with the present view, once done', async () => {
    const view = await town.register('v219', facts);
    const key = randomUUID();
    const first = await accept('v219', view, { version: 1, key });
    const again = await accept('v219', view, { version: 1, key });
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body['version']).toBe(2);
  });

  const bad: readonly (readonly [string, (good: Wire) => unknown, string])[] = [
    ['a null byte', (good) => ({ ...good, summary: '院墙\0争执' }), '/summary'],
    ['half a character', (good) => ({ ...good, summary: '院墙\ud842' }), '/summary'],
    ['a day that is none', (good) => ({ ...good, occurredOn: '2026-02-30' }), '/occurredOn'],
    ['a negative amount', (good) => ({ ...good, amount: -1 }), '/amount'],
    ['an amount as text', (good) => ({ ...good, amount: '一千' }), '/amount'],
    ['500 parties', (good) => ({ ...good, parties: Array.from({ length: 500 }, () => ({ name: '某', role: 'third' })) }), '/parties'],
    ['no party', (good) => ({ ...good, parties: [] }), '/parties'],
    ['a party of the wrong type', (good) => ({ ...good, parties: [null] }), '/parties'],
    ['an unknown field', (good) => ({ ...good, colour: 'red' }), '/colour'],
    ['an unknown tile', (good) => ({ ...good, tile: 'weather' }), '/tile'],
    ['a village code of 11 digits', (good) => ({ ...good, villageCode: '12011810221' }), '/villageCode'],
    ['an empty summary', (good) => ({ ...good, summary: ' ' }), '/summary'],
    ['a list for the whole', () => [], ''],
    ['a client id that is none', (good) => ({ ...good, clientId: '1' }), '/clientId'],
  ];

  it.each(bad)('refuses %s and names the field', async (_, spoil, pointer) => {
    const before = await count();
    const { status, body } = await post(spoil(facts));
    expect(status).toBe(400);
    if (pointer !== '') expect((body['errors'] as readonly { pointer: string }[]).map((one) => one.pointer)).toContain(pointer);
    expect(await count()).toBe(before);
  });

  it('refuses by a rule: tomorrow, a day of 9999, a village of another town', async () => {
    for (const change of [{ occurredOn: '2026-09-08' }, { occurredOn: '9999-12-31' }, { villageCode: '990101101201' }])
      expect([Object.keys(change), (await post({ ...facts, ...change })).status]).toEqual([Object.keys(change), 422]);
  });

  it('keeps emoji, rare characters and old days as they were written', async () => {
    const parties = [
      { name: '𠮷某🙂', role: 'applicant' },
      { name: '<b>乙某</b>', role: 'respondent' },
    ];
    const summary = "甲村𠮷家'; drop table cases; -- =cmd|x 😀";
    const { id } = await town.register('v219', { ...facts, parties, summary, occurredOn: '1900-01-01', idNumber: undefined });
    const kept = await town.view('v219', id);
    expect(kept).toMatchObject({ summary, occurredOn: '1900-01-01', parties });
  });

  it('refuses bad input of an action without moving the case', async () => {
    const view = await town.register('v219', facts);
    const spoilt = [
      {},
      [],
      { nonsense: 1 },
      { consents: [{ party: '\0', consent: 'given' }] },
      { rightsNoticeGiven: 'yes' },
      'text',
      null,
      7,
    ];
    for (const body of spoilt) {
      const { status } = await town.ask('v219', 'POST', `/cases/${view.id}/actions/accept`, { body, version: 1 });
      expect([body, status >= 400 && status < 500]).toEqual([body, true]);
    }
    for (const version of [0, -1, 1.5, 2 ** 40]) {
      const { status } = await accept('v219', view, { version });
      expect([version, status === 400 || status === 409]).toEqual([version, true]);
    }
    expect((await town.view('v219', view.id)).version).toBe(1);
  });
});
