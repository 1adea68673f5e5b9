import { describe, expect, it } from '@jest/globals';
import { figuresOf } from './figures.js';
import type { Report } from './report.js';
import { does, opened, people, worldAt, type Story } from './testing/town.fixture.js';

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
