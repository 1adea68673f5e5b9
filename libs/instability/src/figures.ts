import { collectiveFrom, type Grade } from '@lib/cases';
import type { Words } from '@lib/kernel';
import { gradeNames, petitions, statuses, type Item, type LedgerLine, type Petition } from './item.js';
import { itemsOf, type Report, type ReportState } from './report.js';

/** What a figure counts: an item of a report by its place in it, or the report itself. */
export interface Counted {
  readonly report: string;
  readonly item?: number;
}

/** A figure is the list of what it counts, so that it always opens into its items. */
export interface Figure {
  readonly key: string;
  readonly counts: readonly Counted[];
}

/** A red or orange case of the ledger that the report of its village does not mention: a question for the centre, not a verdict. */
export interface Absent {
  readonly id: string;
  readonly number: string;
  readonly village: string;
  readonly grade: Grade;
}

export interface Figures {
  readonly figures: readonly Figure[];
  readonly absent: readonly Absent[];
}

const countedStates: readonly ReportState[] = ['accepted', 'included'];
/** Whatever the centre thought of it: a village that has filed is not missing while it corrects what it filed. */
const isFiled = ({ state, filed }: Report): boolean => filed !== null && state !== 'exempt';
/** What the centre has looked at; whatever waits for it is told as unreviewed and not counted. */
const isCounted = ({ state }: Report): boolean => countedStates.includes(state);

const ofReports: readonly { readonly key: string; readonly says: Words; readonly counts: (report: Report) => boolean }[] = [
  { key: 'reported', says: { zh: '已报', en: 'Reported' }, counts: isFiled },
  {
    key: 'zero',
    says: { zh: '其中零报告', en: 'of these zero reports' },
    counts: (report) => isFiled(report) && itemsOf(report).length === 0,
  },
  { key: 'late', says: { zh: '其中迟报', en: 'of these late' }, counts: (report) => isFiled(report) && report.late },
  {
    key: 'unreviewed',
    says: { zh: '其中待审核', en: 'of these not looked at yet' },
    counts: ({ state }) => state === 'submitted' || state === 'resubmitted',
  },
  { key: 'returned', says: { zh: '其中退回修改中', en: 'of these being corrected' }, counts: ({ state }) => state === 'returned' },
  { key: 'missing', says: { zh: '未报', en: 'Missing' }, counts: ({ state, filed }) => filed === null && state !== 'exempt' },
  { key: 'exempt', says: { zh: '免报', en: 'Exempt' }, counts: ({ state }) => state === 'exempt' },
];

const isCollective = ({ people }: Item): boolean => people >= collectiveFrom;
const told = Object.keys(petitions).filter((petition) => petition !== 'none') as Petition[]; // the keys are the type's own

const ofItems: readonly { readonly key: string; readonly says: Words; readonly counts: (item: Item) => boolean }[] = [
  { key: 'items', says: { zh: '排查事项', en: 'Items' }, counts: () => true },
  ...Object.entries(gradeNames).map(([grade, { zh, en }]) => ({
    key: `grade-${grade}`,
    says: { zh: `${zh}色`, en },
    counts: (item: Item) => item.grade === grade,
  })),
  ...Object.entries(statuses).map(([status, says]) => ({ key: `status-${status}`, says, counts: (item: Item) => item.status === status })),
  ...told.map((petition) => ({
    key: `petition-${petition}`,
    says: petitions[petition],
    counts: (item: Item) => item.petition === petition,
  })),
  {
    key: 'project-collective',
    says: { zh: '征迁集中诉求', en: 'Expropriation, collective' },
    counts: (item) => item.project && isCollective(item),
  },
  {
    key: 'project-individual',
    says: { zh: '征迁个人诉求', en: 'Expropriation, individual' },
    counts: (item) => item.project && !isCollective(item),
  },
];

/** The words of every figure, in the order of the summary. */
export const figureNames: ReadonlyMap<string, Words> = new Map([...ofReports, ...ofItems].map(({ key, says }) => [key, says]));

/** The figures of a month, folded from its reports; the ledger is asked only for what no report mentions. */
export function figuresOf(reports: readonly Report[], ledger: readonly LedgerLine[]): Figures {
  const items = reports.filter(isCounted).flatMap((report) => itemsOf(report).map((item, place) => ({ report: report.id, place, item })));
  return {
    figures: [
      ...ofReports.map(({ key, counts }) => ({ key, counts: reports.filter(counts).map(({ id }) => ({ report: id })) })),
      ...ofItems.map(({ key, counts }) => ({
        key,
        counts: items.filter(({ item }) => counts(item)).map(({ report, place }) => ({ report, item: place })),
      })),
    ],
    absent: absentFrom(reports, ledger),
  };
}

/** Concealment check: only villages that have filed can have left something out; the others are missing altogether. */
function absentFrom(reports: readonly Report[], ledger: readonly LedgerLine[]): readonly Absent[] {
  const filed = new Map(reports.filter(isFiled).map((report) => [report.village, new Set(itemsOf(report).map((item) => item.case))]));
  return ledger
    .filter(({ grade, village, number }) => (grade === 'red' || grade === 'orange') && filed.get(village)?.has(number) === false)
    .map(({ id, number, village, grade }) => ({ id, number, village, grade }));
}
