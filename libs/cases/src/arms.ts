import { startOfDay, type PlainDate } from '@lib/calendar';
import { isLive, type Armed, type Dispute, type DisputeState } from './dispute.js';
import type { PlacedEvent } from './placed-event.js';

export { isLive };

/** What starts a deadline: since when it counts, which event started it, and what it is about. */
export interface Start {
  /** Epoch milliseconds; only its legal day counts for limits in days. */
  readonly startedAt: number;
  readonly occurrence: number;
  readonly subject?: string;
  /** Where the limit is not the rule's own. */
  readonly limit?: string | undefined;
  /** An earlier day that was asked for. */
  readonly until?: PlainDate | undefined;
}

/** When a deadline rule starts in a case and how long it lives. */
export interface Arm<Matter = Dispute> {
  readonly rule: string;
  readonly starts: (before: Matter | null, after: Matter, events: readonly PlacedEvent[]) => readonly Start[];
  readonly lives: (matter: Matter, armed: Armed) => boolean;
}

const inState =
  (...states: readonly DisputeState[]): Arm['lives'] =>
  (dispute) =>
    states.includes(dispute.state);

/** Starts when the case enters one of these states, and ends when it leaves them. */
const onEntry = (rule: string, entered: DisputeState, alsoLives: readonly DisputeState[] = []): Arm => ({
  rule,
  starts: (_, after, events) => {
    const entry = after.state === entered ? events.findLast((event) => event.data['to'] === entered) : undefined;
    return entry ? [{ startedAt: entry.at, occurrence: entry.seq }] : [];
  },
  lives: inState(entered, ...alsoLives),
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

/** The deadlines of a dispute state by state. Limits and ladders are data in config/law. */
export const disputeArms: readonly Arm[] = [
  onEntry('S-01', 'registered'),
  onEntry('S-08', 'village-mediating'),
  {
    // One month over all levels, from acceptance by people's mediation; a case accepted late counts from joint mediation, and its
    // acceptance does not start the month again.
    rule: 'T-04',
    starts: (before, after, events) => {
      if (runs(before ?? after, 'T-04')) return [];
      const accepted = events.find((event) => event.type === 'CaseAccepted');
      const joined = after.state === 'joint-mediating' && before?.state !== 'joint-mediating';
      const entry = accepted ?? (joined ? events.findLast((event) => event.data['to'] === 'joint-mediating') : undefined);
      return entry ? [{ startedAt: entry.at, occurrence: entry.seq }] : [];
    },
    lives: inState('village-mediating', 'pending-dispatch', 'dispatched', 'joint-mediating'),
  },
  onEntry('S-03a', 'pending-dispatch'),
  onEntry('S-03b', 'dispatched'),
  onEntry('S-04', 'joint-mediating'),
  {
    rule: 'S-06',
    starts: (_, __, events) =>
      onEvent('AssistRequested', events, (event) => ({
        startedAt: event.at,
        occurrence: event.seq,
        subject: String(event.data['organisation']),
      })),
    lives: (dispute, armed) =>
      inState('dispatched', 'joint-mediating')(dispute, armed) &&
      dispute.assisting.some(
        (office) => office.occurrence === armed.occurrence && (office.status === 'asked' || office.status === 'signed-for'),
      ),
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
  onEntry('S-05b', 'performed'),
  onEntry('S-10', 'terminated'),
  onEntry('S-11', 'referred-out'),
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
