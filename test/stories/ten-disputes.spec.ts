import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CaseView, NoticeView, PageView } from '@lib/contracts';
import { eventually } from '@lib/testing';
import { registrationOf, sampleDisputes, type SampleDispute } from './disputes.fixture.js';
import { runningTown, type RunningTown } from './running-town.js';

jest.setTimeout(180_000);

const genesis = '0'.repeat(64);
const ended: readonly string[] = ['closed-success', 'closed-other', 'void'];
const accounts: { readonly [office: string]: string } = { centre: 'centre', mediators: 'mediator', 'law-firm': 'lawyer', police: 'police' };

describe('ten disputes of the sample list, over HTTP', () => {
  let town: RunningTown;
  beforeAll(async () => {
    town = await runningTown();
  });
  afterAll(() => town.close());

  const noticed = (user: string, caseId: string, kind: string): Promise<unknown> =>
    eventually(
      async () => (await town.ask<PageView<NoticeView>>(user, 'GET', '/notices?limit=200')).body.items,
      (items) => items.some((one) => one.caseId === caseId && one.kind === kind),
      { within: 20_000, every: 100 },
    );

  it.each(sampleDisputes)('$id: $summary', async (sample) => {
    const village = await town.villageOf(sample.by === 'centre' ? 'v209' : sample.by);
    const room = (await town.me(sample.by)).posts[0]?.organisation ?? '';
    const userOf = (office: string): string => accounts[office] ?? sample.by;
    let now = await town.register(sample.by, registrationOf(sample, village));
    expect(now.state).toBe('registered');
    expect(now.version).toBe(1);
    const seen: CaseView[] = [now];

    const follow = async (next: CaseView): Promise<void> => {
      expect(next.version).toBe(now.version + (next === now ? 0 : 1));
      expectNoOrphan(next);
      const before = now.holder?.organisation.id;
      const after = next.holder?.organisation.id;
      if (after !== undefined && (after !== before || next === now)) await noticed(userOf(after), next.id, 'holder');
      now = next;
    };
    await follow(now);
    const does = async (...[user, action, change]: [string, string, Parameters<typeof town.act>[3]?]): Promise<void> => {
      await follow(await town.act(user, now.id, action, change));
      seen.push(now);
    };

    if (now.risk !== sample.grade) await does(sample.by, 'grade', () => ({ grade: sample.grade, reason: '按情况核定' }));
    for (const { by, action, change, until = () => true } of sample.road) {
      do await does(by, action, change);
      while (!until(now)); // What repeats is refused once nothing is left of it, so this ends.
    }

    expect(now.state).toBe(sample.endState);
    expect(now.risk).toBe(sample.grade);
    expect(now.holder).toBeNull();
    expect(now.deadlines.filter(({ status }) => status === 'pending' || status === 'paused')).toEqual([]);
    const offices = (list: readonly string[]): readonly string[] => list.map((office) => (office === 'village' ? room : office));
    expect([...new Set(seen.flatMap(({ holder }) => holder?.organisation.id ?? []))]).toEqual(
      expect.arrayContaining([...offices(sample.held)]),
    );
    expect([...new Set(seen.flatMap(({ assisting }) => assisting.map(({ id }) => id)))].toSorted()).toEqual(offices(sample.assisted ?? []));
    if (sample.passes) expect(seen.map(({ state }) => state)).toContain(sample.passes);
    expect(now.agreement?.form).toBe(sample.agreementForm);
    if (sample.obligations !== undefined) expect(now.agreement?.terms).toHaveLength(sample.obligations);
    for (const flag of sample.flags ?? []) expect(now.flags).toContain(flag);
    if (sample.alerted) {
      await noticed('police', now.id, 'alert');
      expect((await town.view('police', now.id)).number).toBe(now.number);
    }
    if (sample.assisted) await noticed('lawyer', now.id, 'assist');

    await expectHistory(sample, now);
    const shown = await town.view(sample.by, now.id);
    expect({ state: shown.state, version: shown.version }).toEqual({ state: now.state, version: now.version });
  });

  async function expectHistory(sample: SampleDispute, { id, version }: CaseView): Promise<void> {
    const history = await town.events(sample.by, id);
    expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1));
    expect(history.map(({ previousHash }) => previousHash)).toEqual([genesis, ...history.slice(0, -1).map(({ hash }) => hash)]);
    expect(new Set(history.map(({ hash }) => hash)).size).toBe(history.length);
    expect([...new Set(history.map((event) => event.version))]).toEqual(Array.from({ length: version }, (_, index) => index + 1));
    const of = (type: string): typeof history => history.filter((event) => event.type === type);
    expect(of('CaseRegistered')).toHaveLength(1);
    if (sample.visits !== undefined) expect(of('VisitRecorded')).toHaveLength(sample.visits);
    if (sample.screen) expect(of('CaseReferredOut').map(({ data }) => data)).toEqual([expect.objectContaining(sample.screen)]);
    expect(of('DeadlineSet').length).toBeGreaterThan(0);
    expect(of('DeadlineSet')).toHaveLength(of('DeadlineFired').length + of('DeadlineCancelled').length);
  }

  it('leaves the deadlines of the town in balance, and every number in one row of its village', async () => {
    const { status, body } = await town.ask('centre', 'GET', '/deadlines/balance');
    expect(status).toBe(200);
    expect(body).toMatchObject({ balanced: true, pending: 0, late: 0 });
    expect(body['set']).toBe((body['fired'] as number) + (body['cancelled'] as number));
    const ledger = await town.ask<PageView<CaseView>>('centre', 'GET', '/cases?limit=200');
    expect(ledger.body.items.map(({ summary }) => summary).toSorted()).toEqual(sampleDisputes.map(({ summary }) => summary).toSorted());
    expect(new Set(ledger.body.items.map(({ number }) => number)).size).toBe(sampleDisputes.length);
    for (const { number } of ledger.body.items) expect(number).toMatch(/^\(2026\)独.+人调字第001号$/);
  });
});

/** Rule 1 of the product: an open case is with somebody, and something is owed by a day. */
function expectNoOrphan(view: CaseView): void {
  if (ended.includes(view.state)) return;
  expect(view.holder).not.toBeNull();
  expect(view.deadlines.filter(({ status }) => status === 'pending' || status === 'paused').length).toBeGreaterThan(0);
}
