import { startOfDay, type PlainDate } from '@lib/calendar';
import { isEntrusted, isLive, type Armed, type Dispute, type Matter } from './dispute.js';
import { notedRights } from './noted-rights.js';
import type { PlacedEvent } from './placed-event.js';
import { isOpenOrder, workOrderRule } from './work-orders.js';

export { isLive };

/** What starts a deadline: since when it counts, which event started it, and what it is about. */
export interface Start {
  /** Epoch milliseconds; only its legal day counts for limits in days. */
  readonly startedAt: number;
  readonly occurrence: number;
  readonly subject?: string;
  /** Which variant of the rule's limit counts, where not the rule's own. */
  readonly variant?: string | undefined;
  /** Steps of the ladder that are over already are left out: what has begun long ago does not catch up on its reminders. */
  readonly aheadOnly?: boolean;
  /** Where all steps are over, the last one still comes, at once: what it says is still to be done. */
  readonly lastAtLeast?: boolean;
  /** The instant (epoch ms) at which the last day ends, where it has an hour of its own. */
  readonly endsAt?: number | undefined;
  /** An earlier day that was asked for. */
  readonly until?: PlainDate | undefined;
}

/** When a deadline rule starts in a case and how long it lives. */
export interface Arm<M = Dispute> {
  readonly rule: string;
  /** The rule whose last day it counts from: it starts when that one runs out. */
  readonly countsFrom?: string;
  readonly starts: (before: M | null, after: M, events: readonly PlacedEvent[]) => readonly Start[];
  readonly lives: (matter: M, armed: Armed) => boolean;
}

const inState =
  <M extends Matter = Dispute>(...states: readonly M['state'][]): Arm<M>['lives'] =>
  ({ state }) =>
    states.includes(state);

/** Starts when the case enters one of these states, and ends when it leaves them. */
export const onEntry = <M extends Matter = Dispute>(rule: string, entered: M['state'], alsoLives: readonly M['state'][] = []): Arm<M> => ({
  rule,
  starts: (_, after, events) => {
    const entry = after.state === entered ? events.findLast((event) => event.data['to'] === entered) : undefined;
    return entry ? [{ startedAt: entry.at, occurrence: entry.seq }] : [];
  },
  lives: inState<M>(entered, ...alsoLives),
});

const onEvent = (type: string, events: readonly PlacedEvent[], start: (event: PlacedEvent) => Start): readonly Start[] =>
  events.filter((event) => event.type === type).map(start);

const dayOf = (event: PlacedEvent, field: string): number => startOfDay(event.data[field] as PlainDate);

/** The last day of the limit that fired; a sweep that comes late does not move the days of the law. */
const lastDayOf = (dispute: Dispute, fired: PlacedEvent): number => {
  const limit = dispute.deadlines.find(({ rule, occurrence }) => rule === fired.data['rule'] && occurrence === fired.data['occurrence']);
  return limit ? startOfDay(limit.dueOn) : fired.at;
};

const runs = (dispute: Dispute, rule: string): boolean => dispute.deadlines.some((armed) => armed.rule === rule && isLive(armed));

const isOpen = (dispute: Dispute): boolean => dispute.holder !== null;

/** Leaves of class 07 are labour matters. */
const isLabour = ({ leaf }: Pick<Dispute, 'leaf'>): boolean => leaf?.startsWith('07') ?? false;

/** Mediation at any level, and the way between them. */
const levels: readonly Dispute['state'][] = ['village-mediating', 'pending-dispatch', 'dispatched', 'joint-mediating'];
const overLevels = inState(...levels);

/**
 * 劳动争议调解仲裁法 art. 14: after fifteen days without agreement the parties may go to arbitration. They count from acceptance, also
 * where the category says only afterwards that it is a labour matter.
 */
const labourArbitration: Arm = {
  rule: 'T-21',
  starts: (before, after, events) => {
    if (!isLabour(after)) return [];
    const { acceptedOn } = after;
    const accepted = onEvent('CaseAccepted', events, (event) => ({ startedAt: event.at, occurrence: event.seq }));
    if (accepted.length > 0 || acceptedOn === null || !before || isLabour(before) || !levels.includes(after.state)) return accepted;
    return onEvent('CaseCorrected', events, (event) => ({
      startedAt: startOfDay(acceptedOn),
      occurrence: event.seq,
      aheadOnly: true,
      lastAtLeast: true,
    }));
  },
  lives: (dispute, armed) => isLabour(dispute) && overLevels(dispute, armed),
};

/** The two reports of an urgent matter. */
export const urgentRules: readonly string[] = ['T-18', 'T-18b'];

/**
 * Known when it was registered as an emergency, when it was graded red, or when a duplicate brought one of both with it: then the hours
 * count since the duplicate was known.
 */
