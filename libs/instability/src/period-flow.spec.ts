import { describe, expect, it } from '@jest/globals';
import { isOpen } from '@lib/cases';
import { clock } from '@lib/kernel';
import { consequences } from './closing.js';
import { figuresOf } from './figures.js';
import type { Report } from './report.js';
import {
  at,
  buttons,
  does,
  firedBy,
  kept,
  line,
  live,
  on,
  opened,
  openedMonth,
  people,
  refusalOf,
  swept,
  when,
  worldAt,
  yi,
  type Story,
} from './testing/town.fixture.js';

const { mediator, dispatcher, centreHead, townLeader } = people;
const words = { $text: 'w', hash: '0' };
const zeroed = (): Story => does(opened(), mediator, 'report-zero', { checkedBy: words });
const withId = ({ matter }: Story, id: string): Report => ({ ...matter, id });
const countOf = (reports: readonly Report[], key: string): number =>
  figuresOf(reports, []).figures.find((figure) => figure.key === key)?.counts.length ?? -1;

describe('the month of the town', () => {
  it('is summed up by the clock on the summary day, whoever is on leave', () => {
    const accepted = does(zeroed(), dispatcher, 'accept').matter;
    const before = swept(openedMonth(), at('2026-10-10', 17));
    expect([before.matter.state, firedBy(before)]).toEqual(['collecting', ['R-11 remind dispatcher']]);
    const summed = swept(before, at('2026-10-10', 18), { reports: [accepted] });
    expect(summed.matter).toMatchObject({ state: 'consolidated', edition: 1, holder: { post: 'town-leader' } });
  });

  it('is signed by the leader, sent up by the centre, and opened again only with a reason', () => {
    const summed = does(openedMonth(), dispatcher, 'consolidate');
    expect([buttons(summed, dispatcher), buttons(summed, townLeader)]).toEqual([['consolidate'], ['sign']]);
    const signed = does(summed, townLeader, 'sign');
    expect(live(signed).map(({ rule }) => rule)).toEqual(['R-13']);
    const sent = does(signed, dispatcher, 'send-up', { office: words });
    expect([sent.matter.state, isOpen(sent.matter), live(sent)]).toEqual(['sent-up', false, []]);
    expect(buttons(sent, dispatcher)).toEqual([]);
    expect(does(on(sent, '2026-10-20'), centreHead, 'reopen', { reason: words }).matter).toMatchObject({ state: 'collecting', edition: 1 });
  });

  it('includes what was accepted, and once it is sent up takes nothing more for that month', () => {
    const accepted = does(zeroed(), dispatcher, 'accept');
    const included = kept(accepted, consequences['PeriodConsolidated']?.(accepted.matter, clock, worldAt(accepted.now)) ?? fail());
    expect([included.matter.state, isOpen(included.matter)]).toEqual(['included', false]);
    const missing = opened();
    const closed = kept(missing, consequences['SummarySentUp']?.(missing.matter, clock, worldAt(missing.now)) ?? fail());
    expect(refusalOf(when(closed, mediator, 'report-zero'))?.code).toBe('instability/period-closed');
    expect(buttons(closed, dispatcher)).toEqual(['exempt']);
    const again = kept(closed, consequences['PeriodReopened']?.(closed.matter, clock, worldAt(closed.now)) ?? fail());
    expect(buttons(again, mediator)).toContain('report-zero');
    expect(consequences['SummarySentUp']?.(included.matter, clock, worldAt(0))).toBeUndefined();
  });

  it('counts who reported, and every figure lists what it counts', () => {
    const zero = withId(does(zeroed(), dispatcher, 'accept'), '1');
    const late = withId(does(on(opened(), '2026-10-08'), mediator, 'report-zero'), '2');
    const listed = withId(
      does(
        does(opened(at('2026-09-20'), { ledger: [line({ grade: 'red', people: 12, project: true })] }), mediator, 'file'),
        dispatcher,
        'accept',
      ),
      '3',
    );
    const reports = [zero, late, listed, withId(opened(), '4'), withId(does(opened(), dispatcher, 'exempt', { reason: words }), '5')];
    expect(
      [
        'reported',
        'zero',
        'late',
        'unreviewed',
        'missing',
        'exempt',
        'items',
        'grade-red',
        'grade-blue',
        'status-new',
        'project-collective',
      ].map((key) => countOf(reports, key)),
    ).toEqual([3, 2, 1, 1, 1, 1, 1, 1, 0, 1, 1]);
    expect(figuresOf(reports, []).figures.find(({ key }) => key === 'grade-red')?.counts).toEqual([{ report: '3', item: 0 }]);
  });

  it('asks about red and orange cases of the ledger that a report leaves out, and not about villages that are missing', () => {
    const ledger = [
      line({ number: '第9号', grade: 'orange' }),
      line({ number: '第8号', grade: 'yellow' }),
      line({ number: '第7号', village: yi, grade: 'red' }),
    ];
    expect(figuresOf([zeroed().matter], ledger).absent.map(({ number }) => number)).toEqual(['第9号']);
  });
});

const fail = (): never => {
  throw new Error('nothing follows');
};
