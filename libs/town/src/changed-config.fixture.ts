import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigFault } from './config-fault.js';

export const configRoot = join(process.cwd(), 'config');
export const testTowns = join(process.cwd(), 'test', 'towns');

/** Runs with a copy of the configuration in which one text of one file is replaced by another; the copy is removed afterwards. */
export function withChanged<T>(file: string, from: string, to: string, run: (root: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'config-'));
  try {
    cpSync(configRoot, root, { recursive: true });
    const text = readFileSync(join(root, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no ${JSON.stringify(from)} to change`);
    writeFileSync(
      join(root, file),
      text.replace(from, () => to),
    );
    return run(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The fault that a loader throws, as `path: sentence`. */
export function faultOf(run: () => unknown): string {
  try {
    run();
  } catch (fault) {
    if (fault instanceof ConfigFault) return `${fault.path}: ${fault.sentence}`;
    throw fault;
  }
  throw new Error('no fault was thrown');
}
