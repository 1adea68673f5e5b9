import { clocked, event, holderAt, place, refold, type Matter, type PlacedEvent } from '@lib/cases';
import type { NewEvent } from '@lib/kernel';
import { prefilledNow } from './actions.js';
import type { Period } from './period-matter.js';
import type { PeriodDates } from './period.js';
import type { Report } from './report.js';
import type { ReportWorld } from './world.js';

/** A matter as its first change leaves it. */
export interface Opened<M extends Matter> {
  readonly matter: M;
  readonly events: readonly PlacedEvent[];
}

interface PeriodOpening {
  readonly id: string;
  readonly number: string;
  readonly dates: PeriodDates;
  readonly villages: number;
}

interface ReportOpening {
  readonly id: string;
  readonly number: string;
  readonly dates: PeriodDates;
  readonly village: string;
}

/** Opens a month; its dates stand in the first event, so that they are what they were when it was opened. */
export function openPeriod({ id, number, dates, villages }: PeriodOpening, world: ReportWorld): Opened<Period> {
  const first = event('PeriodOpened', {
    flowVersion: 1,
    number,
    dates,
    villages,
    to: 'collecting',
    holder: holderAt('centre', world.roster),
    waitingOn: null,
  });
  return opened(unopenedPeriod(id, first.data), [first], world);
}

/** Opens the report of a village and prefills it at once from what the world says of the ledger and of last month. */
export function openReport({ id, number, dates, village }: ReportOpening, world: ReportWorld): Opened<Report> {
  const first = event('ReportOpened', {
    flowVersion: 1,
    number,
    dates,
    village,
    to: 'open',
    holder: holderAt(world.roster.roomOf(village) ?? 'centre', world.roster),
    waitingOn: null,
  });
  return opened(unopenedReport(id, first.data), [first, prefilledNow(world)], world);
}

function opened<M extends Matter>(blank: M, happened: readonly NewEvent[], world: ReportWorld): Opened<M> {
  const decision = clocked(blank, happened, world);
  if (!decision.ok) throw new Error(`${blank.number} could not be opened: ${decision.rejection.code}`);
  const events = place(decision.events, 0, 1, world.now);
  return { matter: refold(blank, events), events };
}

/** The matter that its events tell of, oldest first; undefined where there is none, or where it is no matter of this room. */
export function reportMatterOf(kind: string, id: string, events: readonly PlacedEvent[]): Report | Period | undefined {
  const [first] = events;
  if (first && kind === 'instability-report') return refold(unopenedReport(id, first.data), events);
  if (first && kind === 'instability-period') return refold(unopenedPeriod(id, first.data), events);
  return undefined;
}

export const isReportKind = (kind: string): boolean => kind === 'instability-report' || kind === 'instability-period';

const blank = {
  version: 0,
  seq: 0,
  holder: null,
  waitingOn: null,
  held: [],
  lead: null,
  assisting: [],
  involved: [],
  deadlines: [],
} as const;

function unopenedReport(id: string, data: NewEvent['data']): Report {
  const { flowVersion, number, dates, village } = data as unknown as ReportOpening & { readonly flowVersion: number }; // written by openReport
  return {
    ...blank,
    id,
    kind: 'instability-report',
    flowVersion,
    number,
    state: 'open',
    village,
    month: dates.month,
    dates,
    prefill: [],
    ledgerCases: 0,
    filed: null,
    edition: 0,
    late: false,
    closed: false,
  };
}

function unopenedPeriod(id: string, data: NewEvent['data']): Period {
  const { flowVersion, number, dates, villages } = data as unknown as PeriodOpening & { readonly flowVersion: number }; // written by openPeriod
  return {
    ...blank,
    id,
    kind: 'instability-period',
    flowVersion,
    number,
    state: 'collecting',
    village: null,
    month: dates.month,
    dates,
    villages,
    edition: 0,
    summary: null,
  };
}
