import { describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@lib/kernel';
import {
  accepted,
  agreedIn,
  allMarks,
  buttons,
  does,
  escalated,
  from,
  given,
  inEffect,
  joint,
  registered,
  type Story,
} from './testing/given.fixture.js';
import { people, worldAt } from './testing/two-villages.fixture.js';
import { decide, edgeFrom } from './decide.js';

const decisions = 3_000;
const warmUps = 1_000;

/** Microseconds of one decision at the median. */
function medianOf(story: Story, action: string, actor: PersonActor): number {
  const world = worldAt(story.now);
  const organisations = actor.posts.map(({ organisation }) => organisation);
  const input = edgeFrom(story.dispute, action)?.example(story.dispute, world, { personId: actor.personId, organisations }) ?? {};
  const command = { action, actor, input };
  for (let warmUp = 0; warmUp < warmUps; warmUp += 1) decide(command, story.dispute, world);
  const times = new Float64Array(decisions);
  for (let round = 0; round < decisions; round += 1) {
    const began = performance.now();
    const decision = decide(command, story.dispute, world);
    times[round] = (performance.now() - began) * 1000;
    if (!decision.ok) throw new Error(decision.rejection.code);
  }
  return times.toSorted()[decisions / 2] ?? Number.NaN;
}

const stations: { readonly [name: string]: Story } = {
  registered: registered(),
  'in the village': given(accepted),
  'at the centre': given(accepted, escalated),
  jointly: given(...joint),
  agreed: given(accepted, agreedIn('written')),
  'in effect': given(...inEffect),
  performed: from(given(accepted, agreedIn('oral')), does(people.mediatorJia, 'settle-at-once')),
  marked: from(given(accepted, agreedIn('written')), allMarks()),
};

/** One who may, for every action that somebody may take there. */
const mayBeTaken = (story: Story): readonly (readonly [action: string, actor: PersonActor])[] => [
  ...new Map(
    Object.values(people).flatMap((actor) =>
      buttons(story, actor).flatMap(({ action, refusal }) => (refusal ? [] : [[action, actor] as const])),
    ),
  ),
];

/** Microseconds for a copy of the case through JSON, which the store pays twice for each action; it is as slow as the machine is busy. */
function copyOf({ dispute }: Story): number {
  const times = Array.from({ length: decisions }, () => {
    const began = performance.now();
    JSON.parse(JSON.stringify(dispute));
    return (performance.now() - began) * 1000;
  });
  return times.toSorted((one, other) => one - other)[decisions / 2] ?? Number.NaN;
}

/**
 * The promise is 20 µs. In plain Node the dearest, an extension and a pause, take 15, an acceptance takes 3 and a session 1; Jest's own
 * context makes them two to five times as dear. So the bound is no time but a few copies of the case, about 20 µs each on a quiet machine.
 */
const copies = 4;

describe(`a decision, at the median of ${decisions}`, () => {
  it.each(Object.entries(stations))('%s costs little more than to copy the case, whatever the action', (name, story) => {
    const costs = mayBeTaken(story)
      .map(([action, actor]) => ({ action, median: medianOf(story, action, actor) }))
      .toSorted((one, other) => other.median - one.median);
    const dearest = costs.slice(0, 4).map(({ action, median }) => `${action} ${median.toFixed(1)}`);
    const copy = copyOf(story);
    process.stdout.write(`decide ${name}, ${costs.length} actions, the dearest in µs: ${dearest.join(', ')}; a copy ${copy.toFixed(1)}\n`);
    expect(costs.filter(({ median }) => !(median < copies * copy))).toEqual([]);
    expect(costs.length).toBeGreaterThan(5);
  });
});
