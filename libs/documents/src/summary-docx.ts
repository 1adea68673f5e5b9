import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { MonthlySummary, SummaryTable } from './summary.js';

/** Faces that a Chinese office has; where they are missing the reader's own stand in. */
const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' };
/** Half points. */
const size = 21;

/** The summary as a document to be signed: A4, across, because the table of items is wide. */
export async function summaryDocx(summary: MonthlySummary): Promise<Uint8Array> {
  const { title, lines, figures, grades, heavy, absent, reports, signatures } = summary;
  const document = new Document({
    creator: title,
    title,
    styles: { default: { document: { run: { font, size } } } },
    sections: [
      {
        properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: title, bold: true, size: 36, font })],
          }),
          ...lines.map((line) => new Paragraph({ alignment: AlignmentType.CENTER, text: line })),
          ...sectionOf({ ...figures, columns: [], none: '' }),
          ...sectionOf(grades),
          ...sectionOf(heavy),
          ...sectionOf(absent),
          ...sectionOf(reports),
          new Paragraph({
            spacing: { before: 480 },
            children: [new TextRun({ text: signatures.map((who) => `${who}：＿＿＿＿＿＿＿＿`).join('　　') })],
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function sectionOf({ heading, columns, rows, none }: SummaryTable): readonly (Paragraph | Table)[] {
  const head = new Paragraph({
    heading: HeadingLevel.HEADING_2,
    spacing: { before: 240, after: 120 },
    children: [new TextRun({ text: heading, bold: true, size: 26, font })],
  });
  if (rows.length === 0) return [head, new Paragraph(none)];
  const titles = columns.length === 0 ? [] : [rowOf(columns, true)];
  return [
    head,
    new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [...titles, ...rows.map((row) => rowOf(row, false))] }),
  ];
}

const rowOf = (cells: readonly (string | number)[], isHead: boolean): TableRow =>
  new TableRow({
    tableHeader: isHead,
    cantSplit: true,
    children: cells.map(
      (cell) =>
        new TableCell({
          margins: { left: 80, right: 80 },
          children: [new Paragraph({ children: [new TextRun({ text: String(cell), bold: isHead, font })] })],
        }),
    ),
  });
