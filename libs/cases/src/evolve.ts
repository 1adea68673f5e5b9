import type { PlainDate } from '@lib/calendar';
import type { NewEvent, TextRef } from '@lib/kernel';
import type { Agreement, Armed, Assisting, Consent, Dispute, DisputeState, Grade, Obligation, Party, Role, Term } from './dispute.js';

/** An event with its place in the stream. `at` in epoch milliseconds. */
export interface PlacedEvent extends NewEvent {
  readonly seq: number;
  readonly version: number;
  readonly at: number;
}

/** Folds one event into the case. Reads only its arguments; an unknown type changes nothing but the sequence number. */
export const evolve = (dispute: Dispute, event: PlacedEvent): Dispute => refold(dispute, [event]);

/** Folds events into the case, oldest first. The case that is given stays as it was. */
export function refold(first: Dispute, events: readonly PlacedEvent[]): Dispute {
  // One copy for all of them: a copy for each event was half the time of a decision that arms several deadlines.
  const moved: Moving = { ...first };
  for (const event of events) {
    carry(moved, event);
    const fold = folds[event.type];
    if (fold) Object.assign(moved, fold(moved, event));
  }
  return moved;
}

type Moving = { -readonly [field in keyof Dispute]: Dispute[field] };

/** What any event may say: the state it leads to, the new holder, who else is waited on, the lead office, who is drawn in. */
function carry(moved: Moving, event: PlacedEvent): void {
  const { to, holder, waitingOn, lead, involves } = event.data as {
    to?: DisputeState;
    holder?: { organisation: string; post: Role } | null;
    waitingOn?: string | null;
    lead?: string | null;
    involves?: readonly string[];
  };
  moved.seq = event.seq;
  moved.version = event.version;
  if (to !== undefined) moved.state = to;
  if (holder !== undefined) moved.holder = holder && { ...holder, since: event.at };
  if (waitingOn !== undefined) moved.waitingOn = waitingOn;
  if (lead !== undefined) moved.lead = lead;
  if (holder || lead || involves) moved.involved = union(moved.involved, holder?.organisation, lead ?? undefined, ...(involves ?? []));
}

type Data<T> = NewEvent['data'] & T;
type Fold = (dispute: Dispute, event: PlacedEvent) => Partial<Dispute>;

const data = <T>(event: PlacedEvent): T => event.data as Data<T>;

const folds: { readonly [type: string]: Fold } = {
  CaseAccepted: (dispute, event) => {
    const { acceptedOn, rightsNoticeOn, consents, mediators } = data<{
      acceptedOn: PlainDate;
      rightsNoticeOn: PlainDate;
      consents: readonly { party: string; consent: Consent }[];
      mediators: readonly string[];
    }>(event);
    return { acceptedOn, rightsNoticeOn, mediators, parties: withConsents(dispute.parties, consents) };
  },
  SessionRecorded: (dispute) => ({ sessions: dispute.sessions + 1 }),
  RefusalRecorded: (dispute, event) => ({
    parties: withConsents(dispute.parties, [{ party: data<{ party: string }>(event).party, consent: 'refused' }]),
  }),
  CaseReturnedToVillage: (dispute) => ({ returnedToVillage: dispute.returnedToVillage + 1 }),
  CaseDispatched: () => ({ assisting: [] }),
  AssistRequested: (dispute, event) => {
    const { organisation } = data<{ organisation: string }>(event);
    const asked: Assisting = { organisation, status: 'asked', occurrence: event.seq };
    return {
      assisting: [...dispute.assisting.filter((office) => office.organisation !== organisation), asked],
      involved: union(dispute.involved, organisation),
    };
  },
  AssistSignedFor: (dispute, event) => assistingNow(dispute, event, 'signed-for'),
  AssistDeclined: (dispute, event) => assistingNow(dispute, event, 'declined'),
  AssistReported: (dispute, event) => assistingNow(dispute, event, 'reported'),
  DispatchSignedFor: (_, event) => ({ mediators: data<{ mediators: readonly string[] }>(event).mediators }),
  DispatchObjected: (dispute) => ({ objections: dispute.objections + 1, lead: null }),
  DispatchReturnedUnsigned: () => ({ lead: null }),
  AgreementReached: (_, event) => {
    const { form, agreedOn, terms, effectiveOn } = data<{
      form: 'oral' | 'written';
      agreedOn: PlainDate;
      terms: readonly Term[];
      effectiveOn: PlainDate | null;
    }>(event);
    const agreement: Agreement = { form, agreedOn, terms, signatures: {}, mediatorMark: null, seal: null, effectiveOn };
    // After a breach the new agreement replaces the old one: its own marks, plan and right to confirmation.
    return { agreement, obligations: [], confirmation: null, rightLapsed: false };
  },
  MarkAdded: (dispute, event) => withAgreement(dispute, (agreement) => marked(agreement, data(event))),
  AgreementTookEffect: (dispute, event) =>
    withAgreement(dispute, (agreement) => ({ ...agreement, effectiveOn: data<{ effectiveOn: PlainDate }>(event).effectiveOn })),
  ObligationPlanned: (dispute, event) => {
    const planned = data<{ id: string; dueOn: PlainDate; what: TextRef; amount?: number }>(event);
    const obligation: Obligation = { ...planned, status: 'owed', occurrence: event.seq };
    return { obligations: [...dispute.obligations, obligation] };
  },
  ObligationPerformed: (dispute, event) => obligationNow(dispute, data<{ obligation: string }>(event).obligation, 'done'),
  BreachRecorded: (dispute, event) => obligationNow(dispute, data<{ obligation: string }>(event).obligation, 'breached'),
  BreachSuspected: (dispute) => (rank(dispute.risk) < rank('orange') ? { suggestedRisk: 'orange' } : {}),
  RightLapsed: () => ({ rightLapsed: true }),
  ConfirmationApplied: (_, event) => ({ confirmation: { appliedOn: data<{ appliedOn: PlainDate }>(event).appliedOn, ruling: null } }),
  ConfirmationRuled: (dispute, event) => ({
    confirmation: dispute.confirmation && { ...dispute.confirmation, ruling: data<{ ruling: 'confirmed' | 'refused' }>(event).ruling },
  }),
  VisitRecorded: (dispute) => ({ visits: dispute.visits + 1 }),
  CaseTerminated: (_, event) => ({ channelsToldOn: data<{ channelsToldOn: PlainDate }>(event).channelsToldOn }),
  CaseReferredOut: (_, event) => {
    const { door, on, rule } = data<{ door: string; on: PlainDate; rule: string | null }>(event);
    return { referral: { door, on, rule } };
  },
  OutcomeRecorded: (_, event) => ({ outcomeOn: data<{ on: PlainDate }>(event).on }),
  PoliceAlerted: () => ({ policeAlerted: true }),
  CaseSupervised: (dispute) => ({ supervised: dispute.supervised + 1 }),
  GradeChanged: (_, event) => ({ risk: data<{ grade: Grade }>(event).grade, suggestedRisk: null }),
  CaseOwnedByLeader: () => ({ ownedByLeader: true }),
  CaseReopened: (dispute) => ({
    agreement: null,
    obligations: [],
    confirmation: null,
    referral: null,
    outcomeOn: null,
    channelsToldOn: null,
    mediators: [],
    assisting: [],
    objections: 0,
    returnedToVillage: 0,
    rightLapsed: false,
    parties: dispute.parties.map((party) => ({ ...party, consent: 'unknown' as const })),
  }),
  DeadlineSet: (dispute, event) => {
    const set = data<Armed>(event);
    const others = dispute.deadlines.filter((known) => known.rule !== set.rule || known.occurrence !== set.occurrence);
    return { deadlines: [...others, { ...set, status: 'pending' }] };
  },
  DeadlineFired: (dispute, event) => deadlineNow(dispute, data(event), 'fired'),
  DeadlineCancelled: (dispute, event) => deadlineNow(dispute, data(event), 'cancelled'),
};

