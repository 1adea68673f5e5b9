import { describe, expect, it } from '@jest/globals';
import type { Input } from '@lib/kernel';
import { refold } from './evolve.js';
import { isOpen } from './flows.js';
import { absorbing, asOther, namedCase } from './merging.js';
import { noticesOf } from './notices.js';
import { flagsOf } from './register.js';
import {
  accepted,
  balanceOf,
  buttonNames,
  buttons,
  does,
  expireAt,
  from,
  given,
  inEffect,
  joint,
  kept,
  live,
  refusalOf,
  registered,
  when,
  type Story,
} from './testing/given.fixture.js';
import { others, people, worldAt } from './testing/two-villages.fixture.js';

const { dispatcher, centreHead, mediatorJia } = people;
const dayMs = 86_400_000;
const into = (survivor: string, more: Input = {}): Input => ({ survivor, ...more });
const merging = (story: Story, changes: Input = {}) => refusalOf(when(story, dispatcher, 'merge', changes));

describe('a duplicate that is merged', () => {
  const story = given(...joint);
  const merged = from(story, does(dispatcher, 'merge', into(others.twin.number)));

  it('ends without holder and clocks, keeps its number and history, and leads to the case that stays', () => {
    expect(merged.dispute).toMatchObject({ state: 'void', holder: null, number: story.dispute.number });
    expect(isOpen(merged.dispute)).toBe(false);
    expect(merged.dispute.links).toEqual([{ relation: 'merged-into', kind: 'dispute', case: others.twin.id, number: others.twin.number }]);
    expect(flagsOf(merged.dispute)).toContain('merged');
    expect(merged.events.slice(0, story.events.length)).toEqual(story.events);
    expect(refold(merged.blank, merged.events)).toEqual(merged.dispute);
  });

  it('escalates no more: every deadline that ran is cancelled, and a sweep that comes late finds nothing to fire', () => {
    expect(live(story).length).toBeGreaterThan(0);
    expect(live(merged)).toEqual([]);
    const { set, fired, cancelled } = balanceOf(merged);
    expect(set).toBe(fired + cancelled);
    for (const armed of live(story)) {
      const late = expireAt({ ...merged, now: armed.dueAt + 90 * dayMs }, armed);
      expect(refusalOf(late)?.code).toBe('deadline/not-pending');
    }
  });

  it('is told to the office that held it', () => {
    const notices = merged.events.slice(story.events.length).flatMap((event) => noticesOf(event, merged.dispute, worldAt(merged.now)));
    expect(notices).toMatchObject([{ organisation: 'mediators', role: 'town-mediator', kind: 'holder' }]);
    expect(notices[0]?.says.zh).toContain(others.twin.number);
  });

  it('may be named by number or id, and is offered with an example that is kept', () => {
    for (const name of [others.twin.number, others.twin.id, others.twin.id.toUpperCase()])
      expect(merging(story, into(name))).toBeUndefined();
    const offer = buttons(story, dispatcher).find(({ action }) => action === 'merge');
    expect(offer).toMatchObject({ refusal: undefined, leadsTo: 'void', example: { survivor: others.twin.id } });
    expect(namedCase('merge', offer?.example ?? {})).toBe(others.twin.id);
    expect(namedCase('grade', { survivor: others.twin.id })).toBeUndefined();
  });

  it('is nobody’s but the dispatcher’s', () => {
    for (const [name, actor] of Object.entries(people))
      expect([name, buttonNames(story, actor).includes('merge')]).toEqual([name, actor === dispatcher]);
  });
});

describe('a merge is refused', () => {
  const story = given(accepted);

  it.each([
    ['into itself', story, into('独甲2026-0001'), 'case/merged-into-itself'],
    ['into a case that is not there, or not seen', story, into('独甲2026-9999'), 'case/no-such-survivor'],
    ['into a case of another kind', story, into(others.aid.number), 'case/survivor-of-another-kind'],
    ['into a case that has ended', story, into(others.ended.number), 'case/survivor-ended'],
    ['without confirming that it is the same', story, into(others.twin.number, { confirmed: false }), 'case/duplicate-not-confirmed'],
    [
      'away from the court that sent it',
      registered({ source: 'court-assigned', from: 'centre' }),
      into(others.twin.number),
      'case/sent-case-stays',
    ],
    [
      'away from the petition office that sent it',
      registered({ source: 'petition', from: 'centre' }),
      into(others.twin.number),
      'case/sent-case-stays',
    ],
    ['out of an agreement', given(...inEffect), into(others.undecided.number), 'case/agreement-stays'],
  ] as const)('%s', (_, begin, changes, code) => {
    const refusal = merging(begin, changes);
    expect(refusal).toMatchObject({ code });
    expect(refusal?.next?.zh).toBeTruthy();
    expect(refusal?.pointer).toBeTruthy();
  });

  it('once the case has ended, so that no circle comes about', () => {
    const ended = from(story, does(dispatcher, 'merge'));
    expect(refusalOf(when(ended, dispatcher, 'merge', into(others.twin.number)))?.code).toBe('case/action-not-allowed');
    // The other way round finds an ended case: whoever was merged takes nobody in.
    expect(asOther(ended.dispute).open).toBe(false);
  });

  it('with a reason why nothing is offered, where there is nothing to merge into', () => {
    const offer = buttons({ ...story }, dispatcher).find(({ action }) => action === 'merge');
    expect(offer?.refusal).toBeUndefined();
    const alone = refusalOf(when(story, dispatcher, 'merge', into('（案件编号）'), { others: [] }));
    expect(alone?.code).toBe('case/no-such-survivor');
  });
});

describe('the case that stays', () => {
  const merged = from(registered(), does(mediatorJia, 'alert-police'));
  const survivor = given(...joint);
  const after = kept(survivor, absorbing(survivor.dispute, merged.dispute, worldAt(survivor.now)));

  it('knows of its duplicate and goes on as it was: no deadline moves', () => {
    expect(after.dispute.links).toMatchObject([{ relation: 'merged-from', number: merged.dispute.number }]);
    expect(after.dispute).toMatchObject({ state: survivor.dispute.state, holder: survivor.dispute.holder });
    expect(after.dispute.deadlines).toEqual(survivor.dispute.deadlines);
  });

  it('takes the police alert over, once, and its holder hears of it', () => {
    expect(after.dispute.policeAlerted).toBe(true);
    const twice = kept(after, absorbing(after.dispute, merged.dispute, worldAt(after.now)));
    expect(twice.events.filter(({ type }) => type === 'PoliceAlerted')).toHaveLength(1);
    const notices = after.events.slice(survivor.events.length).flatMap((event) => noticesOf(event, after.dispute, worldAt(after.now)));
    expect(notices.map(({ kind, organisation }) => [kind, organisation])).toEqual([
      ['holder', 'mediators'],
      ['alert', 'police'],
    ]);
  });

  it('is open to the head of the centre as any other', () => {
    expect(buttonNames(after, centreHead)).toContain('supervise');
  });
});