function urgentReport(rule: string, way: 'phone' | 'written'): Arm {
  return {
    rule,
    starts: (before, after, events) => {
      const known = events.find(
        ({ type, data }) =>
          (type === 'CaseRegistered' && data['urgency'] === 'emergency') ||
          (!isUrgent(before) && type === 'GradeChanged' && data['grade'] === 'red') ||
          (!isUrgent(before) && type === 'UrgencyRaised' && data['urgency'] === 'emergency'),
      );
      if (!known || after.urgentReports?.includes(way)) return [];
      return [{ startedAt: Number(known.data['since'] ?? known.at), occurrence: known.seq }];
    },
    lives: (dispute) => isOpen(dispute) && !dispute.urgentReports?.includes(way),
  };
}

const isUrgent = (dispute: Dispute | null): boolean => dispute?.risk === 'red' || dispute?.urgency === 'emergency';

/** A party's own right, from the day that was noted last; what had lapsed by then is recorded and not counted. */
function notedRight(rule: string): Arm {
  return {
    rule,
    starts: (_, __, events) =>
      onEvent(
        'RightNoted',
        events.filter(({ data }) => data['rule'] === rule && data['lapsed'] !== true),
        (event) => ({ startedAt: dayOf(event, 'knownOn'), occurrence: event.seq, aheadOnly: true }),
      ),
    lives: (dispute, armed) => isOpen(dispute) && dispute.notedRights?.[rule] === armed.occurrence,
  };
}

/**
 * A limit over all levels of mediation, from acceptance; a case accepted late counts from joint mediation, and its acceptance
 * does not start the limit again.
 */
function overAllLevels(rule: string, counts: (dispute: Dispute) => boolean, variant?: (dispute: Dispute) => string | undefined): Arm {
  return {
    rule,
    starts: (before, after, events) => {
      if (!counts(after) || runs(before ?? after, rule)) return [];
      const accepted = events.find((event) => event.type === 'CaseAccepted');
      const joined = after.state === 'joint-mediating' && before?.state !== 'joint-mediating';
      const entry = accepted ?? (joined ? events.findLast((event) => event.data['to'] === 'joint-mediating') : undefined);
      return entry ? [{ startedAt: entry.at, occurrence: entry.seq, variant: variant?.(after) }] : [];
    },
    lives: overLevels,
  };
}