const grades: readonly Grade[] = ['blue', 'yellow', 'orange', 'red'];
export const rank = (grade: Grade): number => grades.indexOf(grade);

const union = (known: readonly string[], ...added: readonly (string | undefined)[]): readonly string[] => [
  ...new Set([...known, ...added.filter((item) => item !== undefined)]),
];

const withConsents = (parties: readonly Party[], consents: readonly { party: string; consent: Consent }[]): readonly Party[] =>
  parties.map((party) => ({ ...party, consent: consents.find((given) => given.party === party.id)?.consent ?? party.consent }));

const assistingNow = (dispute: Dispute, event: PlacedEvent, status: Assisting['status']): Partial<Dispute> => {
  const { organisation } = data<{ organisation: string }>(event);
  return { assisting: dispute.assisting.map((office) => (office.organisation === organisation ? { ...office, status } : office)) };
};

const withAgreement = (dispute: Dispute, change: (agreement: Agreement) => Agreement): Partial<Dispute> => ({
  agreement: dispute.agreement && change(dispute.agreement),
});

const marked = (agreement: Agreement, { mark, party, on }: { mark: string; party?: string; on: PlainDate }): Agreement => {
  if (mark === 'mediator') return { ...agreement, mediatorMark: on };
  if (mark === 'seal') return { ...agreement, seal: on };
  return party === undefined ? agreement : { ...agreement, signatures: { ...agreement.signatures, [party]: on } };
};

const obligationNow = (dispute: Dispute, id: string, status: Obligation['status']): Partial<Dispute> => ({
  obligations: dispute.obligations.map((obligation) => (obligation.id === id ? { ...obligation, status } : obligation)),
});

const deadlineNow = (dispute: Dispute, key: Pick<Armed, 'rule' | 'occurrence' | 'rung'>, status: Armed['status']): Partial<Dispute> => ({
  deadlines: dispute.deadlines.map((known) => (sameDeadline(known, key) ? { ...known, status } : known)),
});

export const sameDeadline = (
  one: Pick<Armed, 'rule' | 'occurrence' | 'rung'>,
  other: Pick<Armed, 'rule' | 'occurrence' | 'rung'>,
): boolean => one.rule === other.rule && one.occurrence === other.occurrence && one.rung === other.rung;

/** Gives new events their place in the stream. `at` in epoch milliseconds. */
export const place = (events: readonly NewEvent[], after: number, version: number, at: number): readonly PlacedEvent[] =>
  events.map(({ type, data }, index) => ({ type, data, seq: after + index + 1, version, at }));
