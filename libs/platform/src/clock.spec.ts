import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileClock, fixedClock } from './clock.js';

describe('a clock in a file', () => {
  it('is shifted, stands, and refuses what is neither', () => {
    const folder = mkdtempSync(join(tmpdir(), 'clock-'));
    const path = join(folder, 'clock');
    const clock = fileClock(path, fixedClock(1_000));
    writeFileSync(path, '86400000\n');
    expect(clock.now()).toBe(86_401_000);
    writeFileSync(path, '=1790000000000');
    expect(clock.now()).toBe(1_790_000_000_000);
    writeFileSync(path, 'tomorrow');
    expect(() => clock.now()).toThrow(/clock offset/);
    rmSync(folder, { recursive: true });
    expect(() => clock.now()).toThrow(/ENOENT/);
  });
});
