import { describe, expect, it } from '@jest/globals';
import { allowedActions } from './allowed-actions.js';
import { decide } from './decide.js';
import {
  accepted,
  agreedIn,
  buttonNames,
  buttons,
  dispatched,
  does,
  escalated,
  from,
  given,
  inEffect,
  joint,
  kept,
  registered,
  type Story,
} from './testing/given.fixture.js';
import { people, worldAt } from './testing/two-villages.fixture.js';

const { mediatorJia, townMediator, dispatcher } = people;
const everybody = Object.values(people);
const performing = given(...inEffect, does(mediatorJia, 'plan-performance'));
const stories: readonly Story[] = [
  registered(),
  registered({ from: 'centre', village: null }),
  given(accepted),
  given(accepted, does(mediatorJia, 'record-refusal')),
  given(accepted, escalated),
  given(accepted, escalated, dispatched('mediators', ['police', 'law-firm'])),
  given(...joint),
  given(accepted, agreedIn('written')),
  given(accepted, agreedIn('oral')),
  given(...inEffect),
  performing,
  from(performing, does(mediatorJia, 'apply-confirmation')),
  from(performing, does(mediatorJia, 'record-performance')),
  given(accepted, does(mediatorJia, 'terminate')),
  given(...joint, does(townMediator, 'hand-to-court')),
  given(accepted, does(mediatorJia, 'terminate'), does(mediatorJia, 'close')),
  from(registered(), does(people.centreHead, 'void')),
];

/** The action that leads a case on, as a person at the desk would choose it: never an ending, never a loop. */
const wayOn = ['accept', 'add-mark', 'plan-performance', 'agree', 'record-performance', 'visit', 'dispatch', 'sign-for'];
const follow = (begin: Story): readonly string[] => {
  let story = begin;
  const road = [story.dispute.state as string];
  while (story.dispute.state !== 'closed-success' && road.length < 30) {
    const offers = everybody.flatMap((actor) => buttons(story, actor).map((offer) => ({ ...offer, actor })));
    const next = wayOn.flatMap((name) => offers.filter(({ action, refusal }) => action === name && !refusal))[0];
    if (!next) throw new Error(`nothing leads on from ${story.dispute.state}`);
    const { action, actor, example } = next;
    story = kept(story, decide({ action, actor, input: example }, story.dispute, worldAt(story.now)));
    if (next.leadsTo !== null) expect(story.dispute.state).toBe(next.leadsTo);
    road.push(story.dispute.state);
  }
  return road.filter((state, index) => state !== road[index - 1]);
};

describe('what is offered', () => {
  it('is what the core accepts: every action listed as allowed, with its own example, by everybody, in every state', () => {
    let tried = 0;
    for (const { dispute, now } of stories) {
      const world = worldAt(now);
      for (const actor of everybody) {
        for (const { action, refusal, example, leadsTo } of allowedActions(dispute, actor, world)) {
          const decision = decide({ action, actor, input: example }, dispute, world);
          expect([dispute.state, action, decision.ok ? undefined : decision.rejection.code]).toEqual([
            dispute.state,
            action,
            refusal?.code,
          ]);
          if (refusal) expect(leadsTo).toBeNull();
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(1000);
  });
  it('leads somebody on from every open state, or offers its end', () => {
    for (const story of stories.filter(({ dispute }) => !['closed-success', 'closed-other', 'void'].includes(dispute.state))) {
      const leads = everybody.flatMap((actor) => buttons(story, actor)).filter(({ refusal }) => !refusal);
      expect([story.dispute.state, leads.some(({ leadsTo, action }) => leadsTo !== null || action === 'add-mark')]).toEqual([
        story.dispute.state,
        true,
      ]);
    }
  });
  it('leads a client that knows nothing but the examples from registration to success, in the village', () => {
    expect(follow(registered())).toEqual(['registered', 'village-mediating', 'agreed', 'performing', 'performed', 'closed-success']);
  });
  it('and the same at the centre', () => {
    expect(follow(registered({ from: 'centre', village: null }))).toEqual([
      'registered',
      'pending-dispatch',
      'dispatched',
      'joint-mediating',
      'agreed',
      'performing',
      'performed',
      'closed-success',
    ]);
  });
  it('never holds a move of the clock', () => {
    const sent = given(accepted, escalated, dispatched());
    expect(everybody.flatMap((actor) => buttons(sent, actor)).map(({ action }) => action)).not.toContain('return-unsigned');
  });
  it('is nothing but reopening once the case has ended, and nothing at all once it is void', () => {
    const closed = given(accepted, does(mediatorJia, 'terminate'), does(mediatorJia, 'close'));
    expect(buttonNames(closed, dispatcher)).toEqual(['reopen']);
    expect(buttonNames(closed, mediatorJia)).toEqual([]);
    expect(buttonNames(from(registered(), does(people.centreHead, 'void')), dispatcher)).toEqual([]);
  });
});
