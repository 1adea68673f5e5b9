import { describe, expect, it } from '@jest/globals';
import type { Input, PersonActor } from '@lib/kernel';
import { noticesOf, type NoticeDraft } from './notices.js';
import { does, from, given, joint, running, type Step, type Story } from './testing/given.fixture.js';
import { people, worldAt } from './testing/two-villages.fixture.js';

const { dispatcher, centreHead, townMediator, police } = people;

/** What this step has told, and to whom. */
const told = (before: Story, step: Step): readonly NoticeDraft[] => {
  const after = from(before, step);
  return after.events.slice(before.events.length).flatMap((event) => noticesOf(event, after.dispute, worldAt(after.now)));
};
const to = (notices: readonly NoticeDraft[]): readonly string[] => notices.map(({ organisation, role }) => `${organisation} ${role}`);
const step = (actor: PersonActor, action: string, changes: Input = {}): Step => does(actor, action, changes);

describe('who hears of what another office did', () => {
  const before = given(...joint);
  const task = { tasks: [{ who: 'law-firm', what: '提供法律意见', by: '2026-09-04' }] };
  const conferred = from(before, step(dispatcher, 'confer', task));
  const signed = from(before, step(police, 'sign-for-assist'));
  const called = from(before, step(dispatcher, 'call-department'));
  const supervised = from(before, step(centreHead, 'supervise', { by: '2026-09-04' }));

  it.each([
    ['an office of its task', before, step(dispatcher, 'confer', task), 'law-firm lawyer'],
    ['the holder of a task that is done', conferred, step(people.lawyer, 'report-task'), 'mediators town-mediator'],
    ['the holder of assistance', signed, step(police, 'report-assist'), 'mediators town-mediator'],
    ['the holder of assistance declined', before, step(police, 'decline-assist'), 'mediators town-mediator'],
    ['the holder of a department’s answer', called, step(dispatcher, 'answer-department'), 'mediators town-mediator'],
    ['the head of the centre of an answered supervision', supervised, step(townMediator, 'answer-supervision'), 'centre centre-head'],
  ] as const)('%s', (_, story, next, heard) => {
    const notices = told(story, next);
    expect(to(notices)).toEqual([heard]);
    expect(notices[0]?.says.zh).toContain(story.dispute.number);
    expect(notices[0]?.urgent).toBe(false);
  });

  it.each([
    [true, '已批准'],
    [false, '未获批准'],
  ])('whoever asked for an extension, of the decision (%s)', (approve, word) => {
    const asked = from(before, step(townMediator, 'extend'));
    expect(asked.events.at(-1)?.type).toBe('ExtensionRequested');
    const notices = told(asked, step(centreHead, 'decide-extension', { approve }));
    expect(to(notices)).toEqual(['mediators town-mediator']);
    expect(notices[0]?.says.zh).toContain(word);
  });

  it('an assisting office of the decision on its own work order', () => {
    const asked = from(before, step(police, 'extend', { deadline: `S-06/${running(before, 'S-06').occurrence}` }));
    expect(to(told(asked, step(centreHead, 'decide-extension')))).toEqual(['police police']);
  });
});
