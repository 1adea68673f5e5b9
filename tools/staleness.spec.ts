import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceHash } from './staleness.mjs';

const root = mkdtempSync(join(tmpdir(), 'staleness-'));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'libs/node_modules'), { recursive: true });
const write = (name: string, text: string): void => writeFileSync(join(root, name), text);
const now = (): string => sourceHash(root, ['libs', 'missing']);

describe('what is built', () => {
  it('is stale when a source changes its content or its name', () => {
    write('libs/a.ts', '1');
    const first = now();
    write('libs/a.ts', '2');
    const second = now();
    expect(second).not.toBe(first);
    renameSync(join(root, 'libs/a.ts'), join(root, 'libs/b.ts'));
    expect(now()).not.toBe(second);
  });

  it('is fresh when only times, specifications or packages changed', () => {
    write('libs/a.ts', '1');
    const before = now();
    utimesSync(join(root, 'libs/a.ts'), 1, 1);
    write('libs/a.spec.ts', 'x');
    write('libs/node_modules/p.js', 'x');
    expect(now()).toBe(before);
  });
});
