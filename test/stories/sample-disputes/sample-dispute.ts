import type { CaseView } from '@lib/contracts';
import type { Change, Wire } from '../town-client.js';

/** One move: who does what, with what changed in the example, and until when it is repeated. */
export interface Move {
  readonly by: string;
  readonly action: string;
  readonly change?: Change;
  readonly until?: (view: CaseView) => boolean;
  /** The rule that must refuse it: its code, and the article that the refusal names. */
  readonly refused?: { readonly code: string; readonly article?: string };
}

/** A dispute of everyday life in an invented village, the road that it takes, and what must be seen of it. */
export interface SampleDispute {
  readonly id: string;
  readonly leaf: string;
  readonly tile: string;
  readonly summary: string;
  readonly parties: number;
  /** How many of the parties ask; one where nothing is said. The others answer. */
  readonly asking?: number;
  readonly amount: number;
  readonly grade: 'blue' | 'yellow' | 'orange' | 'red';
  /** Registers it. */
  readonly by: string;
  /** Whose village it is about, where somebody of the town registers it. */
  readonly of?: string;
  readonly source?: string;
  /** Offices in the order in which they first held it: the village's room stands as `village`. */
  readonly held: readonly string[];
  readonly assisted?: readonly string[];
  readonly endState: 'closed-success' | 'referred-out';
  readonly passes?: readonly string[];
  readonly agreementForm?: 'oral' | 'written';
  readonly obligations?: number;
  readonly visits?: number;
  readonly door?: string;
  /** What the list of sample disputes names for it; each has its check in rules-shown.ts. */
  readonly rules: readonly string[];
  readonly road: readonly Move[];
}

export const move = (by: string, action: string, change?: Change): Move => ({ by, action, ...(change ? { change } : {}) });

export const says =
  (changes: Wire): Change =>
  (example) => ({ ...example, ...changes });

export const refused = (by: string, action: string, changes: Wire, code: string, article?: string): Move => ({
  ...move(by, action, says(changes)),
  refused: { code, ...(article === undefined ? {} : { article }) },
});

export const allMarks = (by: string): Move => ({
  by,
  action: 'add-mark',
  until: ({ agreement }) => (agreement?.effectiveOn ?? null) !== null,
});
const allPerformed = (by: string): Move => ({ by, action: 'record-performance', until: ({ state }) => state === 'performed' });
export const visit = (by: string): Move => move(by, 'visit');

/** One duty of the agreement: what, for how many yuan, and by when. */
export interface Duty {
  readonly what: string;
  readonly amount?: number;
  readonly dueOn: string;
}

export const agreeOn = (by: string, form: 'oral' | 'written', duties: readonly Duty[]): Move =>
  move(by, 'agree', (example) => {
    const [usual] = example['terms'] as readonly Wire[];
    const { amount: _, ...term } = usual ?? {};
    return { form, terms: duties.map((duty) => ({ ...term, ...duty })) };
  });

/** From mediation to the agreement in effect: spoken, or written and marked by everybody who must. */
export const oral = (by: string, ...duties: readonly Duty[]): readonly Move[] => [agreeOn(by, 'oral', duties)];
export const written = (by: string, ...duties: readonly Duty[]): readonly Move[] => [agreeOn(by, 'written', duties), allMarks(by)];

/** From the agreement to the last visit. */
export const performed = (by: string): readonly Move[] => [move(by, 'plan-performance'), allPerformed(by), visit(by)];
export const allDone = (by: string): readonly Move[] => [allPerformed(by), visit(by)];

/** The first term's sum in equal parts, one a month on the fifth, the first in October; other terms as agreed. */
export const instalments = (by: string, count: number): Move =>
  move(by, 'plan-performance', (example) => {
    const [whole, ...others] = example['obligations'] as readonly { readonly term: string; readonly amount: number }[];
    return {
      obligations: [
        ...Array.from({ length: count }, (_, index) => ({
          term: whole?.term,
          amount: (whole?.amount ?? 0) / count,
          dueOn: index < 3 ? `2026-${10 + index}-05` : `2027-0${index - 2}-05`,
        })),
        ...others,
      ],
    };
  });

export const accept = (by: string, changes: Wire = {}): Move => move(by, 'accept', says(changes));
export const session = (by: string): Move => move(by, 'record-session');

/** The centre sends it to its lead office, which signs for it. */
export const sentTo = (lead: string, by: string, assisting: readonly string[] = []): readonly Move[] => [
  move('centre', 'dispatch', says({ lead, assisting })),
  move(by, 'sign-for'),
];

/** Registered at the centre's window, accepted there and sent to its lead office. */
export const throughCentre = (lead: string, by: string, assisting: readonly string[] = []): readonly Move[] => [
  accept('centre'),
  ...sentTo(lead, by, assisting),
];

/** Another office is asked to the table of whoever mediates, signs for it and says what it did. */
export const assistedBy = (by: string, organisation: string, user: string, expected: string): readonly Move[] => [
  move(by, 'request-assist', says({ organisation, expected })),
  move(user, 'sign-for-assist'),
  move(user, 'report-assist', says({ result: expected })),
];

/** The village tried, and handed it up. */
export const triedThenUp = (village: string, lead: string, by: string): readonly Move[] => [
  accept(village),
  session(village),
  move(village, 'escalate'),
  ...sentTo(lead, by),
];

export const referOut = (by: string, door: string, rule?: string): Move =>
  move(by, 'refer-out', says({ door, ...(rule === undefined ? {} : { rule }) }));

/** The centre calls a department, and records what it answers. */
export const callDepartment = (department: string, question: string, answer: string): readonly Move[] => [
  move('centre', 'call-department', says({ department, question })),
  move('centre', 'answer-department', says({ answer })),
];

/** A limit of a party's own right, from the day that the party knew of it. */
export const noteRight = (by: string, right: string, knownOn: string): Move => move(by, 'note-right', says({ right, knownOn }));

/** What is graded red is reported: by telephone, then in writing. */
export const reportUrgent = (by: string): readonly Move[] => [
  move(by, 'report-urgent', says({ way: 'phone' })),
  move(by, 'report-urgent', says({ way: 'written' })),
];

/** A conference with its decision; the lead office does the task that it was given. */
export const confer = (by: string, decisions: string): readonly Move[] => [
  move(by, 'confer', says({ decisions })),
  move(by, 'report-task', says({ result: decisions })),
];

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦'];

/** A registration of this dispute in the village of that code. */
export const registrationOf = ({ leaf, tile, summary, parties, asking = 1, amount, source }: SampleDispute, villageCode: string): Wire => ({
  tile,
  leaf,
  summary,
  amount,
  villageCode,
  occurredOn: '2026-09-06',
  urgency: 'normal',
  ...(source === undefined ? {} : { source }),
  parties: Array.from({ length: parties }, (_, index) => ({
    name: `${surnames[index] ?? '某'}某`,
    role: index < asking ? 'applicant' : 'respondent',
  })),
});
