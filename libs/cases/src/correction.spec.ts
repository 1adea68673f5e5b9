import { describe, expect, it } from '@jest/globals';
import { isCollective } from './case.js';
import { accepted, buttonNames, does, from, given, joint, live, refusalOf, registered, typesOf, when } from './testing/given.fixture.js';
import { people } from './testing/two-villages.fixture.js';

const { mediatorJia, mediatorYi, dispatcher, centreHead } = people;
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

  it.each([
    { field: 'occurredOn', day: '2026-09-02' },
    { field: 'occurredOn', day: undefined },
    { field: 'occurredOn', number: 3 },
    { field: 'amount', number: 5 },
    { field: 'amount', day: undefined },
    { field: 'peopleInvolved', day: undefined, number: 0 },
    { field: 'peopleInvolved', day: undefined, number: 2.5 },
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
