import type { MonthlySummary, SummaryTable } from '@lib/documents';
import { figureNames, gradeNames, itemsOf, petitions, statuses, type Figures, type Item, type Period, type Report } from '@lib/instability';
import { say, type TextRef, type Words } from '@lib/kernel';
import { reportRow, type ReportViewing } from './report-view.js';

const none: Words = { zh: '无', en: 'None' };
const yesNo = (yes: boolean): Words => (yes ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' });

/** What is counted of a report: the items of those that the centre has looked at. */
const counted = (report: Report): readonly Item[] => (report.state === 'accepted' || report.state === 'included' ? itemsOf(report) : []);

/** The summary of a month in words, for paper and spreadsheet. `words`: the text behind a reference, or null for whoever may not read it. */
export function summaryWords(
  period: Period,
  reports: readonly Report[],
  { figures, absent }: Figures,
  viewing: ReportViewing,
  words: (text: TextRef | undefined) => string | null,
): MonthlySummary {
  const { language, town } = viewing;
  const as = (zh: string, en: string): string => say({ zh, en }, language);
  const villageName = (id: string): string => {
    const known = town.town.villages.find((village) => village.id === id);
    return known ? say(known.name, language) : id;
  };
  const table = (
    heading: string,
    columns: readonly string[],
    rows: SummaryTable['rows'],
    empty: string = say(none, language),
  ): SummaryTable => ({
    heading,
    columns,
    rows,
    none: empty,
  });
  const { month, dates, edition } = period;
  return {
    title: as(
      `${say(town.town.name, 'zh')}${month.slice(0, 4)}年${Number(month.slice(5))}月不稳定信息排查汇总`,
      `${say(town.town.name, 'en')}: instability report for ${month}`,
    ),
    lines: [
      period.number,
      edition > 0
        ? as(`第 ${edition} 次汇总`, `Summary, edition ${edition}`)
        : as('尚未汇总，按目前情况', 'Not summed up yet; as things stand'),
      as(`汇总日 ${dates.summaryOn}，上报截止 ${dates.sendUpOn}`, `summed up on ${dates.summaryOn}, sent up by ${dates.sendUpOn}`),
    ],
    figures: {
      heading: as('数字', 'Figures'),
      rows: figures.map(({ key, counts }) => [say(figureNames.get(key) ?? { zh: key, en: key }, language), counts.length]),
    },
    grades: gradesByCategory(reports, viewing, table),
    heavy: table(
      as('红色和橙色事项', 'Red and orange items'),
      [
        '村街',
        '等级',
        '类别',
        '简要情况',
        '人数',
        '与上月相比',
        '变化情况',
        '处置方案',
        '化解时限',
        '责任单位和责任人',
        '包案领导',
        '征迁',
        '信访',
      ].map((zh, place) => as(zh, heavyColumns[place] ?? zh)),
      reports.flatMap((report) =>
        counted(report)
          .filter(({ grade }) => grade === 'red' || grade === 'orange')
          .map((item) => [
            villageName(report.village),
            say(gradeNames[item.grade], language),
            leafName(item.leaf, viewing),
            words(item.brief) ?? '',
            item.people,
            say(statuses[item.status], language),
            words(item.change) ?? '',
            words(item.plan) ?? '',
            item.settleBy ?? '',
            words(item.responsible) ?? '',
            words(item.leader) ?? '',
            say(yesNo(item.project), language),
            say(petitions[item.petition], language),
          ]),
      ),
    ),
    absent: table(
      as('漏报核对', 'In the ledger only'),
      [as('村街', 'Village'), as('台账编号', 'Number'), as('等级', 'Grade')],
      absent.map(({ village, number, grade }) => [villageName(village), number, say(gradeNames[grade], language)]),
      as('台账中的红色、橙色案件均已列入报告', 'Every red and orange case of the ledger stands in a report'),
    ),
    reports: table(
      as('各村街报告', 'Reports'),
      [as('村街', 'Village'), as('状态', 'State'), as('内容', 'Content'), as('迟报', 'Late')],
      reports.map((report) => {
        const { village, stateLabel, filed, items, late } = reportRow(report, viewing);
        const content = filed === null ? '' : filed === 'zero' ? as('零报告', 'zero report') : as(`${items} 项`, `${items} items`);
        return [village.name, stateLabel, content, late ? as('迟报', 'late') : ''];
      }),
    ),
    signatures: [as('制表人', 'Made by'), as('综治中心主任', 'Head of the centre'), as('分管领导', 'Leader')],
  };
}

const heavyColumns = [
  'Village',
  'Grade',
  'Category',
  'What it is',
  'People',
  'Since last month',
  'What has changed',
  'Plan',
  'To be settled by',
  'Who answers',
  'Leader',
  'Expropriation',
  'Petition',
];

const leafName = (leaf: string, { world, language }: ReportViewing): string => {
  const known = world.leaves.find(({ code }) => code === leaf);
  return known ? say(known.name, language) : leaf;
};

/** Only categories of which there is something. */
function gradesByCategory(
  reports: readonly Report[],
  viewing: ReportViewing,
  table: (heading: string, columns: readonly string[], rows: SummaryTable['rows']) => SummaryTable,
): SummaryTable {
  const { language } = viewing;
  const items = reports.flatMap(counted);
  const grades = ['red', 'orange', 'yellow', 'blue'] as const;
  const leaves = [...new Set(items.map(({ leaf }) => leaf))].sort();
  const rows = leaves.map((leaf) => [
    leafName(leaf, viewing),
    ...grades.map((grade) => items.filter((item) => item.leaf === leaf && item.grade === grade).length),
  ]);
  return table(
    say({ zh: '类别和等级', en: 'Categories and grades' }, language),
    [say({ zh: '类别', en: 'Category' }, language), ...grades.map((grade) => say(gradeNames[grade], language))],
    rows,
  );
}
