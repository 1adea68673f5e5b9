/** The words of a month's summary, ready to be set: whoever makes it has chosen the language and what the reader may see. */
export interface MonthlySummary {
  readonly title: string;
  /** Number, dates and edition, one a line. */
  readonly lines: readonly string[];
  readonly figures: { readonly heading: string; readonly rows: readonly (readonly [label: string, count: number])[] };
  /** Grade by category. */
  readonly grades: SummaryTable;
  /** Red and orange items with their plans. */
  readonly heavy: SummaryTable;
  /** What of the ledger no report mentions. */
  readonly absent: SummaryTable;
  readonly reports: SummaryTable;
  /** 制表人, 综治中心主任, 分管领导: signed by hand. */
  readonly signatures: readonly string[];
}

export interface SummaryTable {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** Said in place of an empty table. */
  readonly none: string;
}
