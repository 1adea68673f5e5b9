import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Gate } from './gate.js';
import { KeyedQueue } from './keyed-queue.js';
import { deviceMark, knownDevice } from './tokens.js';

describe('a gate', () => {
  it('never lets more than its places in, keeps the order, and survives a failure', async () => {
    const gate = new Gate(2);
    let inside = 0;
    let most = 0;
    const order: number[] = [];
    const work = Array.from({ length: 20 }, (_, index) =>
      gate.through(async () => {
        most = Math.max(most, (inside += 1));
        await sleep(index % 3);
        inside -= 1;
        order.push(index);
        if (index === 5) throw new Error('once');
      }),
    );
    const ended = await Promise.allSettled(work);
    expect(most).toBe(2);
    expect(order).toHaveLength(20);
    expect(ended.filter((end) => end.status === 'rejected')).toHaveLength(1);
    expect(gate.waiting).toBe(0);
  });
});

describe('a keyed queue', () => {
  it('runs one key in order, other keys beside it, and refuses when too many wait', async () => {
    const queue = new KeyedQueue(3);
    const done: string[] = [];
    const add = (key: string, name: string, ms: number) => queue.run(key, () => sleep(ms).then(() => void done.push(name)));
    const runs = [add('a', 'a1', 20), add('a', 'a2', 0), add('a', 'a3', 0), add('a', 'a4', 0), add('b', 'b1', 5)];
    expect(runs[3]).toBeUndefined();
    await Promise.all(runs);
    expect(done).toEqual(['b1', 'a1', 'a2', 'a3']);
    await queue.run('a', () => Promise.reject(new Error('no')))?.catch(() => undefined);
    expect(await queue.run('a', () => Promise.resolve(7))).toBe(7);
  });
});

describe('a device mark', () => {
  it('is known for its account and its password alone', () => {
    const mark = deviceMark('a-1', 'hash');
    expect(knownDevice(mark, 'a-1', 'hash')).toBe(mark.split('.')[0]);
    expect(knownDevice(mark, 'a-2', 'hash')).toBeUndefined();
    expect(knownDevice(mark, 'a-1', 'new hash')).toBeUndefined();
    for (const forged of [undefined, '', '.', `${mark}.x`, mark.slice(0, -1), 'x.é'])
      expect(knownDevice(forged, 'a-1', 'hash')).toBeUndefined();
  });
});
