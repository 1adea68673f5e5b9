import { randomUuid } from '../api/uuid.js';
import { townDay } from '../words/dates.js';

export const partyRoles = ['applicant', 'respondent', 'third'] as const;
export const caseKinds = ['dispute', 'consultation', 'hardship-aid'] as const;
export const urgencies = ['normal', 'urgent', 'emergency'] as const;
export type CaseKind = (typeof caseKinds)[number];
export type PartyRole = (typeof partyRoles)[number];
export type Urgency = (typeof urgencies)[number];

export interface DraftParty {
  readonly name: string;
  readonly role: PartyRole;
  readonly phone: string;
}

export interface Draft {
  /** Known to the hub as a second unique key: however often it is sent, it is one case. */
  readonly clientId: string;
  readonly kind: CaseKind;
  readonly parties: readonly DraftParty[];
  readonly summary: string;
  readonly tile: string;
  readonly villageCode: string;
  readonly occurredOn: string;
  readonly urgency: Urgency;
  readonly amount: string;
  readonly peopleInvolved: string;
  readonly source: string;
  readonly project: string;
}

const nobody: DraftParty = { name: '', role: 'applicant', phone: '' };

/** Who can be named in a case of that kind; the one who comes to us first. */
export const rolesOf: { readonly [kind in CaseKind]: readonly PartyRole[] } = {
  dispute: partyRoles,
  consultation: ['applicant', 'respondent'],
  'hardship-aid': ['applicant', 'third'],
};

/** Two sides, as nearly every dispute has; whoever asks or applies comes alone. */
const partiesOf = (kind: CaseKind): readonly DraftParty[] => (kind === 'dispute' ? [nobody, { ...nobody, role: 'respondent' }] : [nobody]);

/** Today, and the mediator's own village. */
export const newDraft = (villageCode: string): Draft => ({
  clientId: randomUuid(),
  kind: 'dispute',
  parties: partiesOf('dispute'),
  summary: '',
  tile: '',
  villageCode,
  occurredOn: townDay(),
  urgency: 'normal',
  amount: '',
  peopleInvolved: '',
  source: '',
  project: '',
});

export const anotherParty = (kind: CaseKind): DraftParty => ({ ...nobody, role: rolesOf[kind][rolesOf[kind].length - 1] ?? 'applicant' });

/** The same answers under another kind: who was named stays, in a role that the kind knows; rows not used go or come as it needs. */
export function ofKind(draft: Draft, kind: CaseKind): Draft {
  const named = draft.parties
    .filter(({ name, phone }) => name.trim() !== '' || phone.trim() !== '')
    .map((party) => ({ ...party, role: rolesOf[kind].includes(party.role) ? party.role : anotherParty(kind).role }));
  return { ...draft, kind, parties: [...named, ...partiesOf(kind).slice(named.length)] };
}
