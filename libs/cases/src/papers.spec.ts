import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  buttonNames,
  does,
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
  type Step,
  type Story,
} from './testing/given.fixture.js';
import { people } from './testing/two-villages.fixture.js';

const { mediatorJia, mediatorYi, townMediator, police, dispatcher, centreHead } = people;
const digest = 'ab'.repeat(32);
const dataOf = (story: Story, type: string): readonly unknown[] =>
  story.events.filter((event) => event.type === type).map(({ data }) => data);

describe('papers on record', () => {
  it('are numbered within the case and known by their hash', () => {
    const story = given(does(mediatorJia, 'attach', { sha256: digest }), does(dispatcher, 'attach', { kind: 'identity' }));
    expect(dataOf(story, 'AttachmentAdded')).toMatchObject([
      { number: 1, sha256: digest, kind: 'evidence' },
      { number: 2, kind: 'identity' },
    ]);
  });

  it.each(['', 'ab', digest.toUpperCase(), 'g'.repeat(64), `${digest}0`, `${digest}\n`])('do not go by %j for a hash', (sha256) => {
    expect(refusalOf(when(registered(), mediatorJia, 'attach', { sha256 }))?.code).toBe('case/hash-malformed');
  });

  it('may be added, and remarks made, by whoever works on the case and by the centre, and by no other village', () => {
    const story = given(...joint);
    for (const action of ['attach', 'note']) {
      for (const worker of [townMediator, police, dispatcher, centreHead]) expect(buttonNames(story, worker)).toContain(action);
      expect(refusalOf(when(story, mediatorYi, action))?.code).toBe('case/not-your-post');
    }
  });

  it('belong to open cases only', () => {
    const closed = given(does(centreHead, 'void'));
    for (const action of ['attach', 'note', 'issue-document'])
      expect(refusalOf(when(closed, centreHead, action))?.code).toBe('case/action-not-allowed');
  });
});

describe('a form', () => {
  it('takes the next number of its own kind within the case', () => {
    const issued = (form: string): Step => does(mediatorJia, 'issue-document', { form });
    const story = given(issued('session'), issued('rights-notice'), issued('session'));
    expect(dataOf(story, 'DocumentIssued')).toEqual([
      { form: 'session', number: 1 },
      { form: 'rights-notice', number: 1 },
      { form: 'session', number: 2 },
    ]);
  });

  it('is issued by the holder and by nobody else', () => {
    expect(refusalOf(when(given(...joint), police, 'issue-document'))?.code).toBe('case/not-your-post');
  });
});

describe('failures 2 and 4: writing something down is not progress', () => {
  const acts: readonly string[] = ['attach', 'note', 'record-session', 'issue-document'];
  it.each([
    ['in the village', [accepted], mediatorJia, acts],
    ['in joint mediation', joint, townMediator, acts],
    ['before acceptance', [], mediatorJia, acts.filter((act) => act !== 'record-session')],
    ['in an agreement that binds', inEffect, mediatorJia, acts.filter((act) => act !== 'record-session')],
  ] as const)('no mix of papers, remarks and sessions moves a clock %s', (_, road, actor, kinds) => {
    const before = given(...(road as readonly Step[]));
    const days = ['2026-09-01', '2026-09-03', '2026-09-08'] as const;
    const mixed = days.flatMap((day, at): readonly Step[] => [
      on(day),
      ...kinds.map((_, index): Step => (story) => {
        const action = kinds[(index + at) % kinds.length] ?? 'note';
        expect(typesOf(when(story, actor, action)).filter((type) => type.startsWith('Deadline'))).toEqual([]);
        return from(story, does(actor, action));
      }),
    ]);
    const after = from(before, ...mixed);
    expect(after.events.length - before.events.length).toBe(days.length * kinds.length);
    expect(live(after)).toEqual(live(before));
    expect(after.dispute).toMatchObject({ state: before.dispute.state, holder: before.dispute.holder });
  });
});
