import { randomUuid } from '../api/uuid.js';
import { draftPrefix } from '../sign-in/session.js';
import { townDay } from '../words/dates.js';

export const partyRoles = ['applicant', 'respondent', 'third'] as const;
export const urgencies = ['normal', 'urgent', 'emergency'] as const;
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
  readonly parties: readonly DraftParty[];
  readonly summary: string;
  readonly tile: string;
  readonly villageCode: string;
  readonly occurredOn: string;
  readonly urgency: Urgency;
  readonly amount: string;
}

const nobody: DraftParty = { name: '', role: 'applicant', phone: '' };

/** Two sides, as nearly every dispute has; today; the mediator's own village. */
export const newDraft = (villageCode: string): Draft => ({
  clientId: randomUuid(),
  parties: [nobody, { ...nobody, role: 'respondent' }],
  summary: '',
  tile: '',
  villageCode,
  occurredOn: townDay(),
  urgency: 'normal',
  amount: '',
});

export const anotherParty: DraftParty = { ...nobody, role: 'third' };

const key = (userId: string): string => `${draftPrefix}register:${userId}`;

/** The draft of this tab, if there is one: a reload or a lost session does not cost what was typed. */
export function keptDraft(userId: string): Draft | undefined {
  try {
    const text = sessionStorage.getItem(key(userId));
    return text === null ? undefined : (JSON.parse(text) as Draft);
  } catch {
    return undefined; // forbidden or spoiled storage: start afresh
  }
}

export function keepDraft(userId: string, draft: Draft): void {
  try {
    sessionStorage.setItem(key(userId), JSON.stringify(draft));
  } catch {
    // not kept; the page still holds it
  }
}

export function forgetDraft(userId: string): void {
  try {
    sessionStorage.removeItem(key(userId));
  } catch {
    // nothing was kept
  }
}
