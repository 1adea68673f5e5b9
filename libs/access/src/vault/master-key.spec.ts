import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { MasterKey, OtherMasterKey } from './master-key.js';
import { openWith, SealBroken, sealWith } from './sealed-box.js';

describe('what is sealed', () => {
  const key = randomBytes(32);

  it('opens with its key, in its place', () => {
    const sealed = sealWith(key, Buffer.from('13800001234'), 'town 1, text a');
    expect(openWith(key, sealed, 'town 1, text a').toString()).toBe('13800001234');
  });

  it('looks different each time and never like what it holds', () => {
    const [one, other] = [sealWith(key, Buffer.from('13800001234'), ''), sealWith(key, Buffer.from('13800001234'), '')];
    expect(one.equals(other)).toBe(false);
    expect(one.includes('13800001234')).toBe(false);
  });

  it('does not open in another place, with another key, or after any bit was changed', () => {
    const sealed = sealWith(key, Buffer.from('13800001234'), 'town 1, text a');
    expect(() => openWith(key, sealed, 'town 1, text b')).toThrow(SealBroken);
    expect(() => openWith(randomBytes(32), sealed, 'town 1, text a')).toThrow(SealBroken);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => openWith(key, changed, 'town 1, text a')).toThrow(SealBroken);
    }
    expect(() => openWith(key, sealed.subarray(0, 20), 'town 1, text a')).toThrow(SealBroken);
  });
});

describe('a master key', () => {
  it('wraps keys that it alone unwraps, for what they were made', () => {
    const secret = randomBytes(32);
    const { key, wrapped } = new MasterKey(secret).make('town 1, data, 1');
    expect(new MasterKey(secret).unwrap(wrapped, 'town 1, data, 1').equals(key)).toBe(true);
    expect(wrapped.includes(key)).toBe(false);
    expect(() => new MasterKey(secret).unwrap(wrapped, 'town 2, data, 1')).toThrow(SealBroken);
    expect(() => new MasterKey(randomBytes(32)).unwrap(wrapped, 'town 1, data, 1')).toThrow(OtherMasterKey);
  });

  it('has 32 bytes or is none', () => {
    expect(() => new MasterKey(randomBytes(31))).toThrow(RangeError);
  });
});
