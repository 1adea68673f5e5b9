import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

const dist = fileURLToPath(new URL('../../dist/web', import.meta.url));
const kilobyte = 1024;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as { readonly [entry: string]: Chunk };

/** Every file that a browser without a cache fetches for these entries: the page, their chunks, what those import, styles. */
function filesOf(entries: readonly string[]): ReadonlySet<string> {
  const files = new Set(['index.html']);
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`${name} is not in the manifest`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.css?.forEach((file) => files.add(file));
    chunk.imports?.forEach(visit);
  };
  entries.forEach(visit);
  return files;
}

const compressedBytes = (entries: readonly string[]): number =>
  [...filesOf(entries)].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0);

describe('what a first visit costs, compressed', () => {
  it('is at most 80 KB for the console and the ledger', () => {
    expect(compressedBytes(['index.html', 'src/ledger/ledger-page.tsx'])).toBeLessThanOrEqual(80 * kilobyte);
  });

  it('is at most 60 KB for the console and a case', () => {
    expect(compressedBytes(['index.html', 'src/cases/case-page.tsx'])).toBeLessThanOrEqual(60 * kilobyte);
  });

  it('does not carry the dialog that only a lost session needs', () => {
    const first = [...filesOf(['index.html'])].join(' ');
    expect(first).not.toContain('sign-in-again');
    expect(compressedBytes(['index.html'])).toBeLessThanOrEqual(50 * kilobyte);
  });
});
