import type { NewEvent } from '@lib/kernel';
import { sameDeadline, type Armed, type Case, type Grade } from './case.js';
import type { PlacedEvent } from './placed-event.js';

/** What an event of one type changes in a case of one kind. */
export type Fold<Matter> = (matter: Matter, event: PlacedEvent) => Partial<Matter>;
export type Folds<Matter> = { readonly [type: string]: Fold<Matter> };

/** The data of an event, as the action that wrote it promised. */
export const data = <T>(event: PlacedEvent): T => event.data as NewEvent['data'] & T;

type CommonFold = (one: Case, event: PlacedEvent) => Partial<Omit<Case, 'kind' | 'state'>>;

/** Events that every kind of case can have. */
export const commonFolds = {
  PoliceAlerted: () => ({ policeAlerted: true }),
  CaseSupervised: (one) => ({ supervised: one.supervised + 1 }),
  GradeChanged: (_, event) => ({ risk: data<{ grade: Grade }>(event).grade, suggestedRisk: null }),
  RepresentativesNamed: (_, event) => ({ representatives: data<{ representatives: readonly string[] }>(event).representatives }),
  CaseOwnedByLeader: () => ({ ownedByLeader: true }),
  DeadlineSet: (one, event) => {
    const set = data<Armed>(event);
    const others = one.deadlines.filter((known) => known.rule !== set.rule || known.occurrence !== set.occurrence);
    return { deadlines: [...others, { ...set, status: 'pending' }] };
  },
  DeadlineFired: (one, event) => deadlineNow(one, data(event), 'fired'),
  DeadlineCancelled: (one, event) => deadlineNow(one, data(event), 'cancelled'),
} as const satisfies { readonly [type: string]: CommonFold };

const deadlineNow = (one: Case, key: Pick<Armed, 'rule' | 'occurrence' | 'rung'>, status: Armed['status']): Pick<Case, 'deadlines'> => ({
  deadlines: one.deadlines.map((known) => (sameDeadline(known, key) ? { ...known, status } : known)),
});

export const union = (known: readonly string[], ...added: readonly (string | undefined)[]): readonly string[] => [
  ...new Set([...known, ...added.filter((item) => item !== undefined)]),
];
