import { describe, expect, it } from '@jest/globals';
import { isAllowed, lookAt, pageOf } from './dependencies.mjs';

const integrity = 'sha512-x';
const good = { version: '1.2.3', license: 'MIT', integrity };

const faultsOf = (one: object, manifest: object = {}): readonly string[] =>
  lookAt({ packages: { '': {}, 'node_modules/one': { ...good, ...one } } }, [{ path: 'package.json', manifest }]).faults;

describe('the gate of the packages', () => {
  it('lets pass what is pinned and under a licence that is allowed', () => {
    expect(faultsOf({}, { dependencies: { one: '1.2.3' }, overrides: { two: { three: '$one' }, four: '5.0.0-beta.1' } })).toEqual([]);
  });

  it.each(['GPL-3.0', 'AGPL-3.0-only', 'LGPL-2.1', 'SSPL-1.0', 'BUSL-1.1', 'UNLICENSED', 'SEE LICENSE IN x', 'MIT AND GPL-2.0', undefined])(
    'refuses the licence %p',
    (license) => expect(faultsOf({ license })).toHaveLength(1),
  );

  it('is stricter at run time than for tools', () => {
    expect(faultsOf({ license: 'MPL-2.0', dev: true })).toEqual([]);
    expect(faultsOf({ license: 'MPL-2.0' })).toEqual(['one 1.2.3 is under MPL-2.0, which is not allowed at run time']);
  });

  it.each(['^1.2.3', '~1.2.3', '1.x', '*', 'latest', '>=1', '', 'git+https://example.org/one', 'file:../one'])(
    'refuses the version %p of ours',
    (version) => {
      expect(faultsOf({}, { devDependencies: { one: version } })).toHaveLength(1);
      expect(faultsOf({}, { overrides: { two: { one: version } } })).toHaveLength(1);
    },
  );

  it('refuses a package that the lock file does not hold by its hash', () => {
    expect(faultsOf({ integrity: undefined })).toEqual(['one 1.2.3 is not pinned: the lock file has no version and hash of it']);
  });

  it('reads expressions of SPDX, and none that it does not understand', () => {
    expect(isAllowed('(MIT OR GPL-3.0)', ['MIT'])).toBe(true);
    expect(isAllowed('MIT AND Zlib', ['MIT'])).toBe(false);
    expect(isAllowed('(MIT OR Zlib) AND (GPL-2.0 OR MIT)', ['MIT', 'Zlib'])).toBe(false);
  });

  it('lists each package once, and as run time where one use of it is', () => {
    const { packages } = lookAt(
      { packages: { 'node_modules/one': { ...good, dev: true }, 'node_modules/two/node_modules/one': good } },
      [],
    );
    expect(pageOf(packages)).toContain('| one | 1.2.3 | MIT | run time |');
    expect(pageOf(packages).match(/\| one \|/g)).toHaveLength(1);
  });
});
