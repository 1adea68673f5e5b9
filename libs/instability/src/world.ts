import type { World } from '@lib/cases';
import type { TextRef } from '@lib/kernel';
import type { Item, LedgerLine } from './item.js';
import type { Report } from './report.js';

/** What a decision on a report or a period must know beside what every decision knows. */
export interface ReportWorld extends World {
  /** Open cases of the village that the ledger has; of the whole town for a summary. */
  readonly ledger?: readonly LedgerLine[];
  /** What the village had reported the month before. */
  readonly lastMonth?: readonly Item[];
  /** All reports of the month, for its summary. */
  readonly reports?: readonly Report[];
  /** The order comes with a summary, which alone includes reports and closes them. */
  readonly summing?: boolean;
  /** The words behind a reference, for examples that people are shown. */
  readonly wordsOf?: (text: TextRef) => string;
}
