import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseRowView, CaseView, PageView } from '@lib/contracts';
import { runningTown, type RunningTown } from './running-town.js';
import type { Wire } from './town-client.js';

/** Names that stand nowhere else, in no sentence of the town. */
const wrong = '欧阳甲';
const right = '司徒乙';

describe('a dispute that was registered wrongly', () => {
  let town: RunningTown;
  let one: CaseView;
  const correct = (changes: Wire): Promise<CaseView> =>
    town.act('v219', one.id, 'correct', () => ({ reason: '登记有误，经当事人核对', ...changes }));
  const found = async (user: string, query: string): Promise<number> =>
    (await town.ask<PageView<CaseRowView>>(user, 'GET', `/cases?${query}`)).body.items.length;
  const byWord = (word: string, user = 'v219'): Promise<number> => found(user, `q=${encodeURIComponent(word)}`);

  beforeAll(async () => {
    town = await runningTown({ worker: false });
    one = await town.register('v219', {
      parties: [
        { name: wrong, role: 'applicant' },
        { name: '乙某', role: 'respondent' },
      ],
      summary: `${wrong}称邻居砌墙`,
      tile: 'neighbour',
      villageCode: await town.villageOf('v219'),
      occurredOn: '2026-09-06',
      urgency: 'normal',
    });
  });
  afterAll(() => town.close());

  it('is found by its right name, its initials and its right summary, and no longer by the wrong ones', async () => {
    expect([await byWord(wrong), await byWord('oyj'), await byWord('砌墙')]).toEqual([1, 1, 1]);
    await correct({ field: 'partyName', party: 'party-1', name: right });
    expect([await byWord(right), await byWord('sty'), await byWord('oyj')]).toEqual([1, 1, 0]);
    one = await correct({ field: 'summary', summary: '两家为一棵枣树争执' });
    expect([await byWord('枣树'), await byWord('砌墙'), await byWord(wrong), await byWord(one.number)]).toEqual([1, 0, 0, 1]);
    expect(one).toMatchObject({ summary: '两家为一棵枣树争执' });
    expect(one.parties[0]?.name).toBe(right);
  });

  it('stands under its right category', async () => {
    expect([await found('v219', 'category=neighbour'), await found('v219', 'category=land')]).toEqual([1, 0]);
    const corrected = await correct({ field: 'category', tile: 'land' });
    expect(corrected.category.tile).toBe('land');
    expect([await found('v219', 'category=neighbour'), await found('v219', 'category=land')]).toEqual([0, 1]);
  });

  it('says in its history who corrected what, from what, and why', async () => {
    const told = (await town.events('v219', one.id)).filter(({ type }) => type === 'CaseCorrected');
    expect(told.map(({ detail }) => detail)).toEqual(['当事人姓名', '纠纷简况', '类别']);
    expect(told[0]?.data).toMatchObject({ old: wrong, new: right, reason: '登记有误，经当事人核对' });
    expect(told[1]?.data).toMatchObject({ old: `${wrong}称邻居砌墙` });
    expect(told[0]?.actor.role).toBeTruthy();
  });

  it('tells a masked reader neither the old name nor the new one', async () => {
    const seen = [
      await town.view('auditor', one.id),
      await town.events('auditor', one.id),
      (await town.ask('auditor', 'GET', '/cases')).body,
      (await town.ask('auditor', 'GET', `/cases/${one.id}?asOf=${encodeURIComponent(one.registeredAt)}`)).body,
    ];
    for (const body of seen) {
      expect(JSON.stringify(body)).toContain('*');
      for (const name of [wrong, right]) expect(JSON.stringify(body)).not.toContain(name);
    }
  });

  it('has a row that its history tells, word for word', async () => {
    const { code, out } = await town.cli('case:replay', one.id);
    expect([code, out]).toEqual([0, expect.anything()]);
  });
});
