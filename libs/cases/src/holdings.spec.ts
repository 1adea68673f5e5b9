import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { disputeFlow } from './dispute-flow.js';
import { evolve } from './evolve.js';
import { holdings } from './holdings.js';
import { accepted, buttons, does, from, given, joint, kept, on, when, type Story } from './testing/given.fixture.js';
import { people } from './testing/two-villages.fixture.js';

const dayMs = 86_400_000;

describe('the holding times of a case', () => {
  it('say who held it from when to when, and who was waited on', () => {
    const story = given(...joint, on('2026-09-05'), does(people.townMediator, 'hand-to-court'));
    const spans = holdings(story.dispute, story.now + dayMs).map(({ organisation, post, waitingOn }) => ({
      organisation,
      post,
      waitingOn,
    }));
    expect(spans).toEqual([
      { organisation: 'mediators', post: 'town-mediator', waitingOn: null },
      { organisation: 'mediators', post: 'town-mediator', waitingOn: 'court' },
    ]);
  });
  it('end with the case', () => {
    const story = given(accepted, on('2026-09-05'), does(people.mediatorJia, 'terminate'), does(people.mediatorJia, 'close'));
    expect(holdings(story.dispute, story.now + 30 * dayMs).at(-1)?.to).toBe(story.now);
  });
  it('sum to the time for which it was open, whatever happens to it', () => {
    const everybody = Object.values(people);
    const steps = fc.array(fc.record({ choice: fc.nat(10_000), hours: fc.nat(200) }), { minLength: 5, maxLength: 25 });
    fc.assert(
      fc.property(steps, (taken) => {
        let story: Story = from(given());
        for (const { choice, hours } of taken) {
          story = { ...story, now: story.now + hours * 3_600_000 };
          const offers = everybody.flatMap((actor) =>
            buttons(story, actor)
              .filter(({ refusal, leadsTo }) => !refusal && leadsTo !== null)
              .map(({ action }) => ({ actor, action })),
          );
          const next = offers[choice % Math.max(1, offers.length)];
          if (next) story = kept(story, when(story, next.actor, next.action));
        }
        const until = story.now + dayMs;
        // The time for which it was open, counted from the states alone.
        let state = story.blank;
        let elapsed = 0;
        story.events.forEach((event, index) => {
          state = evolve(state, event);
          const next = story.events[index + 1]?.at ?? until;
          if (disputeFlow.states[state.state].open) elapsed += next - event.at;
        });
        expect(holdings(story.dispute, until).reduce((sum, { from: begin, to }) => sum + to - begin, 0)).toBe(elapsed);
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});
