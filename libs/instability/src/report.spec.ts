import { describe, expect, it } from '@jest/globals';
import { isoShanghai } from '@lib/calendar';
import { isOpen, noticesOf } from '@lib/cases';
import { reportMatterOf } from './opening.js';
import { itemsOf } from './report.js';
import {
  at,
  buttons,
  does,
  firedBy,
  line,
  live,
  on,
  opened,
  people,
  refusalOf,
  swept,
  when,
  worldAt,
  type Story,
} from './testing/town.fixture.js';

const { mediator, leaderOfVillage, neighbour, dispatcher, centreHead, police } = people;
const item = {
  leaf: worldAt(0).leaves[0]?.code ?? '',
  brief: { $text: 'b', hash: '0' },
  people: 3,
  grade: 'yellow',
  project: false,
  status: 'new',
  responsible: { $text: 'r', hash: '0' },
  reportedUp: false,
  petition: 'none',
};
const words = { $text: 'w', hash: '0' };
const zeroed = (): Story => does(opened(), mediator, 'report-zero', { checkedBy: words });

describe('the monthly report of a village', () => {
  it('is opened with its holder, its limit and what the ledger knows', () => {
    const report = opened(at('2026-09-20'), { ledger: [line(), line({ number: '第002号', grade: 'red' })] });
    expect(report.matter).toMatchObject({ state: 'prefilled', ledgerCases: 2, late: false, holder: { post: 'village-mediator' } });
    expect(report.matter.prefill.map(({ case: number, carried }) => [number, carried])).toEqual([
      ['第002号', false],
      ['(2026)独甲人调字第001号', false],
    ]);
    expect(live(report)).toMatchObject([{ rule: 'R-01', dueOn: '2026-09-30', limitAt: at('2026-09-30', 17) }]);
    expect(noticesOf(report.events[0] ?? fail(), report.matter, worldAt(report.now))).toHaveLength(1);
  });

  it('is filed by one tap and five answers where there is nothing, as good as any other', () => {
    const zero = zeroed();
    expect(zero.matter).toMatchObject({
      state: 'submitted',
      filed: { kind: 'zero', checkedBy: words },
      edition: 1,
      late: false,
      holder: { organisation: 'centre' },
    });
    for (const question of ['land', 'neighbours', 'wages', 'family', 'petitions'])
      expect(refusalOf(when(opened(), mediator, 'report-zero', { [question]: false }))).toMatchObject({
        code: 'instability/not-asked',
        pointer: `/${question}`,
      });
    const hinted = opened(at('2026-09-20'), { ledger: [line()] });
    expect(does(hinted, mediator, 'report-zero').matter.state).toBe('submitted');
  });

  it('is filed by its own village and by nobody else', () => {
    expect(buttons(opened(), mediator)).toEqual(['file', 'report-zero', 'prefill']);
    expect(buttons(opened(), leaderOfVillage)).toEqual(['file', 'report-zero', 'prefill']);
    expect(buttons(opened(), dispatcher)).toEqual(['exempt']);
    for (const stranger of [neighbour, police]) expect(buttons(opened(), stranger)).toEqual([]);
    expect(refusalOf(when(opened(), neighbour, 'report-zero'))?.code).toBe('case/not-your-post');
  });

  it.each([
    ['nothing at all', { items: [] }, 'instability/nothing-listed', '/items'],
    ['an unknown category', { items: [item, { ...item, leaf: '7777' }] }, 'instability/unknown-category', '/items/1/leaf'],
    ['an orange item without a plan', { items: [item, { ...item, grade: 'orange' }] }, 'instability/plan-missing', '/items/1/plan'],
    ['a red item without a leader', { items: [{ ...item, grade: 'red', plan: words }] }, 'instability/leader-missing', '/items/0/leader'],
    [
      'a carried item that says nothing new',
      { items: [{ ...item, grade: 'orange', plan: words, status: 'carried' }] },
      'instability/change-missing',
      '/items/0/change',
    ],
  ])('is refused with %s, and says in which field', (_, input, code, pointer) => {
    expect(refusalOf(when(opened(), mediator, 'file', input))).toMatchObject({ code, pointer });
  });

  it('carries over the red and orange items of last month, whether the ledger knows them or not', () => {
    const lastMonth = [
      { ...item, case: '第002号', grade: 'red' },
      { ...item, grade: 'orange' },
      { ...item, grade: 'orange', status: 'settled' },
      { ...item, grade: 'yellow' },
    ] as never; // as a village filed them
    const report = opened(at('2026-09-20'), { ledger: [line({ number: '第002号', grade: 'red' })], lastMonth });
    expect(report.matter.prefill.map(({ case: number, carried, grade }) => [number, carried, grade])).toEqual([
      ['第002号', true, 'red'],
      [undefined, true, 'orange'],
    ]);
  });

  it('reminds those who have not reported, in working hours, marks them late at the hour, and then asks the centre', () => {
    let report = opened();
    const told: string[] = [];
    for (let next = live(report)[0]; next && next.dueAt < at('2026-10-12', 0); next = live(report)[0]) {
      report = swept(report, next.dueAt);
      told.push(`${isoShanghai(next.dueAt).slice(0, 16)} ${firedBy(report).at(-1) ?? ''}`);
    }
    expect(told).toEqual([
      '2026-09-24T08:30 R-01 remind holder',
      '2026-09-29T08:30 R-01 remind holder',
      '2026-09-30T10:00 R-01 remind holder',
      '2026-09-30T17:00 R-01 record holder',
      '2026-10-09T17:30 R-01 tell dispatcher',
    ]);
    expect(report.matter.late).toBe(true);
    expect(live(zeroed()).map(({ rule }) => rule)).toEqual(['R-02']);
  });

  it('is reminded of once after an outage, and not as often as was missed', () => {
    const report = swept(opened(), at('2026-09-30', 11));
    expect(firedBy(report)).toEqual(['R-01 remind holder']);
    expect(live(report)).toMatchObject([{ rule: 'R-01', dueAt: at('2026-09-30', 17) }]);
  });

  it('is returned with a reason, and filed again', () => {
    const returned = does(zeroed(), dispatcher, 'return');
    expect(returned.matter).toMatchObject({ state: 'returned', holder: { post: 'village-mediator' } });
    const again = does(returned, mediator, 'file', { items: [item] });
    expect(again.matter).toMatchObject({ state: 'resubmitted', edition: 2, filed: { kind: 'items' } });
  });

  it('is frozen once accepted: a late fact is a new edition, and the original stays in its history', () => {
    const accepted = does(does(opened(), mediator, 'file', { items: [item] }), centreHead, 'accept');
    expect(buttons(accepted, mediator)).toEqual(['correct']);
    const corrected = does(accepted, mediator, 'correct', { reason: words, items: [item, { ...item, people: 9 }] });
    expect([corrected.matter.state, corrected.matter.edition, itemsOf(corrected.matter).length]).toEqual(['accepted', 2, 2]);
    const firstFiling = corrected.events.find(({ type }) => type === 'ReportFiled');
    expect(firstFiling?.data['items']).toHaveLength(1);
    expect(refusalOf(when(accepted, dispatcher, 'include'))?.code).toBe('instability/only-with-summary');
    expect(refusalOf(when(accepted, mediator, 'file', { items: [item] }))?.code).toBe('case/action-not-allowed');
  });

  it('is exempt by the centre, with a reason, and then nobody waits for it', () => {
    const exempt = does(opened(), dispatcher, 'exempt', { reason: words });
    expect([exempt.matter.state, isOpen(exempt.matter), live(exempt)]).toEqual(['exempt', false, []]);
  });

  it('is late where it comes after the hour, and only then', () => {
    const inTime = does(on(opened(), '2026-09-30', 16), mediator, 'report-zero');
    const late = does(on(opened(), '2026-09-30', 17), mediator, 'report-zero');
    expect([inTime.matter.late, late.matter.late]).toEqual([false, true]);
  });

  it('is told by its events alone', () => {
    const story = does(zeroed(), dispatcher, 'return');
    expect(reportMatterOf('instability-report', story.matter.id, story.events)).toEqual(story.matter);
  });
});

const fail = (): never => {
  throw new Error('nothing happened');
};
