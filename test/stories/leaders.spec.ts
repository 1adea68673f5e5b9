import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseView, PageView } from '@lib/contracts';
import { runningTown, type RunningTown } from './running-town.js';

let town: RunningTown;
beforeAll(async () => {
  town = await runningTown({ worker: false });
});
afterAll(() => town.close());

const registered = async (summary: string): Promise<CaseView> =>
  town.register('v219', {
    parties: [
      { name: '欧阳丁', role: 'applicant' },
      { name: '司徒丙', role: 'respondent' },
    ],
    summary,
    tile: 'neighbour',
    villageCode: await town.villageOf('v219'),
    occurredOn: '2026-09-06',
    urgency: 'normal',
  });

const status = async (user: string, id: string): Promise<number> => (await town.ask(user, 'GET', `/cases/${id}`)).status;
const listed = async (user: string, query: string): Promise<number> =>
  (await town.ask<PageView<CaseView> & { total: number }>(user, 'GET', `/cases?count=true&${encodeURI(query)}`)).body.total;

describe('an accusation of a cadre', () => {
  it('is out of the sight of the village’s leaders from the moment it is known as one, and stays in its mediators’', async () => {
    const made = await registered('甲某称村干部分配补偿款不公');
    expect([await status('vl219', made.id), await listed('vl219', 'q=补偿款')]).toEqual([200, 1]);
    const corrected = await town.act('v219', made.id, 'correct', () => ({
      field: 'category',
      tile: 'village-affairs',
      leaf: '1502',
      reason: '经核实为检举控告',
    }));
    expect(corrected.category.leaf).toBe('1502');
    expect([await status('vl219', made.id), await listed('vl219', 'q=补偿款')]).toEqual([404, 0]);
    expect([await status('v219', made.id), await listed('v219', 'q=补偿款')]).toEqual([200, 1]);
    const { body } = await town.ask('auditor', 'GET', `/access/why?user=vl219&case=${made.id}`);
    expect(JSON.stringify(body)).toMatch(/信访工作条例 第30、46条/);
  });
});

describe('a leader of the town', () => {
  it('reads masked names until he owns the case', async () => {
    const made = await registered('两家为排水沟争执，欧阳丁说对方先动手');
    const before = await town.view('leader', made.id);
    expect(before.parties.map(({ name }) => name)).toEqual(['欧*', '司*']);
    expect(JSON.stringify([before, (await town.ask('leader', 'GET', `/cases/${made.id}/events`)).body])).not.toContain('欧阳丁');
    expect(await listed('leader', 'q=司徒丙')).toBe(0);
    await town.act('centre', made.id, 'grade', (example) => ({ ...example, grade: 'red' }));
    const owned = await town.act('leader', made.id, 'own');
    expect(owned.parties.map(({ name }) => name)).toEqual(['欧阳丁', '司徒丙']);
  });
});
