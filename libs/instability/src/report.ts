import type { Matter, Role } from '@lib/cases';
import type { Actor, Edge, Input, Rule, TextRef } from '@lib/kernel';
import type { Item, PrefilledLine } from './item.js';
import type { Month, PeriodDates } from './period.js';
import type { ReportWorld } from './world.js';

export type ReportState = 'open' | 'prefilled' | 'submitted' | 'returned' | 'resubmitted' | 'accepted' | 'included' | 'exempt';

/** The five questions of a zero report, each asked and answered. */
export const questions = ['land', 'neighbours', 'wages', 'family', 'petitions'] as const;
export type Question = (typeof questions)[number];

/** What the village has said last. A zero report is as good as any other. */
export type Filed =
  | { readonly kind: 'items'; readonly at: number; readonly items: readonly Item[] }
  | { readonly kind: 'zero'; readonly at: number; readonly checkedBy: TextRef };

/** The monthly report of one village. */
export interface Report extends Matter {
  readonly kind: 'instability-report';
  readonly state: ReportState;
  readonly village: string;
  readonly month: Month;
  readonly dates: PeriodDates;
  readonly prefill: readonly PrefilledLine[];
  /** Cases that were open in the ledger when it was prefilled: only a hint beside a zero report. */
  readonly ledgerCases: number;
  readonly filed: Filed | null;
  /** 1 with the first that was filed, and one more with each that took its place. */
  readonly edition: number;
  /** A flag and not a state: not filed when the time was up. */
  readonly late: boolean;
  /** The month was sent up: what comes now belongs to the next one. */
  readonly closed: boolean;
}

export interface ReportCommand {
  readonly action: string;
  readonly actor: Actor;
  readonly input: Input;
}

export type ReportRule = Rule<Report, ReportCommand, ReportWorld>;
export type ReportEdge = Edge<ReportState, Role, Report, ReportCommand, ReportWorld>;

/** Items of a report; none where it is a zero report or nothing was filed. */
export const itemsOf = ({ filed }: Pick<Report, 'filed'>): readonly Item[] => (filed?.kind === 'items' ? filed.items : []);
