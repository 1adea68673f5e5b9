import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseRowView, CaseView, PageView } from '@lib/contracts';
import { runningTown, type RunningTown } from './running-town.js';
import { exampleOf, type Wire } from './town-client.js';

describe('a dispute that was registered twice', () => {
  let town: RunningTown;
  let first: CaseView;
  let second: CaseView;
  const register = async (user: string, facts: Wire = {}): Promise<CaseView> =>
    town.register(user, {
      parties: [
        { name: '甲某', role: 'applicant' },
        { name: '乙某', role: 'respondent' },
      ],
      summary: '甲村两家为一处院墙争执',
      tile: 'neighbour',
      villageCode: await town.villageOf('v219'),
      occurredOn: '2026-09-06',
      urgency: 'normal',
      ...facts,
    });
  beforeAll(async () => {
    town = await runningTown({ worker: false });
    first = await register('v219');
    second = await register('v219b', {
      parties: [
        { name: '甲某', role: 'applicant' },
        { name: '丙大嫂', role: 'respondent' },
      ],
      summary: '甲某说丙大嫂把院墙砌过了界',
      urgency: 'urgent',
    });
  });
  afterAll(() => town.close());

  it('is merged by the dispatcher, who is offered the case that stays; the village is not', async () => {
    const view = await town.view('centre', second.id);
    const offer = view.actions.find(({ action }) => action === 'merge');
    if (!offer) throw new Error('merge is not listed');
    expect(offer).toMatchObject({ allowed: true, leadsTo: 'void' });
    expect(exampleOf(offer)).toMatchObject({ survivor: first.id });
    expect((await town.view('v219', second.id)).actions.find(({ action }) => action === 'merge')).toMatchObject({
      allowed: false,
      because: { code: 'case/not-your-post' },
    });

    const merged = await town.act('centre', second.id, 'merge', (example) => ({ ...example, survivor: first.number }));
    expect(merged).toMatchObject({ state: 'void', number: second.number, mergedInto: { id: first.id, number: first.number } });
    expect(merged.links).toMatchObject([{ relation: 'merged-into', id: first.id }]);
    expect(merged.deadlines.every(({ status }) => status === 'cancelled')).toBe(true);
  });

  it('stands in the ledger under its number, with the way to the case that stays; that one knows of it', async () => {
    const { items } = (await town.ask<PageView<CaseRowView>>('v219', 'GET', '/cases?state=void')).body;
    expect(items).toMatchObject([{ number: second.number, flags: ['merged', 'suggested-orange'], mergedInto: { number: first.number } }]);
    const stays = await town.view('v219', first.id);
    expect(stays).toMatchObject({ state: 'registered', mergedInto: null, links: [{ relation: 'merged-from', number: second.number }] });
    expect(stays.deadlines.map(({ dueOn }) => dueOn)).toEqual(first.deadlines.map(({ dueOn }) => dueOn));
    const told = (await town.events('v219', first.id)).find(({ type }) => type === 'CaseLinked');
    expect(told).toMatchObject({ detail: `并入本案，${second.number}` });
    expect((await town.ask('centre', 'GET', '/deadlines/balance')).body).toMatchObject({ balanced: true, cancelled: 1 });
  });

  it('leaves its words and what makes it graver with the case that stays, and no name that a reader may not see', async () => {
    expect((await town.view('v219', first.id)).flags).toContain('suggested-orange');
    const noteAs = async (user: string) => (await town.events(user, first.id)).find(({ type }) => type === 'NoteAdded');
    const note = await noteAs('v219');
    expect(note).toMatchObject({ detail: `来自并入的 ${second.number}`, data: { text: '甲某说丙大嫂把院墙砌过了界' } });
    expect((await noteAs('auditor'))?.data['text']).toBe('甲*说丙*把院墙砌过了界');
    expect(JSON.stringify(await town.events('auditor', first.id))).not.toContain('丙大嫂');
    expect(await town.cli('case:replay', first.id)).toMatchObject({ code: 0 });
  });

  it('is not merged back, nor again', async () => {
    const problem = await town.refused('centre', first.id, 'merge', (example) => ({ ...example, survivor: second.number }));
    expect(problem).toMatchObject({ code: 'case/survivor-ended' });
    const view = await town.view('centre', second.id);
    expect(view.actions.map(({ action }) => action)).not.toContain('merge');
  });
});
