import { describe, expect, it } from '@jest/globals';
import { csvOf } from './csv.js';

describe('a table as CSV', () => {
  it('keeps commas, quotes and line breaks within their cell', () => {
    expect(csvOf([['甲,乙', 'say "no"', 'two\nlines', 'plain']])).toBe('\ufeff"甲,乙","say ""no""","two\nlines",plain\r\n');
  });

  it.each(["=cmd|'/c calc'!A1", '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('makes no formula of %j', (value) => {
    const written = csvOf([[value]])
      .slice(1)
      .replace(/^"/, '');
    expect(written.startsWith(`'${value.slice(0, 1)}`)).toBe(true);
  });
});
