import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiledHouse } from '@lib/testing';

describe('the bundled programs', () => {
  it('leave pg outside: a second copy of it would not know how our dates are read', () => {
    const folder = join(compiledHouse(), 'programs');
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(files.some((text) => /from ?"pg"/.test(text))).toBe(true);
    expect(files.filter((text) => /#region .*node_modules\/pg(-\w+)?\//.test(text))).toEqual([]);
  });
});
