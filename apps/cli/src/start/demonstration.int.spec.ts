import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demonstrationPassword } from './demonstration.js';

const dataDir = mkdtempSync(join(tmpdir(), 'demonstration-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

let hashed = 0;
const hashOf = async (password: string): Promise<string> => `hash ${(hashed += 1)} of ${password}`.replaceAll(' ', '-');

describe('the demonstration password', () => {
  it('is generated once, kept for its owner alone, and hashed once', async () => {
    const first = await demonstrationPassword({ dataDir }, hashOf);
    const second = await demonstrationPassword({ dataDir }, hashOf);
    expect(second).toEqual(first);
    expect(hashed).toBe(1);
    const file = join(dataDir, 'secrets/demonstration-password');
    expect(readFileSync(file, 'utf8').trim()).toBe(first.password);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is the one that DEMO_PASSWORD gives, at the next start too', async () => {
    const given = await demonstrationPassword({ dataDir, demoPassword: 'given-password' }, hashOf);
    expect(given).toEqual({ password: 'given-password', hash: 'hash-2-of-given-password' });
    expect(await demonstrationPassword({ dataDir }, hashOf)).toEqual(given);
  });
});
