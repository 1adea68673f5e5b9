import { describe, expect, it } from '@jest/globals';
import { holdsAll } from './install.mjs';

const lock = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/other-system': { version: '1.0.0', optional: true },
    'node_modules/@duliu/browser': { link: true },
    'test/browser': { version: '0.1.0' },
  },
};
const installed = (packages: Record<string, { version: string }>) => ({ packages });

describe('what is installed', () => {
  it('holds all when each package that this system needs is there in its version', () => {
    expect(holdsAll(lock, installed({ 'node_modules/a': { version: '1.0.0' } }))).toBe(true);
  });

  it('lacks something when there is nothing, another version, or a package too few', () => {
    expect(holdsAll(lock, undefined)).toBe(false);
    expect(holdsAll(lock, installed({ 'node_modules/a': { version: '0.9.0' } }))).toBe(false);
    expect(holdsAll(lock, installed({}))).toBe(false);
  });
});
