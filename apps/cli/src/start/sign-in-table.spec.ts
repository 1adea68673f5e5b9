import { describe, expect, it } from '@jest/globals';
import type { Town } from '@lib/town';
import { signInTable } from './sign-in-table.js';

const post = (role: string, organisation: string) => [{ role, organisation, from: '2020-01-01', to: null }];
const person = (username: string, name: string, role: string, organisation: string) => ({
  id: `p-${username}`,
  name,
  gender: 'female' as const,
  demonstration: true,
  username,
  posts: post(role, organisation),
});

const town = {
  villages: [{ id: 'jiushibao' }],
  organisations: [
    { id: 'room-jiushibao', kind: 'village-room', name: { zh: '九十堡调解室', en: 'Room' }, village: 'jiushibao' },
    { id: 'centre', kind: 'centre', name: { zh: '综治中心', en: 'Centre' } },
  ],
  people: [
    person('v219', '演示甲', 'village-mediator', 'room-jiushibao'),
    person('v219b', '演示乙', 'village-mediator', 'room-jiushibao'),
    person('vl219', '演示丙', 'village-leader', 'room-jiushibao'),
    person('centre', '演示丁', 'dispatcher', 'centre'),
  ],
} as unknown as Town; // Only what the table reads.

describe('the sign-in table', () => {
  const lines = signInTable(town, 'abcd-efgh-ijkl').split('\n');

  it('names the password once and every account once', () => {
    expect(lines.filter((line) => line.includes('abcd-efgh-ijkl'))).toHaveLength(1);
    for (const name of ['v219 ', 'v219b', 'vl219', 'centre '])
      expect(lines.filter((line) => line.includes(name)).length).toBeGreaterThan(0);
    expect(lines.find((line) => line.includes('v219 '))).toContain('v219b vl219');
  });

  it('keeps its columns where Chinese characters take two places', () => {
    const places = (text: string): number => [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0);
    const starts = lines.filter((line) => /演示/.test(line)).map((line) => places(line.slice(0, line.search(/九十堡调解室|综治中心/))));
    expect(new Set(starts).size).toBe(1);
  });
});
