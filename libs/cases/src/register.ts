import type { JsonObject, NewEvent, Rejection } from '@lib/kernel';
import { isCollective, suggestsPolice, type Case, type CaseKind, type Grade, type Party, type PartyRole } from './case.js';
import { refold } from './evolve.js';
import { flowOf } from './flows.js';
import type { PlacedEvent } from './placed-event.js';
import type { Registration } from './registration.js';
import type { World } from './world.js';

/** Above this amount in yuan the machine suggests 橙: the town's own threshold. */
const orangeAboveYuan = 50_000;
const redFromPeople = 10;

/** What the machine suggests; a person confirms. */
export function suggestedGrade(registration: Pick<Registration, 'urgency' | 'amount' | 'peopleInvolved' | 'project' | 'parties'>): Grade {
  const people = Math.max(registration.peopleInvolved ?? 0, registration.parties.length);
  if (registration.urgency === 'emergency' || people >= redFromPeople) return 'red';
  if (registration.urgency === 'urgent' || people >= 5 || (registration.amount ?? 0) > orangeAboveYuan || registration.project !== null)
    return 'orange';
  return 'yellow';
}

/** Why such a case cannot be registered, if it cannot. */
export function registrationRefusal(given: {
  readonly kind: CaseKind;
  readonly parties: readonly { readonly role: PartyRole }[];
}): Rejection | undefined {
  const asked = flowOf(given.kind).needs;
  return asked && given.parties.every(({ role }) => role !== asked.role) ? asked.rejection : undefined;
}

/** The first event of a case: registered, with a holder. Its clock is armed by the same step as any other change. */
export function registration(command: Registration, world: World): NewEvent {
  const { id, by: _by, from, parties, ...facts } = command;
  const { version, initial, begins } = flowOf(command.kind);
  return {
    type: 'CaseRegistered',
    data: {
      ...facts,
      flowVersion: version,
      case: id,
      from,
      parties: parties.map((party, index) => ({ ...party, id: `party-${index + 1}` })),
      suggestedGrade: suggestedGrade(command),
      to: initial,
      holder: begins(from, world.roster),
      waitingOn: null,
    } as unknown as JsonObject, // every member is JSON; the interface types lack an index signature
  };
}

type RegisteredData = Omit<Registration, 'parties'> & {
  readonly flowVersion: number;
  readonly suggestedGrade: Grade;
  readonly parties: readonly Omit<Party, 'consent'>[];
};

/** The case before anything is known of it; the registration event fills it. */
export function unregistered(id: string, event: PlacedEvent, registeredBy: string | null): Case {
  const data = event.data as unknown as RegisteredData; // written by registration()
  const parties = data.parties.map((party): Party => ({ ...party, consent: 'unknown' }));
  const { initial, blank } = flowOf(data.kind, data.flowVersion);
  return {
    ...blank,
    id,
    kind: data.kind,
    flowVersion: data.flowVersion,
    number: data.number,
    state: initial,
    version: 0,
    seq: 0,
    village: data.village,
    occurredOn: data.occurredOn,
    registeredAt: event.at,
    registeredBy,
    registeredFrom: data.from,
    summary: data.summary,
    tile: data.tile,
    leaf: data.leaf,
    urgency: data.urgency,
    source: data.source,
    serviceType: data.serviceType,
    project: data.project,
    amount: data.amount,
    peopleInvolved: data.peopleInvolved,
    parties,
    risk: 'yellow',
    suggestedRisk: data.suggestedGrade === 'yellow' ? null : data.suggestedGrade,
    holder: null,
    waitingOn: null,
    held: [],
    lead: null,
    assisting: [],
    involved: [data.from],
    policeAlerted: false,
    supervised: 0,
    ownedByLeader: false,
    deadlines: [],
    ...(data.linkedFrom ? { links: [data.linkedFrom] } : {}),
  };
}

/** The case that its events tell of, oldest first; undefined where there is none. */
export function caseOf(id: string, events: readonly PlacedEvent[], registeredBy: string | null): Case | undefined {
  const [first] = events;
  return first && refold(unregistered(id, first, registeredBy), events);
}

export const flagsOf = (one: Case): readonly string[] => [
  ...(isCollective(one) ? ['collective'] : []),
  ...(one.policeAlerted ? ['police-alerted'] : []),
  ...(suggestsPolice(one) ? ['suggested-police-alert'] : []),
  ...(one.ownedByLeader ? ['leader-owned'] : []),
  ...(one.supervised > 0 ? ['supervised'] : []),
  ...(one.project === null ? [] : ['project']),
  ...flowOf(one.kind, one.flowVersion).flags(one),
  ...(one.suggestedRisk === null ? [] : [`suggested-${one.suggestedRisk}`]),
];
