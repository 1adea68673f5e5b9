import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openSecrets } from './embedded-postgres/index.js';
import { errorCode } from './error-code.js';
import { keyOf32Bytes } from './setting-definitions.js';
import { SettingsFault, type Settings } from './settings.js';

/**
 * The 32 bytes that wrap the keys of towns: from MASTER_KEY, from the file MASTER_KEY_FILE, or, on the embedded PostgreSQL, from
 * DATA_DIR, where one is made at the first use. A database of the operator's own outlives this machine's DATA_DIR, and with a key made
 * here its texts would not: there one must be given.
 * @throws SettingsFault where none is given or it is no key
 */
export function openMasterKey({
  masterKey,
  masterKeyFile,
  databaseUrl,
  databaseUrls,
  dataDir,
}: Pick<Settings, 'masterKey' | 'masterKeyFile' | 'databaseUrl' | 'databaseUrls' | 'dataDir'>): Buffer {
  if (masterKey !== undefined) return Buffer.from(masterKey, 'base64');
  if (masterKeyFile !== undefined) return readMasterKeyFile(masterKeyFile, 'MASTER_KEY_FILE');
  if (databaseUrl !== undefined || databaseUrls !== undefined)
    throw new SettingsFault([
      'MASTER_KEY is missing: with DATABASE_URL the key of personal texts must be given, there or in MASTER_KEY_FILE. Make one with: openssl rand -base64 32',
    ]);
  const kept = openSecrets(dataDir).get('master-key', () => randomBytes(32).toString('base64'));
  return bytesIn(kept, 'The file secrets/master-key in DATA_DIR');
}

/** The key in a file; `given` is by which name it was given. @throws SettingsFault where it is none */
export const readMasterKeyFile = (file: string, given: string): Buffer => bytesIn(contentOf(file, given), given);

function contentOf(file: string, given: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw new SettingsFault([`${given} cannot be read (${errorCode(error)}).`]);
  }
}

function bytesIn(text: string, place: string): Buffer {
  const key = keyOf32Bytes(text);
  if (key === undefined) throw new SettingsFault([`${place} is not allowed: it must hold 32 bytes in base64 or hex.`]);
  return Buffer.from(key, 'base64');
}
