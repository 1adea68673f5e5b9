import type { Actor, Edge, ExampleActor, JsonObject, NewEvent } from '@lib/kernel';
import type { Case, Holder, Role } from '../case.js';
import type { Dispute, DisputeState } from '../dispute.js';
import { holderAt } from '../posts.js';
import type { CaseCommand, World } from '../world.js';

/** An action as the engine sees it, whatever the kind of case. */
export type CaseEdge = Edge<string, Role, Case, CaseCommand, World>;
/** An action that cases of every kind may have: it stays, or leads to a state that every flow has. */
export type SharedEdge<To extends string = never> = Edge<To, Role, Case, CaseCommand, World>;
export type DisputeEdge = Edge<DisputeState, Role, Dispute, CaseCommand, World>;

/** Builds an event; members that are undefined do not stand in it. */
export function event(type: string, data: { readonly [name: string]: unknown } = {}): NewEvent {
  let known = data;
  for (const name in data) {
    if (data[name] !== undefined) continue;
    known = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
    break;
  }
  return { type, data: known as JsonObject }; // inputs and facts of the case are JSON
}

/** Where the case goes next, and who holds it there. */
export const moveTo = <State extends string>(
  to: State,
  holder?: Pick<Holder, 'organisation' | 'post'> | null,
  waitingOn: string | null = null,
): { readonly to: State; readonly holder?: Pick<Holder, 'organisation' | 'post'> | null; readonly waitingOn: string | null } => ({
  to,
  waitingOn,
  ...(holder === undefined ? {} : { holder }),
});

export const toCentre = <State extends string>(to: State, { roster }: World): ReturnType<typeof moveTo<State>> =>
  moveTo(to, holderAt('centre', roster));

/** Offices that an event draws in: from then on they see the case, as they must to act on it. */
export const involving = (kind: string, { roster }: World): { readonly involves: readonly string[] } => ({
  involves: roster.organisations.filter((office) => office.kind === kind).map(({ id }) => id),
});

/** The next move is the court's: it is waited on, and its liaison sees the case. */
export const waitingOnCourt = (to: DisputeState, world: World): ReturnType<typeof moveTo> & ReturnType<typeof involving> => ({
  ...moveTo(to, undefined, 'court'),
  ...involving('tribunal', world),
});

/** People whom an example names: the caller himself where he may be named, else the first of the office. */
export const someoneOf = (
  organisation: string | null | undefined,
  world: World,
  actor: ExampleActor,
  roster = false,
): readonly string[] => {
  const members = organisation ? world.roster.membersOf(organisation).filter((member) => !roster || member.onRoster) : [];
  const self = members.find((member) => member.personId === actor.personId);
  const chosen = self ?? members[0];
  return chosen ? [chosen.personId] : [];
};

/** The first office of these kinds with somebody on duty. */
export const someOffice = (kinds: readonly string[], world: World, except: readonly (string | null)[] = []): string | undefined =>
  kinds
    .flatMap((kind) => world.roster.organisations.filter((office) => office.kind === kind))
    .find((office) => !except.includes(office.id) && world.roster.membersOf(office.id).length > 0)?.id;

/** The office from which this actor acts on the case: the holder's where he works there, else his first. */
export const officeOf = (actor: Actor, { holder, registeredFrom }: Case): string => {
  const offices = actor.kind === 'person' ? actor.posts.map(({ organisation }) => organisation) : [];
  return offices.find((office) => office === holder?.organisation) ?? offices[0] ?? registeredFrom;
};
