import { shanghaiDate } from '@lib/calendar';
import type { Actor, Choice, Choices, ExampleActor, Input, Rejection, Words } from '@lib/kernel';
import type { CaseEdge } from './actions/edge.js';
import { suggestsPolice, type Armed, type Case, type Matter } from './case.js';
import { ofItsFlow, refusalOf } from './decide.js';
import { same } from './fields.js';
import { flowOf, stateOf } from './flows.js';
import { keptWith } from './kept-lists.js';
import { assistingKinds, leadKinds } from './posts.js';
import { extendable, nameOf, pausable } from './standing-still.js';
import type { World } from './world.js';

export interface AllowedAction {
  readonly action: string;
  readonly edge: CaseEdge;
  readonly refusal: Rejection | undefined;
  readonly example: Input;
  readonly leadsTo: string | null;
}

/** Every action of the present state, each tried with its own example: what is listed as allowed has been decided so. */
export function allowedActions(one: Matter, actor: Actor, world: World): readonly AllowedAction[] {
  // What an emergency asks for stands first on every screen.
  const matter = ofItsFlow(one);
  const first = suggestsPolice(matter) ? 'alert-police' : null;
  const asked = asExample(actor);
  return Object.entries(stateOf(one).on)
    .toSorted(([action], [other]) => Number(other === first) - Number(action === first))
    .flatMap(([action, edge]) => (edge?.by.some((doer) => doer !== 'clock') ? [{ action, edge }] : []))
    .map(({ action, edge }) => {
      const example = edge.example(matter, world, asked);
      const refusal = refusalOf(edge, { action, actor, input: example }, one, world);
      return { action, edge, refusal, example, leadsTo: refusal ? null : leadsTo(edge, action, actor, example, matter, world) };
    });
}

function leadsTo(edge: CaseEdge, action: string, actor: Actor, example: Input, one: Case, world: World): string | null {
  if (edge.to === 'same') return null;
  const moved = edge.does(one, { action, actor, input: example }, world).findLast((event) => event.data['to'] !== undefined);
  return (moved?.data['to'] as string | undefined) ?? null;
}

const asExample = (actor: Actor): ExampleActor =>
  actor.kind === 'person'
    ? { personId: actor.personId, organisations: actor.posts.map((post) => post.organisation) }
    : { personId: null, organisations: [] };

/** What the fields of an action may be chosen from, for this case now. `names` gives the words behind a text reference. */
export function choicesFor(one: Case, world: World, names: (textId: string) => string): Choices {
  const { roster } = world;
  const offices = (list: string, kinds: readonly string[]): Choices[string] =>
    keptWith(roster, list, () =>
      roster.organisations
        .filter(({ id, kind }) => kinds.includes(kind) && roster.membersOf(id).length > 0)
        .map(({ id, name }) => ({ const: id, title: name })),
    );
  const members = (organisation: string | null | undefined): Choices[string] =>
    keptWith(roster, `members of ${organisation ?? ''}`, () =>
      (organisation ? roster.membersOf(organisation) : []).map(({ personId, name }) => ({ const: personId, title: same(name) })),
    );
  return {
    parties: () => one.parties.map(({ id, name }) => ({ const: id, title: same(names(name.$text)) })),
    colleagues: members(one.holder?.organisation),
    leadMembers: members(one.lead),
    leadOffices: offices('leadOffices', leadKinds),
    assistingOffices: offices('assistingOffices', assistingKinds),
    taskOffices: offices('taskOffices', [...assistingKinds, 'centre', 'petition-office', 'town-government', 'village-room']),
    tiles: coded(world.tiles),
    doors: coded(world.doors),
    duplicates: () =>
      (world.others ?? []).map(({ id, number, registeredAt }) => ({ const: id, title: same(`${number} ${shanghaiDate(registeredAt)}`) })),
    ...deadlineChoices(one, world),
    ...flowOf(one.kind, one.flowVersion).choices(one, names, world),
  };
}

const coded = (codes: readonly { readonly code: string; readonly name: Words }[]): Choices[string] =>
  keptWith(codes, 'codes', () => codes.map(({ code, name }) => ({ const: code, title: name })));

function deadlineChoices(one: Case, world: World): Choices {
  const named = (deadlines: readonly Armed[]): readonly Choice[] =>
    deadlines.map((armed) => {
      const { zh, en } = world.deadlineRules.get(armed.rule)?.says ?? same(armed.rule);
      return {
        const: nameOf(armed),
        title: { zh: `${armed.rule} ${zh}，至 ${armed.dueOn}`, en: `${armed.rule} ${en}, until ${armed.dueOn}` },
      };
    });
  return {
    pausableDeadlines: () => named(pausable(one, world)),
    extendableDeadlines: () => named(extendable(one, world)),
    askedDeadlines: () => named(extendable(one, world).filter(({ extensionAsked }) => extensionAsked)),
  };
}
