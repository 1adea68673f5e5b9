import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { floatingPromises } from './floating-promises.mjs';

const folder = mkdtempSync(join(tmpdir(), 'floating-'));
afterAll(() => rmSync(folder, { recursive: true }));

const source = `
declare function f(): Promise<number>;
declare const c: boolean;
declare let x: unknown;
export const settled = async () => {
  await f(); void f(); x = f(); f().catch(() => 1); f().then(() => 1, () => 2);
};
export const floating = () => {
  f();
  f().then(() => 1);
  f().finally(() => 1);
  c && f();
  c ? f() : 1;
};`;

describe('the check for promises', () => {
  it('finds each that nobody waits for, and no other', () => {
    writeFileSync(join(folder, 'a.ts'), source);
    writeFileSync(join(folder, 'tsconfig.json'), '{"compilerOptions":{"target":"es2022","strict":true,"types":[]},"include":["a.ts"]}');
    const lines = floatingPromises(join(folder, 'tsconfig.json')).map((line) => Number(/:(\d+):/.exec(line)?.[1]));
    expect(lines).toEqual([9, 10, 11, 12, 13]);
  });
});
