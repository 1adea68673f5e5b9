export type { MonthlySummary, SummaryTable } from './summary.js';
export { summaryDocx } from './summary-docx.js';
export { summaryXlsx } from './summary-xlsx.js';
