import { clock, type Actor, type Input, type InputSchema, type Json } from '@lib/kernel';
import type { CaseEdge } from '../actions/edge.js';
import { allowedActions } from '../allowed-actions.js';
import { decide, refusalOf } from '../decide.js';
import type { Case } from '../case.js';
import { stateOf } from '../flows.js';
import type { CaseCommand, World } from '../world.js';
import { nameOf } from '../standing-still.js';
import { expireAt, kept, live, type Story } from './given.fixture.js';
import { people, worldAt } from './two-villages.fixture.js';

export type CaseRule = NonNullable<CaseEdge['when']>[number];

/** A case, a command and a world of which every rule of the action can be asked. */
export interface Sample {
  readonly one: Case;
  readonly action: string;
  readonly edge: CaseEdge;
  readonly command: CaseCommand;
  readonly world: World;
}

export interface Pace {
  readonly story: Story;
  /** What led here; null at the beginning. */
  readonly by: string | null;
}

const everybody: readonly Actor[] = [...Object.values(people), clock];
const dayMs = 86_400_000;

/** Every action of the present state as everybody may order it: the example, and the example with one field wrong. */
export function samplesOf({ dispute: one, now }: Story): readonly Sample[] {
  const world = worldAt(now);
  return Object.entries(stateOf(one).on).flatMap(([action, edge]) => {
    if (!edge) return [];
    return everybody.flatMap((actor): readonly Sample[] => {
      const named =
        actor.kind === 'person' ? { personId: actor.personId, organisations: actor.posts.map(({ organisation }) => organisation) } : null;
      const input = named ? edge.example(one, world, named) : { rule: 'S-08' };
      const command = { action, actor, input };
      if (refusalOf(edge, command, one, world)?.code === 'case/not-your-post') return [];
      return [input, ...(named ? spoilt(edge.input, input, one) : [])].map((wrong) => ({
        one,
        action,
        edge,
        command: { ...command, input: wrong },
        world,
      }));
    });
  });
}

/** One order by somebody, whether or not his post may give it, with these members of the example changed. */
export function orderOf({ dispute: one, now }: Story, action: string, actor: Actor, changes: Input): Sample {
  const world = worldAt(now);
  const edge = stateOf(one).on[action];
  if (!edge) throw new Error(`${one.state} has no ${action}`);
  const input = { ...edge.example(one, world, { personId: null, organisations: [] }), ...changes };
  return { one, action, edge, command: { action, actor, input }, world };
}

/** The input with one member changed, once for each way in which a person can get it wrong. */
function spoilt(schema: InputSchema, input: Input, one: Case): readonly Input[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    valuesFor(field, input[name], one).map((value) => ({ ...input, [name]: value })),
  );
}

function valuesFor(field: InputSchema, value: Json | undefined, one: Case): readonly (Json | undefined)[] {
  const gone = value === undefined ? [] : [undefined];
  switch (field.type) {
    case 'boolean':
      return [value !== true];
    case 'string': {
      if (field.enum) return field.enum.filter((other) => other !== value);
      const people = Object.values(one.parties).map(({ id }) => id);
      const running = field.choices?.endsWith('Deadlines') ? one.deadlines.map(nameOf) : [];
      return field.format === 'date'
        ? ['1900-01-01', '2020-01-01', '2030-01-01']
        : ['nobody', 'N01', 'N02', 'N05', 'p-lawyer', 'p-jia', ...people, ...running, ...gone];
    }
    case 'number':
    case 'integer':
      return [1];
    case 'array': {
      const items =
        field.items?.type === 'string' ? ['nobody', 'N01', 'N02', 'N05', 'p-jia', 'room-jia', 'mediators'].map((item): Json => [item]) : [];
      const rows = Array.isArray(value) ? value : [];
      const first = rows[0];
      const changed =
        field.items?.type === 'object' && typeof first === 'object' && first !== null
          ? spoilt(field.items, first as Input, one).map((row): Json => [row as Json, ...rows.slice(1)])
          : [];
      const barred = field.items?.properties?.['mediator'] ? [[{ mediator: 'p-jia', relation: 'kin' }] as Json] : [];
      return [[], ...items, ...changed, ...barred, ...gone];
    }
    case 'object':
      return [];
  }
}

/** A walk by whoever may, with the clock firing what falls due; the same numbers give the same walk. */
export function* wander(begin: Story, steps: number, pick: (bound: number) => number): Generator<Pace> {
  let story = begin;
  yield { story, by: null };
  for (let step = 0; step < steps; step += 1) {
    const world = worldAt(story.now);
    const offers = Object.values(people).flatMap((actor) =>
      allowedActions(story.dispute, actor, world)
        .filter(({ refusal }) => !refusal)
        .map((offer) => ({ ...offer, actor })),
    );
    const leading = offers.filter(
      ({ leadsTo, action }) => leadsTo !== null || ['add-mark', 'accept', 'record-refusal', 'report-to-court'].includes(action),
    );
    const among = leading.length > 0 && pick(3) > 0 ? leading : offers;
    const chosen = among[pick(among.length)];
    if (chosen) {
      const { action, actor, edge, example } = chosen;
      const ways = pick(3) === 0 ? spoilt(edge.input, example, story.dispute) : [];
      const input = ways[pick(ways.length)] ?? example;
      const decision = decideOrRefuse({ action, actor, input }, story, world);
      if (decision?.ok) yield { story: (story = kept(story, decision)), by: action };
    }
    story = { ...story, now: story.now + ([0, 0, 0, 1, 4, 40][pick(6)] ?? 0) * dayMs };
    for (const due = () => live(story).find(({ status, dueAt }) => status === 'pending' && dueAt <= story.now); due();) {
      const armed = due();
      if (!armed) break;
      const move = worldAt(story.now).deadlineRules.get(armed.rule)?.ladder.at(Math.min(armed.rung, 99))?.action;
      yield { story: (story = kept(story, expireAt(story, armed))), by: move ?? `the rung of ${armed.rule}` };
    }
  }
}

/** An input that is not even of the right shape would have been stopped at the door. */
function decideOrRefuse(command: CaseCommand, story: Story, world: World): ReturnType<typeof decide> | null {
  try {
    return decide(command, story.dispute, world);
  } catch {
    return null;
  }
}
