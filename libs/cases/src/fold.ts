import type { PlainDate } from '@lib/calendar';
import type { NewEvent, TextRef } from '@lib/kernel';
import { sameDeadline, type Armed, type Case, type Grade, type Link, type Matter } from './case.js';
import type { PlacedEvent } from './placed-event.js';

/** What an event of one type changes in a case of one kind. */
export type Fold<M> = (matter: M, event: PlacedEvent) => Partial<M>;
export type Folds<M> = { readonly [type: string]: Fold<M> };

/** The data of an event, as the action that wrote it promised. */
export const data = <T>(event: PlacedEvent): T => event.data as NewEvent['data'] & T;

type CommonFold = (one: Case, event: PlacedEvent) => Partial<Omit<Case, 'kind' | 'state'>>;

type DeadlineFold = (one: Matter, event: PlacedEvent) => Pick<Matter, 'deadlines'>;

/** What events of the clocks change, in any matter. */
export const deadlineFolds = {
  DeadlineSet: (one, event) => {
    const set = data<Armed>(event);
    const others = one.deadlines.filter((known) => known.rule !== set.rule || known.occurrence !== set.occurrence);
    return { deadlines: [...others, { ...set, status: 'pending' }] };
  },
  DeadlineFired: (one, event) => deadlineNow(one, data(event), 'fired'),
  DeadlineCancelled: (one, event) => deadlineNow(one, data(event), 'cancelled'),
  DeadlinePaused: (one, event) => deadlineChanged(one, event, 'paused'),
  DeadlineResumed: (one, event) => deadlineChanged(one, event, 'pending'),
  DeadlineExtended: (one, event) => deadlineChanged(one, event, 'pending'),
  ExtensionRequested: (one, event) => extensionAsked(one, data(event), true),
  ExtensionRefused: (one, event) => extensionAsked(one, data(event), undefined),
} as const satisfies { readonly [type: string]: DeadlineFold };

/** Events that every kind of case can have. */
export const commonFolds = {
  ...deadlineFolds,
  CaseLinked: (one, event) => ({ links: [...(one.links ?? []), data<Link>(event)] }),
  PoliceAlerted: () => ({ policeAlerted: true }),
  CaseSupervised: (one) => ({ supervised: one.supervised + 1 }),
  UrgencyRaised: (_, event) => ({ urgency: data<Pick<Case, 'urgency'>>(event).urgency }),
  GradeSuggested: (_, event) => ({ suggestedRisk: data<{ grade: Grade }>(event).grade }),
  NoteAdded: (one, event) => {
    const { names = [] } = data<{ names?: readonly TextRef[] }>(event);
    return names.length === 0 ? {} : { otherNames: [...(one.otherNames ?? []), ...names] };
  },
  GradeChanged: (_, event) => ({ risk: data<{ grade: Grade }>(event).grade, suggestedRisk: null }),
  RepresentativesNamed: (_, event) => ({ representatives: data<{ representatives: readonly string[] }>(event).representatives }),
  AttachmentAdded: (_, event) => ({ attachments: data<{ number: number }>(event).number }),
  DocumentIssued: (one, event) => {
    const { form, number } = data<{ form: string; number: number }>(event);
    return { documents: { ...one.documents, [form]: number } };
  },
  CaseCorrected: (one, event) => corrected(one, data<CorrectedData>(event)),
  CaseOwnedByLeader: () => ({ ownedByLeader: true }),
  FlowMigrated: (_, event) => ({ flowVersion: data<{ flowVersion: number }>(event).flowVersion }),
} as const satisfies { readonly [type: string]: CommonFold };

type CorrectedData =
  | { readonly field: 'occurredOn' | 'amount' | 'peopleInvolved' | 'summary'; readonly new: PlainDate | number | TextRef }
  | { readonly field: 'partyName'; readonly party: string; readonly new: TextRef }
  | { readonly field: 'category'; readonly new: Pick<Case, 'tile' | 'leaf'> };

function corrected(one: Case, change: CorrectedData): Partial<Omit<Case, 'kind' | 'state'>> {
  if (change.field === 'category') return change.new;
  if (change.field !== 'partyName') return { [change.field]: change.new };
  return {
    parties: one.parties.map((party) =>
      party.id === change.party ? { ...party, name: change.new, formerNames: [...(party.formerNames ?? []), party.name] } : party,
    ),
  };
}

const deadlineNow = (
  one: Matter,
  key: Pick<Armed, 'rule' | 'occurrence' | 'rung'>,
  status: Armed['status'],
): Pick<Matter, 'deadlines'> => ({
  deadlines: one.deadlines.map((known) => (sameDeadline(known, key) ? { ...known, status } : known)),
});

/** A pause, its end and an extension say what is new; the pause that stood and the request that waited are over with them. */
const deadlineChanged = (one: Matter, event: PlacedEvent, status: Armed['status']): Pick<Matter, 'deadlines'> => {
  const change = data<Armed>(event);
  return {
    deadlines: one.deadlines.map((known) => {
      if (!sameDeadline(known, change)) return known;
      return { ...lasting(known), ...change, status };
    }),
  };
};

/** Most have neither a pause nor a request; what need not be copied without them is not. */
function lasting(known: Armed): Armed {
  if (known.pausedOn === undefined && known.pausedUntil === undefined && known.extensionAsked === undefined) return known;
  const { pausedOn: _, pausedUntil: __, extensionAsked: ___, ...rest } = known;
  return rest;
}

const extensionAsked = (
  one: Matter,
  key: Pick<Armed, 'rule' | 'occurrence' | 'rung'>,
  asked: true | undefined,
): Pick<Matter, 'deadlines'> => ({
  deadlines: one.deadlines.map((known) => {
    if (!sameDeadline(known, key)) return known;
    const { extensionAsked: _, ...lasting } = known;
    return asked ? { ...lasting, extensionAsked: asked } : lasting;
  }),
});

export const union = (known: readonly string[], ...added: readonly (string | undefined)[]): readonly string[] => [
  ...new Set([...known, ...added.filter((item) => item !== undefined)]),
];
