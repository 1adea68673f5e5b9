import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { FlowView, NoticeView, PageView, PeriodRowView, PeriodView, ProblemView, ReportView } from '@lib/contracts';
import { enqueue, openQueues } from '@lib/queue';
import { demonstrationPassword, eventually } from '@lib/testing';
import { runningTown, type RunningTown } from './running-town.js';
import { exampleOf, townClient, type Answer, type TownClient, type Wire } from './town-client.js';

const at = (day: string, time = '09:00'): number => Date.parse(`${day}T${time}:00+08:00`);
const month = '2026-09';

describe('the monthly report, over HTTP', () => {
  let town: RunningTown;
  /** A new one after each leap of the clock, which ends the sessions. */
  let client: TownClient;
  const turnClock = (instant: number): void => {
    town.turnClock(instant);
    client = townClient(town.base, demonstrationPassword());
  };
  beforeAll(async () => {
    town = await runningTown({ worker: false });
    const dispute = await town.register('v219', {
      parties: [
        { name: '甲某', role: 'applicant' },
        { name: '乙某', role: 'respondent' },
      ],
      summary: '两家为宅基地边界多次争吵',
      tile: 'land',
      villageCode: await town.villageOf('v219'),
      occurredOn: '2026-09-06',
      urgency: 'normal',
    });
    await town.act('centre', dispute.id, 'grade', (example) => ({ ...example, grade: 'orange' }));
    turnClock(at('2026-09-20', '08:31'));
    await town.startWorker();
    await eventually(
      () => client.ask<PageView<PeriodRowView>>('centre', 'GET', '/instability/periods'),
      ({ body }) => body.items.length === 1,
      { every: 100 },
    );
  });
  afterAll(() => town.close());

  const ofMonth = async (user: string): Promise<PeriodView> =>
    (await client.ask<PeriodView>(user, 'GET', `/instability/periods/${month}`)).body;
  const reportOf = async (user: string): Promise<ReportView> => {
    const [own] = (await ofMonth(user)).reports;
    return (await client.ask<ReportView>(user, 'GET', `/instability/reports/${own?.id ?? ''}`)).body;
  };
  const send = <T = ReportView>(user: string, view: ReportView, action: string, body: unknown, key?: string): Promise<Answer<T>> =>
    client.ask<T>(user, 'POST', `/instability/reports/${view.id}/actions/${action}`, {
      body,
      version: view.version,
      ...(key === undefined ? {} : { key }),
    });
  const exampleIn = (view: Pick<ReportView, 'actions'>, action: string): Wire => {
    const offered = view.actions.find((one) => one.action === action && one.allowed);
    if (!offered) throw new Error(`${action} is not offered`);
    return exampleOf(offered);
  };
  const onMonth = async (user: string, action: string): Promise<Answer<PeriodView>> => {
    const view = await ofMonth(user);
    return client.ask<PeriodView>(user, 'POST', `/instability/periods/${month}/actions/${action}`, {
      body: exampleIn(view, action),
      version: view.version ?? 0,
    });
  };
  const passTo = async (instant: number): Promise<void> => {
    turnClock(instant);
    const queues = openQueues({ databaseUrl: town.database.urls.queue, onError: () => undefined });
    await enqueue(queues, 'deadline.sweep', {});
    await queues.close();
  };
  const notices = async (user: string): Promise<readonly NoticeView[]> =>
    (await client.ask<PageView<NoticeView>>(user, 'GET', '/notices?limit=200')).body.items.filter(
      ({ matterKind }) => matterKind === 'instability-report',
    );
  const countOf = ({ figures }: PeriodView, key: string): number | undefined => figures.find((figure) => figure.key === key)?.count;

  it('is there on the opening day: one for each village, prefilled, with its actions and nothing of the neighbour', async () => {
    const centre = await ofMonth('centre');
    expect([centre.reports.length, centre.state, countOf(centre, 'missing')]).toEqual([28, 'collecting', 28]);
    const own = await ofMonth('v219');
    expect([own.reports.map(({ village }) => village.name), own.figures, own.actions, own.state]).toEqual([['九十堡'], [], [], null]);
    const report = await reportOf('v219');
    expect(report.prefill).toMatchObject([{ brief: '两家为宅基地边界多次争吵', grade: 'orange', carried: false }]);
    expect(report.hint).toBe('台账中有 1 件在办，请核对后再报零报告');
    expect(report.actions.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual(['file', 'report-zero', 'prefill']);
    const police = await client.ask<PageView<PeriodRowView>>('police', 'GET', '/instability/periods');
    expect(police.body.items).toEqual([]);
    for (const stranger of ['v220', 'police', 'admin'])
      expect((await client.ask(stranger, 'GET', `/instability/reports/${report.id}`)).status).toBe(404);
  });

  it('refuses what it must, with a code, a sentence and the field', async () => {
    const report = await reportOf('v219');
    const [item] = exampleIn(report, 'file')['items'] as readonly Wire[];
    const { plan: _, ...unplanned } = item ?? {};
    const refused = async (body: unknown, user = 'v219'): Promise<readonly unknown[]> => {
      const { status, body: problem } = await send<ProblemView>(user, report, 'file', body);
      return [status, problem.code, problem.errors?.[0]?.pointer];
    };
    expect(await refused({ items: [item, unplanned] })).toEqual([422, 'instability/plan-missing', '/items/1/plan']);
    expect(await refused({ items: [] })).toEqual([422, 'instability/nothing-listed', '/items']);
    expect(await refused({ items: Array.from({ length: 10_000 }, () => ({})) })).toEqual([400, 'request/invalid', '/items']);
    expect(await refused({ items: [item] }, 'v220')).toEqual([404, 'instability/not-found', undefined]);
    const zero = await send<ProblemView>('v219', report, 'report-zero', { ...exampleIn(report, 'report-zero'), wages: false });
    expect([zero.status, zero.body.code, zero.body.errors?.[0]?.pointer]).toEqual([422, 'instability/not-asked', '/wages']);
    const asked = async (path: string): Promise<readonly unknown[]> => {
      const { status, body } = await client.ask<ProblemView>('v219', 'GET', path);
      return [status, body.code];
    };
    expect(await asked('/instability/periods/2026-10')).toEqual([404, 'instability/future-month']);
    expect(await asked('/instability/periods/2026-08')).toEqual([404, 'instability/not-found']);
    expect(await asked('/instability/periods/2026-13')).toEqual([400, 'request/invalid']);
    const unmatched = await client.ask<ProblemView>('v219', 'POST', `/instability/reports/${report.id}/actions/prefill`, { body: {} });
    expect([unmatched.status, unmatched.body.code]).toEqual([428, 'request/if-match-missing']);
    expect((await reportOf('v219')).version).toBe(report.version);
  });

  it('is one tap where there is nothing, once whoever presses twice, and an equal report', async () => {
    const report = await reportOf('v220');
    const [key, body] = [randomUUID(), exampleIn(report, 'report-zero')];
    const [first, second] = [await send('v220', report, 'report-zero', body, key), await send('v220', report, 'report-zero', body, key)];
    expect([first.status, second.status, first.body.state, second.body.version]).toEqual([200, 200, 'submitted', first.body.version]);
    expect((await send<ProblemView>('v220', report, 'report-zero', body)).body.code).toBe('case/stale-version');
    expect(countOf(await ofMonth('centre'), 'zero')).toBe(1);
  });

  it('is driven from opening to acceptance by a client that knows nothing but the list of actions', async () => {
    const seen: string[] = [];
    for (const [user, action] of [
      ['v219', 'file'],
      ['centre', 'return'],
      ['v219', 'file'],
      ['centre', 'accept'],
      ['v219', 'correct'],
    ] as const) {
      const view = await (async () => {
        const { id } = await reportOf('v219');
        return (await client.ask<ReportView>(user, 'GET', `/instability/reports/${id}`)).body;
      })();
      const { status, body } = await send(user, view, action, exampleIn(view, action));
      seen.push(`${status} ${body.state} ${body.edition}`);
    }
    expect(seen).toEqual(['200 submitted 1', '200 returned 1', '200 resubmitted 2', '200 accepted 2', '200 accepted 3']);
    const v220 = await reportOf('v220');
    expect(
      (await send('centre', (await client.ask<ReportView>('centre', 'GET', `/instability/reports/${v220.id}`)).body, 'accept', {})).status,
    ).toBe(200);
  });

  it('reminds those alone who have not reported, marks them late, and is summed up by the clock', async () => {
    await passTo(at('2026-09-24', '08:31'));
    await eventually(
      () => notices('v221'),
      (told) => told.some(({ kind }) => kind === 'deadline'),
      { every: 100 },
    );
    await passTo(at('2026-10-10', '17:31'));
    const summed = await eventually(
      () => ofMonth('centre'),
      ({ state }) => state === 'consolidated',
      { every: 100 },
    );
    expect(['reported', 'zero', 'late', 'missing', 'items', 'grade-orange'].map((key) => countOf(summed, key))).toEqual([
      2, 1, 0, 26, 1, 1,
    ]);
    expect(summed.figures.find(({ key }) => key === 'grade-orange')?.counts).toEqual([{ report: (await reportOf('v219')).id, item: 0 }]);
    expect([summed.absent, summed.edition]).toEqual([[], 1]);
    // Asked two weeks later, so that a reminder that should not be there has long been told.
    expect((await notices('v219')).filter(({ kind }) => kind === 'deadline')).toEqual([]);
  });

  it('is signed, sent up, and then takes nothing more for that month', async () => {
    expect((await onMonth('leader', 'sign')).body.state).toBe('signed');
    expect((await onMonth('centre', 'send-up')).body.state).toBe('sent-up');
    const missing = await reportOf('v221');
    const refused = await send<ProblemView>('v221', missing, 'report-zero', {
      ...Object.fromEntries(['land', 'neighbours', 'wages', 'family', 'petitions'].map((question) => [question, true])),
      checkedBy: '王某',
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'instability/period-closed']);
    expect(missing.late).toBe(true);
  });

  it('shows its flow to whoever asks, as every flow is shown', async () => {
    const { body } = await client.ask<FlowView>('v219', 'GET', '/flows/instability-report');
    expect(body.states.map(({ state }) => state)).toEqual([
      'open',
      'prefilled',
      'submitted',
      'returned',
      'resubmitted',
      'accepted',
      'included',
      'exempt',
    ]);
  });
});
