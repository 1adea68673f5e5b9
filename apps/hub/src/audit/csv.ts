/** What a spreadsheet would take for a formula, or for the end of a cell before one. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/** A cell as RFC 4180 has it. One that would be a formula gets an apostrophe before it, which a spreadsheet hides. */
function cell(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV: UTF-8 with a mark by which spreadsheets know it, lines ended as RFC 4180 says. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
