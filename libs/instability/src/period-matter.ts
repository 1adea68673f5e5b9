import type { Matter, Role } from '@lib/cases';
import type { Edge } from '@lib/kernel';
import type { Figures } from './figures.js';
import type { Month, PeriodDates } from './period.js';
import type { ReportCommand } from './report.js';
import type { ReportWorld } from './world.js';

export type PeriodState = 'collecting' | 'consolidated' | 'signed' | 'sent-up';

/** One month of the town: its reports are collected, summed up, signed and sent up. */
export interface Period extends Matter {
  readonly kind: 'instability-period';
  readonly state: PeriodState;
  readonly village: null;
  readonly month: Month;
  readonly dates: PeriodDates;
  /** How many reports were opened with it. */
  readonly villages: number;
  /** Of the summary: 1 with the first, one more with each that took its place; 0 before. */
  readonly edition: number;
  readonly summary: Figures | null;
}

export type PeriodEdge = Edge<PeriodState, Role, Period, ReportCommand, ReportWorld>;
