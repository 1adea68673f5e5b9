import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseView, NoticeView, PageView } from '@lib/contracts';
import { eventually } from '@lib/testing';
import { runningTown, type RunningTown } from './running-town.js';
import { exampleOf, type Wire } from './town-client.js';

describe('the intake screen and an emergency, over HTTP', () => {
  let town: RunningTown;
  beforeAll(async () => {
    town = await runningTown();
  });
  afterAll(() => town.close());

  const register = async (urgency: string): Promise<CaseView> =>
    town.register('v211', {
      parties: [
        { name: '甲某', role: 'applicant' },
        { name: '乙某', role: 'respondent' },
      ],
      summary: '甲村两家为宅基地一角争执',
      tile: 'land',
      villageCode: await town.villageOf('v211'),
      occurredOn: '2026-09-06',
      urgency,
    });
  const accept = async (view: CaseView, changes: Wire) => {
    const offer = view.actions.find(({ action }) => action === 'accept');
    if (!offer) throw new Error(`accept is not offered in ${view.state}`);
    const body = { ...exampleOf(offer), ...changes };
    return town.ask<CaseView & Wire>('v211', 'POST', `/cases/${view.id}/actions/accept`, { body, version: view.version });
  };

  it('refuses what belongs elsewhere with the line, its article and its doors, and changes nothing', async () => {
    const view = await register('normal');
    const { status, body } = await accept(view, { screen: ['N05'] });
    expect({ status, code: body['code'], article: body['article'] }).toEqual({
      status: 422,
      code: 'case/must-go-elsewhere',
      article: '司法部、国家信访局意见（2025-02-10）',
    });
    expect(JSON.stringify(body)).toContain('N05');
    expect((await town.view('v211', view.id)).version).toBe(view.version);
  });

  it('keeps on the case what a person overruled and on which ground, and what may be mediated of it', async () => {
    const overrule = [{ rule: 'N03', ground: '派出所已书面移交' }];
    const { status, body } = await accept(await register('normal'), {
      screen: ['N03', 'N09'],
      overrule,
      civilPart: '宅基地通行和使用安排',
    });
    expect(status).toBe(200);
    expect(body.screen).toMatchObject({
      lines: [
        { rule: 'N03', result: 'BLOCK', ground: '派出所已书面移交' },
        { rule: 'N09', result: 'PARTIAL', ground: null },
      ],
      civilPart: '宅基地通行和使用安排',
    });
    expect(body.screen?.lines.every(({ says, article, advice }) => says !== '' && article !== '' && advice !== '')).toBe(true);
    expect(body.flags).toContain('screen');
    const again = await town.view('v211', body.id);
    expect(again.screen).toEqual(body.screen);
  });

  it('puts the police alert of an emergency first and before the centre at once', async () => {
    const { id, flags, actions } = await register('emergency');
    expect(flags).toEqual(expect.arrayContaining(['suggested-police-alert', 'suggested-red']));
    expect(actions[0]).toMatchObject({ action: 'alert-police', allowed: true });
    await eventually(
      async () => (await town.ask<PageView<NoticeView>>('centre', 'GET', '/notices?limit=200')).body.items,
      (items) => items.some(({ caseId, kind }) => caseId === id && kind === 'alert'),
      { every: 100 },
    );
    expect((await town.act('v211', id, 'alert-police')).flags).not.toContain('suggested-police-alert');
  });
});
