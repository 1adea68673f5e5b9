import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseRowView, CaseView, FlowView, NoticeView, PageView, WorkRowView } from '@lib/contracts';
import { eventually } from '@lib/testing';
import { runningTown, type RunningTown } from './running-town.js';
import { exampleOf, type Wire } from './town-client.js';

describe('consultations and hardship aid, over HTTP', () => {
  let town: RunningTown;
  beforeAll(async () => {
    town = await runningTown();
  });
  afterAll(() => town.close());

  const register = async (user: string, facts: Wire = {}): Promise<CaseView> =>
    town.register(user, {
      parties: [{ name: '孙某', role: 'applicant', phone: '13800000219' }],
      summary: '借条没有写还款日期，能否要求还款',
      tile: 'debt',
      villageCode: await town.villageOf('v219'),
      occurredOn: '2026-09-06',
      urgency: 'normal',
      kind: 'consultation',
      ...facts,
    });
  const runningRules = ({ deadlines }: CaseView): readonly string[] =>
    deadlines.filter(({ status }) => status === 'pending').map(({ rule, dueOn }) => `${rule} ${dueOn}`);
  const rows = async <T = CaseRowView>(user: string, path: string): Promise<readonly T[]> =>
    (await town.ask<PageView<T>>(user, 'GET', path)).body.items;
  const noticed = (user: string, caseId: string, kind: string): Promise<unknown> =>
    eventually(
      () => rows<NoticeView>(user, '/notices?limit=200'),
      (items) => items.some((one) => one.caseId === caseId && one.kind === kind),
      { every: 100 },
    );

  it('a consultation is asked in the village, answered by the lawyer, told by the village, and closed', async () => {
    const asked = await register('v219');
    expect(asked).toMatchObject({ kind: 'consultation', kindLabel: '法律咨询', state: 'asked', stateLabel: '待解答', links: [] });
    expect(asked.number).toBe('(2026)独九十堡咨字第001号');
    expect(asked.holder?.organisation.id).toBe('law-firm');
    expect(runningRules(asked)).toEqual(['C-01 2026-09-10']);
    await noticed('lawyer', asked.id, 'holder');
    expect((await rows<WorkRowView>('lawyer', '/work')).find(({ id }) => id === asked.id)?.needs).toBe('解答');

    const answered = await town.act('lawyer', asked.id, 'answer');
    expect({ state: answered.state, due: runningRules(answered) }).toEqual({ state: 'answered', due: ['C-02 2026-09-14'] });
    const refused = await town.ask('v219', 'POST', `/cases/${asked.id}/actions/close`, {
      body: { told: false, toldOn: '2026-09-07', how: 'phone' },
      version: answered.version,
    });
    expect({ status: refused.status, code: refused.body['code'] }).toEqual({ status: 422, code: 'consultation/asker-not-told' });
    const closed = await town.act('v219', asked.id, 'close');
    expect({ state: closed.state, holder: closed.holder, due: runningRules(closed) }).toEqual({
      state: 'consult-closed',
      holder: null,
      due: [],
    });
    expect((await town.events('v219', asked.id)).map(({ type }) => type)).toEqual([
      'CaseRegistered',
      'DeadlineSet',
      'ConsultationAnswered',
      'DeadlineCancelled',
      'DeadlineSet',
      'ConsultationClosed',
      'DeadlineCancelled',
    ]);
  });

  it('numbers of each kind run without a gap in the same village, and nobody needs a second party', async () => {
    const second = await register('v219');
    const aid = await register('v219', { kind: 'hardship-aid', summary: '因病致贫' });
    const dispute = await register('v219', { kind: 'dispute' });
    expect([second.number, aid.number, dispute.number]).toEqual([
      '(2026)独九十堡咨字第002号',
      '(2026)独九十堡帮扶字第001号',
      '(2026)独九十堡人调字第001号',
    ]);
    const nobody = await town.ask('v219', 'POST', '/cases', {
      body: { ...(await registrationOf()), parties: [{ name: '孙某', role: 'respondent' }] },
    });
    expect({ status: nobody.status, code: nobody.body['code'] }).toEqual({ status: 422, code: 'consultation/asker-missing' });
    expect((await register('v219')).number).toBe('(2026)独九十堡咨字第003号');
  });
  const registrationOf = async (): Promise<Wire> => ({
    summary: '问',
    tile: 'debt',
    villageCode: await town.villageOf('v219'),
    occurredOn: '2026-09-06',
    urgency: 'normal',
    kind: 'consultation',
  });

  it('a consultation that is a dispute closes and leaves a new case, linked both ways, with its own texts', async () => {
    const asked = await register('v219');
    const closed = await town.act('lawyer', asked.id, 'to-dispute', (example) => ({ ...example, respondent: '李某' }));
    expect(closed.state).toBe('consult-closed');
    const [link] = closed.links;
    if (!link) throw new Error('no link');
    expect(link).toMatchObject({ relation: 'led-to', kind: 'dispute', kindLabel: '矛盾纠纷' });

    const dispute = await town.view('centre', link.id);
    expect(dispute).toMatchObject({ kind: 'dispute', state: 'registered', number: link.number, version: 1 });
    expect(dispute.holder?.organisation.id).toBe('centre');
    expect(dispute.parties.map(({ name, role, phone }) => ({ name, role, phone }))).toEqual([
      { name: '孙某', role: 'applicant', phone: '13800000219' },
      { name: '李某', role: 'respondent', phone: undefined },
    ]);
    expect(dispute.links).toEqual([expect.objectContaining({ relation: 'came-from', id: asked.id, number: asked.number })]);
    expect(runningRules(dispute)).toEqual(['S-01 2026-09-08']);
    await noticed('centre', link.id, 'holder');
    expect((await rows('centre', `/cases?q=${encodeURIComponent('李某')}`)).map(({ id }) => id)).toContain(link.id);
    expect((await town.act('v219', link.id, 'escalate')).state).toBe('pending-dispatch');
  });

  it('opens the dispute once: sent twice it is one, refused by a stale version it is none', async () => {
    const asked = await register('v219');
    const offer = asked.actions.find(({ action }) => action === 'to-dispute');
    const body = offer ? exampleOf(offer) : {};
    const path = `/cases/${asked.id}/actions/to-dispute`;
    const before = (await rows('centre', '/cases?kind=dispute&limit=200')).length;
    const stale = await town.ask('v219', 'POST', path, { body, version: asked.version + 1 });
    expect(stale.status).toBe(409);
    const key = '01990000-0000-4000-8000-00000000d001';
    const twice = await Promise.all([1, 2].map(() => town.ask<CaseView>('v219', 'POST', path, { body, version: asked.version, key })));
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect(twice[0]?.body.links).toEqual(twice[1]?.body.links);
    expect((await rows('centre', '/cases?kind=dispute&limit=200')).length).toBe(before + 1);
  });

  it('hardship aid opened from a dispute is looked into by the village, granted by the centre head, and delivered', async () => {
    const dispute = await register('v219', { kind: 'dispute', summary: '两家争执，一方因病致贫' });
    const after = await town.act('v219', dispute.id, 'open-aid');
    expect({ state: after.state, links: after.links.map(({ kindLabel }) => kindLabel) }).toEqual({
      state: 'registered',
      links: ['困难帮扶'],
    });
    const aid = after.links[0]?.id ?? '';
    const applied = await town.view('centre', aid);
    expect(applied).toMatchObject({ state: 'applied', stateLabel: '已申请待核实' });
    expect({ holder: applied.holder?.organisation.id, due: runningRules(applied) }).toEqual({ holder: 'centre', due: ['H-01 2026-09-09'] });

    const verifying = await town.act('centre', aid, 'send-to-verify');
    expect({ holder: verifying.holder?.organisation.id, due: runningRules(verifying) }).toEqual({
      holder: 'room-jiushibao',
      due: ['H-02 2026-09-14'],
    });
    await noticed('v219', aid, 'holder');
    expect((await town.act('v219', aid, 'record-verification')).state).toBe('verified');
    expect((await town.act('centrehead', aid, 'grant')).state).toBe('granted');
    const closed = await town.act('centre', aid, 'deliver');
    expect({ state: closed.state, stateLabel: closed.stateLabel }).toEqual({ state: 'aid-closed', stateLabel: '困难帮扶办结' });
  });

  it('hardship aid that is refused says why and where else, and is closed when that was told', async () => {
    const { id } = await register('v219', { kind: 'hardship-aid', summary: '申请临时补助' });
    await town.act('centre', id, 'record-verification', (example) => ({ ...example, finding: 'unfounded' }));
    const listed = (await town.view('centrehead', id)).actions.find(({ action }) => action === 'grant');
    expect(listed).toMatchObject({ allowed: false, because: { code: 'aid/hardship-not-found' } });
    const refused = await town.act('centrehead', id, 'refuse');
    expect({ state: refused.state, due: runningRules(refused) }).toEqual({ state: 'refused', due: ['H-05 2026-09-10'] });
    expect((await town.act('centre', id, 'close')).state).toBe('aid-closed');
  });

  it('each sees his own: the firm its consultations, the village its cases, another village and the court neither', async () => {
    const asked = await register('v219');
    const seen = await Promise.all(
      ['lawyer', 'v219', 'vl219', 'centre', 'leader', 'v201', 'court', 'mediator', 'admin'].map(async (user) => {
        const { status } = await town.ask(user, 'GET', `/cases/${asked.id}`);
        const listed = (await rows(user, '/cases?kind=consultation&state=asked&limit=200')).some(({ id }) => id === asked.id);
        return [user, status === 200, listed];
      }),
    );
    const mine = ['lawyer', 'v219', 'vl219', 'centre', 'leader'].map((user) => [user, true, true]);
    expect(seen).toEqual([...mine, ...['v201', 'court', 'mediator', 'admin'].map((user) => [user, false, false])]);
    const forwarded = await town.act('lawyer', asked.id, 'forward', (example) => ({ ...example, office: 'mediators' }));
    expect(forwarded.holder?.organisation.id).toBe('mediators');
    expect((await town.view('mediator', asked.id)).state).toBe('asked');
  });

  it('the declared flows are all served, each with its states, limits and what it opens', async () => {
    const { body } = await town.ask<PageView<FlowView>>('v219', 'GET', '/flows');
    expect(body.items.map(({ name, initial }) => [name, initial])).toEqual([
      ['dispute', 'registered'],
      ['consultation', 'asked'],
      ['hardship-aid', 'applied'],
      ['instability-report', 'open'],
      ['instability-period', 'collecting'],
    ]);
    const asked = body.items[1]?.states.find(({ state }) => state === 'asked');
    expect(asked?.deadlines.map(({ rule, limit }) => [rule, limit])).toEqual([['C-01', '3 WD']]);
    expect(asked?.actions.find(({ action }) => action === 'to-dispute')?.opens).toBe('dispute');
  });

  it.each(['consultation', 'hardship-aid'])('a program that knows nothing but the list of actions drives %s to its end', async (kind) => {
    let { id, state } = await register('v219', { kind });
    const visited = [state];
    while (!state.endsWith('-closed')) {
      const offers = await Promise.all(
        ['v219', 'lawyer', 'centre', 'centrehead'].map(async (user) => ({ user, view: await town.view(user, id).catch(() => undefined) })),
      );
      const next = offers
        .flatMap(({ user, view }) => (view?.actions ?? []).map((action) => ({ user, view, action })))
        .find(({ action }) => action.allowed && action.leadsTo !== undefined && ![...visited, 'void'].includes(action.leadsTo));
      if (!next?.view) throw new Error(`no way on from ${visited.join(' → ')}`);
      const sent = { body: exampleOf(next.action), version: next.view.version };
      const { status, body } = await town.ask<CaseView>(next.user, 'POST', `/cases/${id}/actions/${next.action.action}`, sent);
      expect([status, body.state]).toEqual([200, next.action.leadsTo]);
      ({ id, state } = body);
      visited.push(state);
    }
    expect(visited.at(-1)).toBe(kind === 'consultation' ? 'consult-closed' : 'aid-closed');
  });
});
