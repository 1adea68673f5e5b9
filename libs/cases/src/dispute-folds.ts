import type { PlainDate } from '@lib/calendar';
import type { TextRef } from '@lib/kernel';
import { rank, type Assisting, type Consent, type Party } from './case.js';
import type { Agreement, Dispute, Obligation, Term } from './dispute.js';
import { commonFolds, data, union, type Folds } from './fold.js';
import { jointFolds } from './joint-folds.js';
import type { PlacedEvent } from './placed-event.js';

/** How the events of a dispute change it. */
export const disputeFolds: Folds<Dispute> = {
  ...commonFolds,
  ...jointFolds,
  CaseAccepted: (dispute, event) => {
    const { acceptedOn, rightsNoticeOn, consents, mediators, conflicts, screen, overrule, civilPart } = data<{
      acceptedOn: PlainDate;
      rightsNoticeOn: PlainDate;
      consents: readonly { party: string; consent: Consent }[];
      mediators: readonly string[];
      conflicts?: readonly { mediator: string }[];
      screen?: readonly string[];
      overrule?: readonly { rule: string; ground: TextRef }[];
      civilPart?: TextRef;
    }>(event);
    return {
      acceptedOn,
      rightsNoticeOn,
      ...mediating(dispute, mediators, conflicts),
      screen: (screen ?? []).map((rule) => overrule?.find((line) => line.rule === rule) ?? { rule }),
      civilPart: civilPart ?? null,
      parties: withConsents(dispute.parties, consents),
    };
  },
  ScreenLineFound: (dispute, event) => {
    const { rule, ground, blocks, civilPart } = data<{ rule: string; ground?: TextRef; blocks?: true; civilPart?: TextRef }>(event);
    const line = { rule, ...(ground && { ground }), ...(blocks && { blocks }) };
    return { screen: [...dispute.screen, line], civilPart: civilPart ?? dispute.civilPart };
  },
  SessionRecorded: (dispute) => ({ sessions: dispute.sessions + 1 }),
  RefusalRecorded: (dispute, event) => ({
    parties: withConsents(dispute.parties, [{ party: data<{ party: string }>(event).party, consent: 'refused' }]),
  }),
  CaseReturnedToVillage: (dispute) => ({ returnedToVillage: dispute.returnedToVillage + 1 }),
  CaseEscalated: (_, event) => ({ proposedOffice: data<{ office?: string }>(event).office ?? null }),
  CaseDispatched: () => ({ assisting: [], proposedOffice: null }),
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
  AssistEnded: (dispute, event) => assistingNow(dispute, event, 'ended'),
  DispatchSignedFor: (dispute, event) => {
    const { mediators, conflicts } = data<{ mediators: readonly string[]; conflicts?: readonly { mediator: string }[] }>(event);
    return mediating(dispute, mediators, conflicts);
  },
  MediatorRecused: (dispute, event) => {
    const { mediator, replacement } = data<{ mediator: string; replacement?: string }>(event);
    const left = dispute.mediators.filter((id) => id !== mediator);
    return mediating(dispute, union(left, replacement), [{ mediator }]);
  },
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
  ConfirmationApplied: (_, event) => ({ confirmation: { appliedOn: data<{ appliedOn: PlainDate }>(event).appliedOn, ruling: null } }),
  ConfirmationRuled: (dispute, event) => ({
    confirmation: dispute.confirmation && { ...dispute.confirmation, ruling: data<{ ruling: 'confirmed' | 'refused' }>(event).ruling },
  }),
  AgentNamed: (dispute, event) => ({ recused: union(dispute.recused, data<{ agent: string }>(event).agent) }),
  LegalAidApplied: (_, { seq }) => ({ legalAid: { status: 'asked', occurrence: seq } }),
  LegalAidAnswered: (_, event) => ({
    legalAid: { status: data<{ answer: 'granted' | 'refused' | 'assigned' }>(event).answer, occurrence: event.seq },
  }),
  VisitRecorded: (dispute) => ({ visits: dispute.visits + 1 }),
  CaseTerminated: (_, event) => ({ channelsToldOn: data<{ channelsToldOn: PlainDate }>(event).channelsToldOn }),
  CaseReferredOut: (_, event) => {
    const { door, on, rule } = data<{ door: string; on: PlainDate; rule: string | null }>(event);
    return { referral: { door, on, rule } };
  },
  CourtResultReturned: (_, event) => ({ courtToldOn: data<{ on: PlainDate }>(event).on }),
  CaseClosed: (dispute, event) => (data<{ result: string }>(event).result === 'success' ? { successes: dispute.successes + 1 } : {}),
  OutcomeRecorded: (_, event) => ({ outcomeOn: data<{ on: PlainDate }>(event).on }),
  CaseReopened: (dispute) => ({
    agreement: null,
    obligations: [],
    confirmation: null,
    referral: null,
    outcomeOn: null,
    courtToldOn: null,
    channelsToldOn: null,
    // The parties are asked anew: mediation needs its own acceptance again.
    acceptedOn: null,
    rightsNoticeOn: null,
    mediators: [],
    screen: [],
    civilPart: null,
    proposedOffice: null,
    assisting: [],
    objections: 0,
    returnedToVillage: 0,
    rightLapsed: false,
    parties: dispute.parties.map((party) => ({ ...party, consent: 'unknown' as const })),
  }),
};

/** Who mediates from now on; whoever is in conflict is barred for good. */
const mediating = (
  { recused, mediated }: Dispute,
  mediators: readonly string[],
  conflicts: readonly { mediator: string }[] = [],
): Pick<Dispute, 'mediators' | 'recused' | 'mediated'> => ({
  mediators,
  recused: union(recused, ...conflicts.map(({ mediator }) => mediator)),
  mediated: union(mediated, ...mediators),
});

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
