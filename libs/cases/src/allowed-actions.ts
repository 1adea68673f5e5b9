import type { Choices, ExampleActor, Input, Actor, Rejection, Words } from '@lib/kernel';
import type { DisputeEdge } from './actions/edge.js';
import { refusalOf } from './decide.js';
import { disputeFlow } from './dispute-flow.js';
import type { Dispute, DisputeState } from './dispute.js';
import { assistingKinds, leadKinds } from './posts.js';
import type { World } from './world.js';

export interface AllowedAction {
  readonly action: string;
  readonly edge: DisputeEdge;
  readonly refusal: Rejection | undefined;
  readonly example: Input;
  readonly leadsTo: DisputeState | null;
}

/** Every action of the present state, each tried with its own example: what is listed as allowed has been decided so. */
export function allowedActions(dispute: Dispute, actor: Actor, world: World): readonly AllowedAction[] {
  const edges: { readonly [action: string]: DisputeEdge } = disputeFlow.states[dispute.state].on;
  return Object.entries(edges)
    .filter(([, edge]) => edge.by.some((doer) => doer !== 'clock'))
    .map(([action, edge]) => {
      const example = edge.example(dispute, world, asExample(actor));
      const refusal = refusalOf(edge, { action, actor, input: example }, dispute, world);
      return { action, edge, refusal, example, leadsTo: refusal ? null : leadsTo(edge, action, actor, example, dispute, world) };
    });
}

function leadsTo(edge: DisputeEdge, action: string, actor: Actor, example: Input, dispute: Dispute, world: World): DisputeState | null {
  if (edge.to === 'same') return null;
  const moved = edge.does(dispute, { action, actor, input: example }, world).findLast((event) => event.data['to'] !== undefined);
  return (moved?.data['to'] as DisputeState | undefined) ?? null;
}

const asExample = (actor: Actor): ExampleActor =>
  actor.kind === 'person'
    ? { personId: actor.personId, organisations: actor.posts.map((post) => post.organisation) }
    : { personId: null, organisations: [] };

/** What the fields of an action may be chosen from, for this case now. `names` gives the words behind a text reference. */
export function choicesFor(dispute: Dispute, world: World, names: (textId: string) => string): Choices {
  const offices = (kinds: readonly string[]): Choices[string] =>
    world.roster.organisations
      .filter(({ id, kind }) => kinds.includes(kind) && world.roster.membersOf(id).length > 0)
      .map(({ id, name }) => ({ const: id, title: name }));
  const members = (organisation: string | null | undefined): Choices[string] =>
    (organisation ? world.roster.membersOf(organisation) : []).map(({ personId, name }) => ({ const: personId, title: same(name) }));
  return {
    parties: dispute.parties.map(({ id, name }) => ({ const: id, title: same(names(name.$text)) })),
    colleagues: members(dispute.holder?.organisation),
    leadMembers: members(dispute.lead),
    leadOffices: offices(leadKinds),
    assistingOffices: offices(assistingKinds),
    terms: (dispute.agreement?.terms ?? []).map(({ id, what }) => ({ const: id, title: same(names(what.$text)) })),
    obligations: dispute.obligations
      .filter(({ status }) => status !== 'done')
      .map(({ id, what, dueOn }) => ({ const: id, title: same(`${names(what.$text)} ${dueOn}`) })),
    screen: [...world.screen.values()].map(({ id, says }) => ({ const: id, title: { zh: `${id} ${says.zh}`, en: `${id} ${says.en}` } })),
    doors: world.doors.map(({ code, name }) => ({ const: code, title: name })),
  };
}

const same = (text: string): Words => ({ zh: text, en: text });
