import { writeXlsx } from 'hucre/xlsx';
import type { MonthlySummary, SummaryTable } from './summary.js';

/** What a spreadsheet would take for a formula, or for the start of one when it is saved as CSV and opened again. */
const formula = /^[=+\-@\t\r]/;

/** A text stays a text wherever the sheet travels: an apostrophe in front, as a clerk would type it. */
export const plainCell = (cell: string | number): string | number => (typeof cell === 'string' && formula.test(cell) ? `'${cell}` : cell);

/** The summary as a workbook: one sheet for the figures, one for each table. */
export function summaryXlsx({ title, lines, figures, grades, heavy, absent, reports }: MonthlySummary): Promise<Uint8Array> {
  const first = { name: figures.heading, rows: [[title], ...lines.map((line) => [line]), [], ...figures.rows.map((row) => [...row])] };
  const sheets = [first, ...[grades, heavy, absent, reports].map(sheetOf)];
  return writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(plainCell)) })) });
}

const sheetOf = ({
  heading,
  columns,
  rows,
  none,
}: SummaryTable): { readonly name: string; readonly rows: readonly (readonly (string | number)[])[] } => ({
  name: heading,
  rows: rows.length === 0 ? [[none]] : [columns, ...rows],
});
