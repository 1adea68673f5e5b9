import type { PlainDate } from '@lib/calendar';
import type { Actor, Decision, Input, NewEvent, PersonActor, Rejection } from '@lib/kernel';
import { allowedActions, type AllowedAction } from '../allowed-actions.js';
import { isLive } from '../arms.js';
import { decide, edgeFrom } from '../decide.js';
import { clocked } from '../deadlines.js';
import type { Armed, Dispute } from '../dispute.js';
import { evolve } from '../evolve.js';
import { place, type PlacedEvent } from '../placed-event.js';
import { expire, type DeadlineKey } from '../expire.js';
import { registration, unregistered } from '../register.js';
import type { Registration } from '../registration.js';
import type { World } from '../world.js';
import { instant, people, worldAt } from './two-villages.fixture.js';

/** A case as it has come to be: what it was before its first event, its events, and the clock. */
export interface Story {
  readonly blank: Dispute;
  readonly dispute: Dispute;
  readonly events: readonly PlacedEvent[];
  readonly now: number;
}
export type Step = (story: Story) => Story;

/** Tuesday: no holiday is near. */
export const firstMorning = instant('2026-09-01');

const quarrel: Registration = {
  kind: 'dispute',
  id: '01990000-0000-7000-8000-000000000001',
  number: '独甲2026-0001',
  village: 'jia',
  occurredOn: '2026-08-31',
  summary: { $text: 'summary-1', hash: '0' },
  tile: 'neighbour',
  leaf: null,
  urgency: 'normal',
  source: 'visit',
  serviceType: 'mediation',
  project: null,
  amount: 3000,
  peopleInvolved: 2,
  parties: [
    { role: 'applicant', name: { $text: 'party-1', hash: '0' } },
    { role: 'respondent', name: { $text: 'party-2', hash: '0' } },
  ],
  from: 'room-jia',
  by: people.mediatorJia,
};

export const registered = (changes: Partial<Registration> = {}, now = firstMorning): Story => {
  const world = worldAt(now);
  const command = { ...quarrel, ...changes };
  const first = registration(command, world);
  const blank = unregistered(command.id, { ...first, seq: 1, version: 1, at: now }, 'p-jia') as Dispute; // the quarrel above is one
  return kept({ blank, dispute: blank, events: [], now }, clocked(blank, [first], world));
};

/** The story with the decision's events; a refusal stops the test. */
export const kept = (story: Story, decision: Decision): Story => {
  if (!decision.ok) throw new Error(`refused: ${decision.rejection.code} in ${story.dispute.state}`);
  const { dispute, now } = story;
  const events = place(decision.events, dispute.seq, dispute.version + 1, now);
  return { ...story, dispute: events.reduce(evolve, dispute), events: [...story.events, ...events] };
};

export const given = (...steps: readonly Step[]): Story => from(registered(), ...steps);
export const from = (story: Story, ...steps: readonly Step[]): Story => steps.reduce((before, step) => step(before), story);

const exampleFor = ({ dispute, now }: Story, actor: Actor, action: string): Input => {
  const world = worldAt(now);
  const named = actor.kind === 'person' ? { personId: actor.personId, organisations: [] } : { personId: null, organisations: [] };
  return edgeFrom(dispute, action)?.example(dispute, world, named) ?? {};
};

/** What the core says to this order. The input is the action's own example, with these members changed. */
export const when = (story: Story, actor: Actor, action: string, changes: Input = {}, world: Partial<World> = {}): Decision =>
  decide({ action, actor, input: { ...exampleFor(story, actor, action), ...changes } }, story.dispute, worldAt(story.now, world));

export const does =
  (actor: Actor, action: string, changes: Input = {}): Step =>
  (story) =>
    kept(story, when(story, actor, action, changes));

export const on =
  (date: PlainDate, hour = 10): Step =>
  (story) => ({ ...story, now: instant(date, hour) });

export const live = ({ dispute }: Story): readonly Armed[] => dispute.deadlines.filter(isLive);
export const running = (story: Story, rule: string): Armed => {
  const found = live(story).find((armed) => armed.rule === rule);
  if (!found) throw new Error(`${rule} does not run in ${story.dispute.state}`);
  return found;
};

/** The sweep comes for this deadline at the moment it is due, or now if that is later. */
export const fire = (story: Story, armed: Armed): Story => {
  const then = { ...story, now: Math.max(story.now, armed.dueAt) };
  return kept(then, expireAt(then, armed));
};
export const expireAt = ({ dispute, now }: Story, key: DeadlineKey, world: Partial<World> = {}): Decision =>
  expire(key, dispute, worldAt(now, world));
export const runsOut =
  (rule: string): Step =>
  (story) =>
    fire(story, running(story, rule));

export const buttons = ({ dispute, now }: Story, actor: Actor): readonly AllowedAction[] => allowedActions(dispute, actor, worldAt(now));
export const buttonNames = (story: Story, actor: Actor): readonly string[] =>
  buttons(story, actor)
    .filter(({ refusal }) => refusal === undefined)
    .map(({ action }) => action);

export const refusalOf = (decision: Decision): Rejection | undefined => (decision.ok ? undefined : decision.rejection);
export const typesOf = (decision: Decision): readonly string[] => (decision.ok ? decision.events.map(({ type }: NewEvent) => type) : []);

/** What the history of deadlines must always add up to, and what an open case must always have. */
export const balanceOf = (
  story: Story,
): { readonly set: number; readonly fired: number; readonly cancelled: number; readonly live: number } => {
  const count = (type: string): number => story.events.filter((event) => event.type === type).length;
  return { set: count('DeadlineSet'), fired: count('DeadlineFired'), cancelled: count('DeadlineCancelled'), live: live(story).length };
};
export const keysOf = (story: Story, type: string): readonly string[] =>
  story.events.filter((event) => event.type === type).map(({ data }) => `${data['rule']}/${data['occurrence']}/${data['rung']}`);

// The stations of the main road.
export const accepted = does(people.mediatorJia, 'accept');
export const escalated = does(people.mediatorJia, 'escalate');
export const dispatched = (lead = 'mediators', assisting: readonly string[] = []): Step =>
  does(people.dispatcher, 'dispatch', { lead, assisting });
export const signedFor = (by: PersonActor = people.townMediator): Step => does(by, 'sign-for');
export const joint: readonly Step[] = [accepted, escalated, dispatched('mediators', ['police']), signedFor()];
export const agreedIn = (form: 'written' | 'oral', by: PersonActor = people.mediatorJia): Step => does(by, 'agree', { form });
export const allMarks =
  (by: PersonActor = people.mediatorJia): Step =>
  (story) =>
    from(story, ...[1, 2, 3, 4].map(() => does(by, 'add-mark')));
export const inEffect: readonly Step[] = [accepted, agreedIn('written'), allMarks()];
