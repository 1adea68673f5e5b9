import { describe, expect, it } from '@jest/globals';
import { pauseAfter, subscriberOf, waitOf } from './throttle.js';

const now = 1_790_000_000_000;

describe('the throttle of sign-in', () => {
  it('costs nothing for five failures of one account from one address, then doubles to half a minute', () => {
    expect([0, 1, 4, 5, 6, 7, 8, 9, 10, 1000].map((count) => pauseAfter('pair', count))).toEqual([
      0, 0, 0, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  it('never keeps anybody out for longer than half a minute', () => {
    for (const subject of ['pair', 'device', 'account', 'address'] as const) {
      expect(pauseAfter(subject, 1_000_000)).toBeLessThanOrEqual(30_000);
    }
  });

  it('counts from the last failure', () => {
    expect(waitOf({ pair: { count: 5, last: now - 500 } }, now)).toBe(1_500);
    expect(waitOf({ pair: { count: 5, last: now - 2_500 } }, now)).toBe(0);
  });

  it('lets an address that has not failed yet into an account that is attacked from elsewhere', () => {
    const attacked = { account: { count: 1_000, last: now } };
    expect(waitOf(attacked, now)).toBe(0);
    expect(waitOf({ ...attacked, pair: { count: 1, last: now } }, now)).toBe(5_000);
  });

  it('slows an address that tries many accounts to one try a second', () => {
    expect(waitOf({ address: { count: 99, last: now } }, now)).toBe(0);
    expect(waitOf({ address: { count: 5_000, last: now } }, now)).toBe(1_000);
  });
});

describe('the part of an address that one subscriber holds', () => {
  it.each([
    ['10.1.2.3', '10.1.2.3'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2408:8000:1:2:aaaa::1', '2408:8000:1:2'],
    ['2408:8000:1:2:bbbb:0:0:9', '2408:8000:1:2'],
    ['2408::1', '2408:0:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s is %s', (address, subscriber) => {
    expect(subscriberOf(address)).toBe(subscriber);
  });
});
