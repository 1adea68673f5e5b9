import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accepted, agreedIn, does, from, given, on, refusalOf, running, typesOf, when, type Story } from './testing/given.fixture.js';
import { people } from './testing/two-villages.fixture.js';

const { mediatorJia } = people;
const mark = (name: string, day: string, party?: string) => does(mediatorJia, 'add-mark', { mark: name, on: day, party });
const agreedWith = (terms: readonly { readonly amount?: number }[]): Story => {
  const whole = terms.map((term) => ({
    debtor: 'party-2',
    creditor: 'party-1',
    what: '赔偿',
    dueOn: '2026-09-30',
    manner: '转账',
    ...term,
  }));
  return given(accepted, does(mediatorJia, 'agree', { form: 'oral', terms: whole }));
};

describe('a written agreement (人民调解法 第29条)', () => {
  const signed = given(
    accepted,
    on('2026-09-05'),
    agreedIn('written'),
    mark('signature', '2026-09-05', 'party-1'),
    mark('signature', '2026-09-05', 'party-2'),
    mark('mediator', '2026-09-05'),
    on('2026-09-08'),
  );
  it('does not bind while the seal is missing', () => {
    expect(signed.dispute.agreement?.effectiveOn).toBeNull();
    expect(refusalOf(when(signed, mediatorJia, 'plan-performance'))?.code).toBe('case/marks-missing');
  });
  it('binds from the day of the last mark, and the thirty days end after the holiday (E1)', () => {
    const sealed = from(signed, mark('seal', '2026-09-07'));
    expect(sealed.dispute.agreement?.effectiveOn).toBe('2026-09-07');
    expect(running(sealed, 'T-01')).toMatchObject({ startedOn: '2026-09-07', dueOn: '2026-10-08', provisional: false });
  });
  it('binds on the same day in whatever order its marks are recorded', () => {
    const marks = [
      mark('signature', '2026-09-03', 'party-1'),
      mark('signature', '2026-09-07', 'party-2'),
      mark('mediator', '2026-09-04'),
      mark('seal', '2026-09-05'),
    ];
    const base = given(accepted, agreedIn('written'), on('2026-09-08'));
    fc.assert(
      fc.property(fc.shuffledSubarray(marks, { minLength: 4 }), (order) => {
        expect(from(base, ...order.slice(0, 3)).dispute.agreement?.effectiveOn).toBeNull();
        expect(from(base, ...order).dispute.agreement?.effectiveOn).toBe('2026-09-07');
      }),
    );
  });
  it('never binds before it was agreed', () => {
    const base = given(accepted, on('2026-09-08'), agreedIn('written'));
    const early = ['party-1', 'party-2'].map((party) => mark('signature', '2026-09-01', party));
    expect(from(base, ...early, mark('mediator', '2026-09-01'), mark('seal', '2026-09-01')).dispute.agreement?.effectiveOn).toBe(
      '2026-09-08',
    );
  });
});

describe('an oral agreement (人民调解法 第30条)', () => {
  it('binds on the day on which it is reached', () => {
    const story = given(accepted, on('2026-09-05'), agreedIn('oral'));
    expect(story.dispute.agreement).toMatchObject({ form: 'oral', effectiveOn: '2026-09-05' });
    expect(typesOf(when(given(accepted), mediatorJia, 'agree', { form: 'oral' })).slice(0, 2)).toEqual([
      'AgreementReached',
      'AgreementTookEffect',
    ]);
  });
});

describe('instalments', () => {
  const planned = (story: Story, obligations: readonly { term: string; amount?: number }[]) =>
    when(story, mediatorJia, 'plan-performance', { obligations: obligations.map((one) => ({ dueOn: '2026-10-31', ...one })) });
  it('that add up to the sum to the fen are taken, each with its own clock', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 12 }), (fen) => {
        const sum = fen.reduce((total, one) => total + one, 0);
        const parts = fen.map((one) => ({ term: 'term-1', amount: one / 100 }));
        const decision = planned(agreedWith([{ amount: sum / 100 }]), parts);
        expect(typesOf(decision).filter((type) => type === 'ObligationPlanned')).toHaveLength(fen.length);
        expect(typesOf(decision).filter((type) => type === 'DeadlineSet')).toHaveLength(fen.length);
      }),
    );
  });
  it('that miss the sum by a fen either way are refused', () => {
    const story = agreedWith([{ amount: 0.3 }]);
    expect(
      refusalOf(
        planned(story, [
          { term: 'term-1', amount: 0.1 },
          { term: 'term-1', amount: 0.2 },
        ]),
      ),
    ).toBeUndefined();
    for (const amount of [0.19, 0.21]) {
      expect(
        refusalOf(
          planned(story, [
            { term: 'term-1', amount: 0.1 },
            { term: 'term-1', amount },
          ]),
        )?.code,
      ).toBe('case/instalments-do-not-add-up');
    }
  });
  it('leave no term out and name none that was not agreed', () => {
    const story = agreedWith([{ amount: 100 }, {}]);
    expect(refusalOf(planned(story, [{ term: 'term-1', amount: 100 }]))?.code).toBe('case/instalments-do-not-add-up');
    expect(refusalOf(planned(story, [{ term: 'term-1', amount: 100 }, { term: 'term-2' }, { term: 'term-3' }]))?.code).toBe(
      'case/instalments-do-not-add-up',
    );
    expect(refusalOf(planned(story, [{ term: 'term-1', amount: 100 }, { term: 'term-2' }]))).toBeUndefined();
  });
  it('are all performed before the case is performed, and each ends its own clock', () => {
    const story = from(
      agreedWith([{ amount: 100 }]),
      does(mediatorJia, 'plan-performance', { obligations: [1, 2].map((n) => ({ term: 'term-1', amount: 50, dueOn: `2026-10-1${n}` })) }),
    );
    const half = from(story, does(mediatorJia, 'record-performance'));
    expect(half.dispute.state).toBe('performing');
    expect(running(half, 'S-05a').subject).toBe('obligation-2');
    expect(from(half, does(mediatorJia, 'record-performance')).dispute.state).toBe('performed');
  });
});
