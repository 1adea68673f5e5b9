import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openHistoryKey, type HistoryKey } from './history-key.js';

describe('the key that signs the history', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'history-key-'));
  });
  afterEach(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });

  const isItsOwn = ({ sign, publicKey }: HistoryKey): boolean => {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, Buffer.from('text'), key, sign(Buffer.from('text')));
  };

  it('is made once in the folder of secrets, for its owner alone', () => {
    const made = openHistoryKey({ dataDir });
    expect(isItsOwn(made)).toBe(true);
    expect(openHistoryKey({ dataDir }).publicKey).toBe(made.publicKey);
    expect(statSync(join(dataDir, 'secrets', 'history-key')).mode & 0o777).toBe(0o600);
  });

  it('comes from the environment, or from a file elsewhere in either form, and then nothing is made', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const line = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
    const file = join(dataDir, 'elsewhere.pem');
    writeFileSync(file, pem);
    const keys = [openHistoryKey({ dataDir, historyKey: line }), openHistoryKey({ dataDir, historyKeyFile: file })];
    expect(keys.every(isItsOwn)).toBe(true);
    expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1);
    expect(() => readFileSync(join(dataDir, 'secrets', 'history-key'))).toThrow();
  });

  it.each([
    ['no key at all', 'bm90IGEga2V5'],
    [
      'a key of another kind',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    ],
  ])('is refused where it is %s, without repeating it', (_, historyKey) => {
    expect(() => openHistoryKey({ dataDir, historyKey })).toThrow(/^HISTORY_KEY is not allowed: it must be an Ed25519 private key/);
  });

  it('is refused where its file is not there', () => {
    expect(() => openHistoryKey({ dataDir, historyKeyFile: join(dataDir, 'nothing') })).toThrow(
      'HISTORY_KEY_FILE cannot be read (ENOENT).',
    );
  });
});
