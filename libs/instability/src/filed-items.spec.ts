import { describe, expect, it } from '@jest/globals';
import type { Roster } from '@lib/cases';
import { figuresOf } from './figures.js';
import { mostItems, prefilled } from './item.js';
import { itemsOf, type Report } from './report.js';
import { at, buttons, does, line, opened, people, refusalOf, when, worldAt, type Story } from './testing/town.fixture.js';

const { mediator, dispatcher } = people;
const words = { $text: 'w', hash: '0' };
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
const filed = (): Story => does(opened(), mediator, 'file', { items: [item] });
const counts = (report: Report, ...keys: readonly string[]): readonly (number | undefined)[] =>
  keys.map((key) => figuresOf([report], []).figures.find((figure) => figure.key === key)?.counts.length);

describe('the figures of a report', () => {
  it('that was filed and returned say that it is being corrected, and not that it is missing', () => {
    const returned = does(filed(), dispatcher, 'return', { reason: words }).matter;
    expect(counts(returned, 'reported', 'returned', 'unreviewed', 'missing', 'items')).toEqual([1, 1, 0, 0, 0]);
    const again = does(does(filed(), dispatcher, 'return', { reason: words }), mediator, 'file', { items: [item] }).matter;
    expect(counts(again, 'reported', 'returned', 'unreviewed', 'missing')).toEqual([1, 0, 1, 0]);
  });
});

describe('an item of last month', () => {
  it('says what has changed, whatever it is called now', () => {
    const before = { ...item, case: '第002号', grade: 'red' };
    const report = opened(at('2026-09-20'), { ledger: [line({ number: '第002号', grade: 'red' })], lastMonth: [before] as never });
    const now = { ...before, plan: words, leader: words };
    for (const said of [now, { ...now, grade: 'yellow' }])
      expect(refusalOf(when(report, mediator, 'file', { items: [item, said] }))).toMatchObject({
        code: 'instability/change-missing',
        pointer: '/items/1/change',
      });
    expect(does(report, mediator, 'file', { items: [{ ...now, change: words }] }).matter.state).toBe('submitted');
    expect(does(report, mediator, 'file', { items: [{ ...now, case: '第003号' }] }).matter.state).toBe('submitted');
  });
});

describe('a correction', () => {
  it('may take back the only item, and then counts as a zero report', () => {
    const accepted = does(filed(), dispatcher, 'accept');
    expect(counts(accepted.matter, 'zero', 'items')).toEqual([0, 1]);
    const corrected = does(accepted, mediator, 'correct', { reason: words, items: [] }).matter;
    expect([itemsOf(corrected), corrected.edition]).toEqual([[], 2]);
    expect(counts(corrected, 'reported', 'zero', 'items')).toEqual([1, 1, 0]);
  });
});

describe('a prefilled report', () => {
  it('begins with the heaviest, and holds no more lines than can be filed', () => {
    const lines = prefilled([line({ number: '1' }), line({ number: '2', grade: 'red' }), line({ number: '3' })], [
      { ...item, case: '4', grade: 'orange' },
    ] as never);
    expect(lines.map(({ case: number }) => number)).toEqual(['2', '4', '1', '3']);
    const many = Array.from({ length: mostItems + 5 }, (_, n) => line({ number: `${n}`, grade: n === mostItems + 4 ? 'red' : 'yellow' }));
    const cut = prefilled(many, []);
    expect([cut.length, cut[0]?.case]).toEqual([mostItems, `${mostItems + 4}`]);
  });
});

describe('a village room in which nobody is left', () => {
  it('has the centre file for it', () => {
    const { roster } = worldAt(0);
    const left: Roster = { ...roster, membersOf: (office) => (office === 'centre' ? roster.membersOf(office) : []) };
    const report = opened(at('2026-09-20'), { roster: left });
    expect(report.matter.holder).toMatchObject({ organisation: 'centre' });
    expect(buttons(report, dispatcher)).toEqual(['file', 'report-zero', 'prefill', 'exempt']);
    const returned = does(does(report, dispatcher, 'file', { items: [item] }), dispatcher, 'return', { reason: words }, { roster: left });
    expect(buttons(returned, dispatcher)).toEqual(['file', 'report-zero', 'exempt']);
    expect(buttons(opened(), dispatcher)).toEqual(['exempt']);
  });
});
