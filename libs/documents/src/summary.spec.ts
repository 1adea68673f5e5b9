import { describe, expect, it } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { inflateRawSync } from 'node:zlib';
import type { MonthlySummary } from './summary.js';
import { summaryDocx } from './summary-docx.js';
import { summaryXlsx } from './summary-xlsx.js';

const summary: MonthlySummary = {
  title: '独流镇2026年9月排查汇总',
  lines: ['独2026-09排查汇总'],
  figures: { heading: '数字', rows: [['已报', 27]] },
  grades: { heading: '等级', columns: ['类别', '红'], rows: [['邻里', 1]], none: '无' },
  heavy: {
    heading: '红橙',
    columns: ['村街', '情况'],
    rows: [
      ['九十堡', "=cmd|'/c calc'!A1"],
      ['甲村', '+1'],
      ['乙村', '𠮷家排水 & <b>'],
    ],
    none: '无',
  },
  absent: { heading: '漏报核对', columns: ['编号'], rows: [], none: '没有' },
  reports: { heading: '报告', columns: ['村街', '状态'], rows: [['九十堡', '已纳入']], none: '无' },
  signatures: ['制表人', '分管领导'],
};

/** The text of a file inside a zip, found by its name in the central directory. */
function fileIn(zip: Uint8Array, name: string): string {
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    const [method, packed, nameLength, extra, note, local] = [10, 20, 28, 30, 32, 42].map((offset) =>
      offset === 20 || offset === 42 ? bytes.readUInt32LE(at + offset) : bytes.readUInt16LE(at + offset),
    );
    if (bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)) !== name) continue;
    const start = (local ?? 0) + 30 + bytes.readUInt16LE((local ?? 0) + 26) + bytes.readUInt16LE((local ?? 0) + 28);
    const body = bytes.subarray(start, start + (packed ?? 0));
    void [extra, note];
    return (method === 0 ? body : inflateRawSync(body)).toString('utf8');
  }
  throw new Error(`no ${name}`);
}

describe('the summary of a month', () => {
  it('is a workbook with a sheet for each table, in which nothing that was typed becomes a formula', async () => {
    const written = await summaryXlsx(summary);
    const { sheets } = await readXlsx(written);
    expect(sheets.map(({ name }) => name)).toEqual(['数字', '等级', '红橙', '漏报核对', '报告']);
    expect(sheets[2]?.rows.map(([, text]) => text)).toEqual(['情况', "'=cmd|'/c calc'!A1", "'+1", '𠮷家排水 & <b>']);
    expect(sheets[3]?.rows).toEqual([['没有']]);
    for (const sheet of [1, 2, 3, 4, 5]) expect(fileIn(written, `xl/worksheets/sheet${sheet}.xml`)).not.toContain('<f');
  });

  it('is a document with the same words and a line to sign on', async () => {
    const text = fileIn(await summaryDocx(summary), 'word/document.xml');
    for (const word of ['独流镇2026年9月排查汇总', '已报', '27', '九十堡', '𠮷家排水 &amp; &lt;b&gt;', '没有', '分管领导：＿＿＿'])
      expect(text).toContain(word);
  });
});
