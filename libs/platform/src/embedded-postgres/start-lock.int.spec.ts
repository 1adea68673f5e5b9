import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startedAt } from './processes.js';
import { acquireStartLock, AlreadyStarted } from './start-lock.js';

const folder = mkdtempSync(join(tmpdir(), 'start-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the start lock of a DATA_DIR', () => {
  it('is held by one, and names the holder to the other', async () => {
    const lock = await acquireStartLock(folder);
    await expect(acquireStartLock(folder)).rejects.toMatchObject({ name: 'AlreadyStarted', pid: process.pid });
    lock.release();
    (await acquireStartLock(folder)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('waits for a holder that is about to leave', async () => {
    const first = await acquireStartLock(folder);
    setTimeout(() => first.release(), 150);
    (await acquireStartLock(folder, 2_000)).release();
  });

  it.each([
    ['is gone', '999999999 1 x'],
    ['has left its process id to another', `${process.ppid} 1 x`],
    ['wrote nothing', ''],
  ])('is taken over from a holder that %s', async (_, content) => {
    if (startedAt(process.pid) === undefined) return;
    writeFileSync(join(folder, 'start.lock'), content);
    (await acquireStartLock(folder)).release();
  });

  it('goes to exactly one of many successors of a dead holder', async () => {
    for (let round = 0; round < 20; round += 1) {
      writeFileSync(join(folder, 'start.lock'), '999999999 1 x');
      const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => acquireStartLock(folder)));
      const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      expect(won).toHaveLength(1);
      expect(outcomes.every((outcome) => outcome.status === 'fulfilled' || outcome.reason instanceof AlreadyStarted)).toBe(true);
      won[0]?.value.release();
    }
  });
});
