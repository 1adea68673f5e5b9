import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openSecrets } from './embedded-postgres/index.js';
import { errorCode } from './error-code.js';
import { SettingsFault, type Settings } from './settings.js';

/** The Ed25519 key that signs the heads of the history. It is never in the database: whoever has that alone cannot sign. */
export interface HistoryKey {
  /** base64url, 32 bytes. May be shown to anybody. */
  readonly publicKey: string;
  sign(bytes: Buffer): Buffer;
}

/**
 * From HISTORY_KEY, from the file HISTORY_KEY_FILE, or from DATA_DIR, where one is made at the first use.
 * @throws SettingsFault where what was given is no Ed25519 key
 */
export function openHistoryKey({
  historyKey,
  historyKeyFile,
  dataDir,
}: Pick<Settings, 'historyKey' | 'historyKeyFile' | 'dataDir'>): HistoryKey {
  if (historyKey !== undefined) return keyOf(historyKey, 'HISTORY_KEY');
  if (historyKeyFile !== undefined) return keyOf(contentOf(historyKeyFile), 'HISTORY_KEY_FILE');
  return keyOf(openSecrets(dataDir).get('history-key', newKey), 'The file secrets/history-key in DATA_DIR');
}

/** PKCS #8, DER, in base64: one line, so that it fits a variable too. */
const newKey = (): string => generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw new SettingsFault([`HISTORY_KEY_FILE cannot be read (${errorCode(error)}).`]);
  }
}

function keyOf(text: string, place: string): HistoryKey {
  const key = privateKeyIn(text);
  if (key?.asymmetricKeyType !== 'ed25519')
    throw new SettingsFault([`${place} is not allowed: it must be an Ed25519 private key, PKCS #8 as PEM or as base64.`]);
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x;
  if (publicKey === undefined) throw new Error('an Ed25519 key without a public half');
  return { publicKey, sign: (bytes) => sign(null, bytes, key) };
}

function privateKeyIn(text: string): KeyObject | undefined {
  try {
    return text.includes('-----BEGIN')
      ? createPrivateKey(text)
      : createPrivateKey({ key: Buffer.from(text.trim(), 'base64'), format: 'der', type: 'pkcs8' });
  } catch (error) {
    // What OpenSSL says of a broken key may quote it.
    if (errorCode(error) !== undefined) return undefined;
    throw error;
  }
}
