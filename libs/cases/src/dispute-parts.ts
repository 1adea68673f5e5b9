import type { Choices, NewEvent } from '@lib/kernel';
import { event } from './actions/edge.js';
import type { Armed, Case } from './case.js';
import type { Agreement, Dispute, Obligation } from './dispute.js';
import { same } from './fields.js';

/** What a dispute knows of its own before anything has happened. */
export const disputeBlank: Omit<Dispute, keyof Case> = {
  mediators: [],
  acceptedOn: null,
  rightsNoticeOn: null,
  sessions: 0,
  returnedToVillage: 0,
  objections: 0,
  agreement: null,
  obligations: [],
  confirmation: null,
  rightLapsed: false,
  channelsToldOn: null,
  referral: null,
  outcomeOn: null,
  visits: 0,
};

export const disputeRecords: { readonly [step: string]: (armed: Armed) => NewEvent } = {
  'right-lapsed': ({ rule }) => event('RightLapsed', { rule }),
  'breach-suspected': ({ subject }) => event('BreachSuspected', { obligation: subject }),
};

export const disputeChoices = ({ agreement, obligations }: Dispute, names: (textId: string) => string): Choices => ({
  terms: (agreement?.terms ?? []).map(({ id, what }) => ({ const: id, title: same(names(what.$text)) })),
  obligations: obligations
    .filter(({ status }) => status !== 'done')
    .map(({ id, what, dueOn }) => ({ const: id, title: same(`${names(what.$text)} ${dueOn}`) })),
});

export interface Agreed {
  readonly agreement: Agreement;
  readonly obligations: readonly Obligation[];
}

export const disputeAgreed = ({ agreement, obligations }: Dispute): Agreed | null => agreement && { agreement, obligations };

export const disputeFlags = (dispute: Dispute): readonly string[] => [
  ...(dispute.rightLapsed ? ['confirmation-right-lapsed'] : []),
  ...(dispute.obligations.some((obligation) => obligation.status === 'breached') ? ['breached'] : []),
];
