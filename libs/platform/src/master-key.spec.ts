import { afterAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMasterKey } from './master-key.js';
import { readSettings, SettingsFault } from './settings.js';

const dataDir = mkdtempSync(join(tmpdir(), 'duliu-master-key-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const opened = (env: { readonly [name: string]: string }): Buffer => openMasterKey(readSettings({ DATA_DIR: dataDir, ...env }));

describe('the master key', () => {
  it('is made once beside the embedded database, for its owner alone', () => {
    const first = opened({});
    expect(first).toHaveLength(32);
    expect(opened({}).equals(first)).toBe(true);
    expect(statSync(join(dataDir, 'secrets', 'master-key')).mode & 0o777).toBe(0o600);
  });

  it('is taken from the environment or a file, in base64 or hex', () => {
    const key = randomBytes(32);
    const file = join(dataDir, 'key');
    writeFileSync(file, `${key.toString('hex')}\n`);
    expect(opened({ MASTER_KEY: key.toString('base64') }).equals(key)).toBe(true);
    expect(opened({ MASTER_KEY_FILE: file }).equals(key)).toBe(true);
  });

  it('must be given where the database is the operator’s own', () => {
    expect(() => opened({ DATABASE_URL: 'postgres://elsewhere/duliu' })).toThrow(/MASTER_KEY is missing/);
    const roles = Object.fromEntries(
      ['MIGRATOR', 'APP', 'CLAIMER', 'QUEUE'].map((role) => [`DATABASE_URL_${role}`, 'postgres://elsewhere/duliu']),
    );
    expect(() => opened(roles)).toThrow(/MASTER_KEY is missing/);
    const key = randomBytes(32).toString('base64');
    expect(opened({ DATABASE_URL: 'postgres://elsewhere/duliu', MASTER_KEY: key }).toString('base64')).toBe(key);
  });

  it('is named and not repeated where it is none', () => {
    const wrong = 'c2hvcnQ=';
    expect(() => opened({ MASTER_KEY: wrong })).toThrow(SettingsFault);
    expect(() => opened({ MASTER_KEY: wrong })).not.toThrow(new RegExp(wrong));
    const file = join(dataDir, 'wrong');
    writeFileSync(file, wrong);
    expect(() => opened({ MASTER_KEY_FILE: file })).toThrow(/MASTER_KEY_FILE/);
    expect(() => opened({ MASTER_KEY_FILE: join(dataDir, 'absent') })).toThrow(/ENOENT/);
  });
});
