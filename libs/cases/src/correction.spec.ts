import { describe, expect, it } from '@jest/globals';
import type { Input } from '@lib/kernel';
import { isCollective } from './case.js';
import {
  accepted,
  buttonNames,
  does,
  fire,
  from,
  given,
  inEffect,
  joint,
  live,
  on,
  refusalOf,
  registered,
  typesOf,
  when,
  type Story,
} from './testing/given.fixture.js';
import { people, worldAt } from './testing/two-villages.fixture.js';

const { mediatorJia, mediatorYi, dispatcher, centreHead } = people;
const text = ($text: string) => ({ $text, hash: '0' });
const amount = { field: 'amount', day: undefined, number: 4500.5 };

describe('a correction', () => {
  it('keeps the old value beside the new one and the reason', () => {
    const story = given(accepted, does(mediatorJia, 'correct', amount));
    expect(story.dispute.amount).toBe(4500.5);
    expect(story.events.at(-1)).toMatchObject({ type: 'CaseCorrected', data: { field: 'amount', old: 3000, new: 4500.5 } });
    expect(story.events.at(-1)?.data['reason']).toBeDefined();
  });

  it('of a day or of the people changes the case, and no clock', () => {
    const before = given(...joint);
    const handler = people.townMediator;
    const after = from(
      before,
      does(handler, 'correct', { day: '2026-07-01' }),
      does(handler, 'correct', { field: 'peopleInvolved', day: undefined, number: 6 }),
    );
    expect(after.dispute).toMatchObject({ occurredOn: '2026-07-01', peopleInvolved: 6 });
    expect([isCollective(before.dispute), isCollective(after.dispute)]).toEqual([false, true]);
    expect(live(after)).toEqual(live(before));
    expect(typesOf(when(before, handler, 'correct'))).toEqual(['CaseCorrected']);
  });

  it('of the summary or of a name keeps the old words behind their reference, and whoever reads an older text knows the old name', () => {
    const before = given(accepted);
    const after = from(
      before,
      does(mediatorJia, 'correct', { field: 'summary', day: undefined, summary: text('summary-2') }),
      does(mediatorJia, 'correct', { field: 'partyName', day: undefined, party: 'party-1', name: text('party-3') }),
    );
    expect(after.dispute.summary).toEqual(text('summary-2'));
    expect(after.dispute.parties[0]).toEqual({
      ...before.dispute.parties[0],
      name: text('party-3'),
      formerNames: [before.dispute.parties[0]?.name],
    });
    expect(after.dispute.parties[1]).toEqual(before.dispute.parties[1]);
    expect(after.events.filter(({ type }) => type === 'CaseCorrected').map(({ data }) => data)).toMatchObject([
      { field: 'summary', old: before.dispute.summary, new: text('summary-2') },
      { field: 'partyName', party: 'party-1', old: before.dispute.parties[0]?.name, new: text('party-3') },
    ]);
    expect(live(after)).toEqual(live(before));
  });

  it('of the category takes the usual leaf with it, or the one that is named', () => {
    const corrected = (changes: Input) => given(does(mediatorJia, 'correct', { field: 'category', day: undefined, ...changes })).dispute;
    const debt = worldAt(0).tiles.find(({ code }) => code === 'debt');
    expect(corrected({ tile: 'debt' })).toMatchObject({ tile: 'debt', leaf: debt?.leaf });
    expect(corrected({ tile: 'debt', leaf: '0102' })).toMatchObject({ tile: 'debt', leaf: '0102' });
    const once = given(does(mediatorJia, 'correct', { field: 'category', day: undefined, tile: 'debt' }));
    const again = when(once, mediatorJia, 'correct', { field: 'category', day: undefined, tile: 'debt' });
    expect(refusalOf(again)?.code).toBe('case/correction-changes-nothing');
  });

  it('into a labour matter starts the days until arbitration, as from acceptance, and out of it ends them', () => {
    const labour = { field: 'category', day: undefined, tile: 'debt', leaf: '0701' };
    const other = { ...labour, leaf: '0102' };
    const days = (story: Story) => live(story).filter(({ rule }) => rule === 'T-21');
    const story = given(accepted, on('2026-09-04'), does(mediatorJia, 'correct', labour));
    expect(days(story)).toMatchObject([{ startedOn: '2026-09-01', dueOn: '2026-09-16', rung: 0 }]);
    expect(days(from(story, does(mediatorJia, 'correct', { ...labour, leaf: '0702' })))).toEqual(days(story));
    expect(days(from(story, does(mediatorJia, 'correct', other)))).toEqual([]);
    expect(days(from(story, does(mediatorJia, 'correct', other), does(mediatorJia, 'correct', labour)))).toHaveLength(1);

    const before = given(does(mediatorJia, 'correct', labour));
    expect(days(before)).toEqual([]);
    expect(days(from(before, on('2026-09-02'), accepted))).toMatchObject([{ startedOn: '2026-09-02' }]);
    expect(days(from(given(...inEffect), does(mediatorJia, 'correct', labour)))).toEqual([]);
  });

  it('into a labour matter whose fifteen days are over has the parties told at once that arbitration is open, and nothing else', () => {
    const late = given(
      accepted,
      on('2026-09-20', 12),
      does(mediatorJia, 'correct', { field: 'category', day: undefined, tile: 'debt', leaf: '0701' }),
    );
    const [armed] = live(late).filter(({ rule }) => rule === 'T-21');
    if (!armed) throw new Error('a clock runs');
    expect(armed).toMatchObject({ dueOn: '2026-09-16', rung: 1, dueAt: late.now, does: { do: 'remind', who: 'holder' } });
    expect(live(fire(late, armed)).some(({ rule }) => rule === 'T-21')).toBe(false);
  });

  it.each([
    { field: 'occurredOn', day: '2026-09-02' },
    { field: 'occurredOn', day: undefined },
    { field: 'occurredOn', number: 3 },
    { field: 'amount', number: 5 },
    { field: 'amount', day: undefined },
    { field: 'peopleInvolved', day: undefined, number: 0 },
    { field: 'peopleInvolved', day: undefined, number: 2.5 },
    { field: 'summary', day: undefined },
    { field: 'summary', summary: text('summary-2') },
    { field: 'partyName', day: undefined, name: text('party-3') },
    { field: 'partyName', day: undefined, party: 'party-9', name: text('party-3') },
    { field: 'partyName', day: undefined, party: 'party-1' },
    { field: 'category', day: undefined, tile: 'no-such-tile' },
    { field: 'category', day: undefined, tile: 'debt', leaf: '9999' },
    { field: 'category', day: undefined, leaf: '0102' },
  ])('that does not fit its field is refused: %j', (changes) => {
    expect(refusalOf(when(registered(), mediatorJia, 'correct', changes))?.code).toBe('case/correction-does-not-fit');
  });

  it('that changes nothing is refused', () => {
    expect(refusalOf(when(registered(), mediatorJia, 'correct', { ...amount, number: 3000 }))?.code).toBe(
      'case/correction-changes-nothing',
    );
  });

  it('is the holder’s while the case is open, and the centre head’s once it has ended', () => {
    const open = registered();
    expect(buttonNames(open, mediatorJia)).toContain('correct');
    for (const other of [mediatorYi, dispatcher, centreHead])
      expect(refusalOf(when(open, other, 'correct'))?.code).toBe('case/not-your-post');
    const ended = from(open, does(centreHead, 'void'));
    expect(refusalOf(when(ended, mediatorJia, 'correct'))?.code).toBe('case/not-your-post');
    const corrected = from(ended, does(centreHead, 'correct', amount));
    expect(corrected.dispute).toMatchObject({ state: 'void', amount: 4500.5, holder: null });
    expect(live(corrected)).toEqual([]);
  });
});
