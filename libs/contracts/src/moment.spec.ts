import { describe, expect, it } from '@jest/globals';
import { momentOf } from './moment.js';

const at = (text: string): number => Date.parse(text);

describe('a moment', () => {
  it.each([
    ['2026-09-07T10:00:00+08:00', at('2026-09-07T02:00:00Z')],
    ['2026-09-07T02:00:00.5Z', at('2026-09-07T02:00:00.500Z')],
    ['2026-09-07T10:00+08:00', at('2026-09-07T02:00:00Z')],
    ['2026-09-07T10:00:00 08:00', at('2026-09-07T02:00:00Z')],
    ['2026-09-07', at('2026-09-07T15:59:59.999Z')],
    ['2024-02-29', at('2024-02-29T15:59:59.999Z')],
  ])('%s is one', (text, instant) => {
    expect(momentOf(text)).toBe(instant);
  });

  it.each([
    '',
    'now',
    '2026-02-30',
    '2026-02-30T10:00:00+08:00',
    '2026-09-07T10:00:00',
    '2026-09-07T25:00:00Z',
    '1899-12-31',
    '20260907',
    '0',
  ])('"%s" is none', (text) => {
    expect(momentOf(text)).toBeNull();
  });
});
