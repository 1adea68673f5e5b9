import { describe, expect, it } from '@jest/globals';
import type { Input } from '@lib/kernel';
import { refold } from './evolve.js';
import { isOpen } from './flows.js';
import { absorbing, asOther, namedCase, wordsMayStay, type MergedWords } from './merging.js';
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

  it('is told to the office that held it and to those that were to assist', () => {
    const notices = merged.events.slice(story.events.length).flatMap((event) => noticesOf(event, merged.dispute, worldAt(merged.now)));
    expect(notices.map(({ organisation, role, kind }) => [organisation, role, kind])).toEqual([
      ['mediators', 'town-mediator', 'holder'],
      ['police', 'police', 'assist'], // its work order has ended too
    ]);
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

  describe('takes over what makes its duplicate graver', () => {
    const absorb = (survivor: Story, duplicate: Story, words?: MergedWords): Story =>
      kept(survivor, absorbing(survivor.dispute, duplicate.dispute, worldAt(survivor.now), words));
    const red = from(registered(), does(dispatcher, 'grade', { grade: 'red' }));
    const emergency = registered({ urgency: 'emergency' });
    const typesAfter = (before: Story, after: Story) =>
      after.events
        .slice(before.events.length)
        .map(({ type, data }) => (type.startsWith('Deadline') ? `${type} ${String(data['rule'])}` : type));
    const clocks = (story: Story) => live(story).flatMap(({ rule, startedAt }) => (rule.startsWith('T-18') ? [[rule, startedAt]] : []));

    it('the higher risk, and the hours of its report go on from when it was known', () => {
      const later = { ...survivor, now: survivor.now + dayMs };
      const after = absorb(later, red);
      expect(after.dispute).toMatchObject({ risk: 'red', suggestedRisk: null, urgency: 'normal' });
      expect(after.events.find(({ type }) => type === 'GradeChanged')?.data).toMatchObject({
        grade: 'red',
        was: 'yellow',
        from: red.dispute.number,
      });
      expect(clocks(after)).toEqual([
        ['T-18', red.now],
        ['T-18b', red.now],
      ]);
    });

    it('the higher urgency with what the machine suggests, once for both', () => {
      const after = absorb(survivor, emergency);
      expect(after.dispute).toMatchObject({ urgency: 'emergency', risk: 'yellow', suggestedRisk: 'red' });
      expect(flagsOf(after.dispute)).toContain('suggested-police-alert');
      expect(typesAfter(survivor, after)).toEqual([
        'CaseLinked',
        'UrgencyRaised',
        'GradeSuggested',
        'DeadlineSet T-18',
        'DeadlineSet T-18b',
      ]);
      const both = absorb(survivor, from(emergency, does(dispatcher, 'grade', { grade: 'red' })));
      expect(both.dispute).toMatchObject({ urgency: 'emergency', risk: 'red', suggestedRisk: null });
      expect(clocks(both)).toHaveLength(2);
    });

    it('and never what is lower, nor what it has already', () => {
      for (const grave of [red, emergency]) {
        const after = absorb(grave, given(...joint));
        expect(typesAfter(grave, after)).toEqual(['CaseLinked']);
        expect(after.dispute).toMatchObject({ risk: grave.dispute.risk, urgency: grave.dispute.urgency });
        expect(clocks(absorb(grave, grave))).toEqual(clocks(grave));
      }
      expect(clocks(absorb(red, emergency))).toEqual(clocks(red));
      expect(clocks(absorb(emergency, red))).toEqual(clocks(emergency));
    });

    it('and a report that was made, so that it is not owed again', () => {
      const told = from(red, does(dispatcher, 'report-urgent', { way: 'phone' }));
      expect(clocks(absorb(survivor, told))).toEqual([['T-18b', red.now]]);
      const both = absorb(survivor, from(told, does(dispatcher, 'report-urgent', { way: 'written' })));
      expect(both.dispute).toMatchObject({ risk: 'red', urgentReports: ['phone', 'written'] });
      expect(clocks(both)).toEqual([]);
    });

    it('and its words, as a note of its own, with the names by which it is masked', () => {
      const ref = ($text: string) => ({ $text, hash: '0' });
      const words = { text: ref('note-1'), names: [ref('party-7'), ref('party-8')] };
      const after = absorb(survivor, red, words);
      expect(after.events.find(({ type }) => type === 'NoteAdded')?.data).toEqual({ ...words, from: red.dispute.number });
      expect(after.dispute.otherNames).toEqual(words.names);
      expect(from(after, does(people.townMediator, 'note')).dispute.otherNames).toEqual(words.names);
    });

    it('but not its words, where a reader of the one may not read the other: an accused cadre, somebody recused', () => {
      const plain = given(accepted);
      const accusing = registered({ leaf: '1502' });
      const screened = from(plain, does(mediatorJia, 'add-screen-line', { rule: 'N15' }));
      const withoutJia = from(plain, does(mediatorJia, 'recuse'));
      const may = (one: Story, other: Story) => wordsMayStay(one.dispute, other.dispute);
      expect([may(plain, accusing), may(plain, screened), may(plain, withoutJia)]).toEqual([false, false, false]);
      expect([may(accusing, screened), may(withoutJia, plain), may(withoutJia, withoutJia), may(plain, plain)]).toEqual([
        true,
        true,
        true,
        true,
      ]);
    });

    it('as its history alone tells it', () => {
      const after = absorb(survivor, from(emergency, does(dispatcher, 'grade', { grade: 'red' })), {
        text: { $text: 'n', hash: '0' },
        names: [],
      });
      expect(refold(after.blank, after.events)).toEqual(after.dispute);
    });
  });

  it('is open to the head of the centre as any other', () => {
    expect(buttonNames(after, centreHead)).toContain('supervise');
  });
});