/** The deadlines of a dispute state by state. Limits and ladders are data in config/law. */
export const disputeArms: readonly Arm[] = [
  onEntry('S-01', 'registered'),
  onEntry('S-08', 'village-mediating'),
  overAllLevels('T-04', () => true),
  // 法释〔2016〕14号 art. 27: what the court sent is mediated within the court's own limit, or goes back with its result.
  overAllLevels('T-05', ({ source, courtToldOn }) => source === 'court-assigned' && courtToldOn === null),
  overAllLevels(
    'T-06',
    (dispute) => isEntrusted(dispute) && dispute.courtToldOn === null,
    ({ source }) => (source === 'court-entrusted-summary' ? 'summary' : undefined),
  ),
  onEntry('S-03a', 'pending-dispatch'),
  onEntry('S-03b', 'dispatched'),
  onEntry('S-04', 'joint-mediating'),
  {
    rule: workOrderRule,
    starts: (_, __, events) =>
      onEvent('AssistRequested', events, (event) => ({
        startedAt: event.at,
        occurrence: event.seq,
        subject: String(event.data['organisation']),
        until: event.data['by'] as PlainDate | undefined,
      })),
    lives: (dispute, armed) =>
      inState('village-mediating', 'dispatched', 'joint-mediating')(dispute, armed) &&
      dispute.assisting.some((office) => office.occurrence === armed.occurrence && isOpenOrder(office)),
  },
  onEntry('S-09', 'agreed'),
  {
    rule: 'T-01',
    starts: (_, __, events) =>
      onEvent('AgreementTookEffect', events, (event) => ({ startedAt: dayOf(event, 'effectiveOn'), occurrence: event.seq })),
    lives: (dispute, armed) => inState('agreed', 'performing')(dispute, armed) && dispute.confirmation === null,
  },
  onEntry('T-02', 'confirming'),
  {
    // The day of the court's acceptance is not told to us; T-02's last day is the latest it may lawfully be.
    rule: 'T-03',
    countsFrom: 'T-02',
    starts: (_, after, events) =>
      after.state === 'confirming'
        ? events
            .filter((event) => event.type === 'DeadlineFired' && event.data['rule'] === 'T-02')
            .map((event) => ({ startedAt: lastDayOf(after, event), occurrence: event.seq }))
        : [],
    lives: inState('confirming'),
  },
  {
    rule: 'S-05a',
    starts: (_, __, events) =>
      onEvent('ObligationPlanned', events, (event) => ({
        startedAt: dayOf(event, 'dueOn'),
        occurrence: event.seq,
        subject: String(event.data['id']),
      })),
    lives: (dispute, armed) =>
      inState('performing', 'confirming')(dispute, armed) &&
      dispute.obligations.some(({ occurrence, status }) => occurrence === armed.occurrence && status === 'owed'),
  },
  {
    // 法律援助法 art. 43: the decision is the legal-aid centre's; we ask for it.
    rule: 'T-23',
    starts: (_, __, events) => onEvent('LegalAidApplied', events, (event) => ({ startedAt: dayOf(event, 'on'), occurrence: event.seq })),
    lives: ({ holder, legalAid }, armed) => holder !== null && legalAid?.status === 'asked' && legalAid.occurrence === armed.occurrence,
  },
  {
    rule: 'T-24',
    starts: (_, after, events) =>
      after.legalAid?.status === 'granted'
        ? onEvent('LegalAidAnswered', events, (event) => ({ startedAt: dayOf(event, 'on'), occurrence: event.seq }))
        : [],
    lives: ({ holder, legalAid }, armed) => holder !== null && legalAid?.status === 'granted' && legalAid.occurrence === armed.occurrence,
  },
  onEntry('S-05b', 'performed'),
  onEntry('S-10', 'terminated'),
  onEntry('S-11', 'referred-out'),
  {
    // Each task of a conference counts to its own day; the office that was given it is reminded.
    rule: 'S-13',
    starts: (_, __, events) =>
      onEvent('TaskAssigned', events, (event) => ({
        startedAt: dayOf(event, 'by'),
        occurrence: event.seq,
        subject: String(event.data['organisation']),
      })),
    lives: (dispute, armed) =>
      isOpen(dispute) && (dispute.tasks ?? []).some(({ occurrence, status }) => occurrence === armed.occurrence && status === 'owed'),
  },
  {
    rule: 'S-14',
    starts: (_, __, events) =>
      onEvent('DepartmentCalled', events, (event) => ({
        startedAt: dayOf(event, 'by'),
        occurrence: event.seq,
        subject: String(event.data['id']),
      })),
    lives: (dispute, armed) =>
      isOpen(dispute) && (dispute.calls ?? []).some(({ occurrence, status }) => occurrence === armed.occurrence && status === 'owed'),
  },
  {
    // Supervision that asks for an answer by a day; the clock's own steps climb by S-04 and ask for none.
    rule: 'S-15',
    starts: (_, __, events) =>
      onEvent(
        'CaseSupervised',
        events.filter(({ data }) => data['by'] !== undefined),
        (event) => ({
          startedAt: dayOf(event, 'by'),
          occurrence: event.seq,
        }),
      ),
    lives: ({ supervision, ...dispute }, armed) =>
      dispute.holder !== null && supervision?.occurrence === armed.occurrence && !supervision.answered,
  },
  urgentReport('T-18', 'phone'),
  urgentReport('T-18b', 'written'),
  labourArbitration,
  {
    // What a court has confirmed can be enforced for two years from the day on which it was to be done.
    rule: 'T-31',
    starts: (_, after, events) =>
      after.confirmation?.ruling === 'confirmed'
        ? events.flatMap(({ type, data, seq }) => {
            const id = data['obligation'];
            const owed =
              type === 'BreachSuspected' || type === 'BreachRecorded' ? after.obligations.find((one) => one.id === id) : undefined;
            const counts = after.deadlines.some((armed) => armed.rule === 'T-31' && armed.subject === id && isLive(armed));
            return owed && !counts ? [{ startedAt: startOfDay(owed.dueOn), occurrence: seq, subject: owed.id, aheadOnly: true }] : [];
          })
        : [],
    lives: (dispute, armed) => isOpen(dispute) && dispute.obligations.some(({ id, status }) => id === armed.subject && status !== 'done'),
  },
  ...notedRights.map(notedRight),
  {
    // A pause has an end of its own, so that a case that stands still is never without a clock.
    rule: 'S-12',
    starts: (_, __, events) => onEvent('CasePaused', events, (event) => ({ startedAt: dayOf(event, 'until'), occurrence: event.seq })),
    lives: (dispute) => dispute.deadlines.some((armed) => armed.status === 'paused' && runsOn(dispute, armed)),
  },
];

/** Whether the deadline still has its place in the case as it is now. */
export const runsOn = (dispute: Dispute, armed: Armed): boolean =>
  disputeArms.some((arm) => arm.rule === armed.rule && arm.lives(dispute, armed));
