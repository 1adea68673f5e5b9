import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../error-code.js';

/** What DATA_DIR/secrets holds, one file of mode 0600 each. */
export const secretNames = [
  'database-superuser',
  'database-migrator',
  'database-app',
  'database-claimer',
  'database-queue',
  'demonstration-password',
  'demonstration-password-hash',
  'metrics-token',
  'history-key',
  'master-key',
] as const;
export type SecretName = (typeof secretNames)[number];

export interface Secrets {
  has(name: SecretName): boolean;
  /** The kept secret; made and kept first when there is none. */
  get(name: SecretName, make?: () => string): string;
  keep(name: SecretName, value: string): void;
}

export function openSecrets(dataDir: string): Secrets {
  const folder = join(dataDir, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const fileOf = (name: SecretName): string => join(folder, name);

  const keep = (name: SecretName, value: string): void => {
    // Renamed into place: a start that is killed here leaves the old secret or the new one, never half of one.
    const half = `${fileOf(name)}.new`;
    writeFileSync(half, `${value}\n`, { mode: 0o600 });
    renameSync(half, fileOf(name));
  };
  /** Hub and worker may make one at the same moment: the first stands, and is everybody's. */
  const keepFirst = (name: SecretName, value: string): void => {
    const own = `${fileOf(name)}.${process.pid}`;
    writeFileSync(own, `${value}\n`, { mode: 0o600 });
    try {
      linkSync(own, fileOf(name));
    } catch (error) {
      // Some file systems know no second name for a file; there it is renamed as before.
      if (errorCode(error) !== 'EEXIST') return renameSync(own, fileOf(name));
    }
    unlinkSync(own);
  };
  return {
    has: (name) => existsSync(fileOf(name)),
    keep,
    get: (name, make = randomSecret) => {
      if (existsSync(fileOf(name))) return readFileSync(fileOf(name), 'utf8').trim();
      keepFirst(name, make());
      return readFileSync(fileOf(name), 'utf8').trim();
    },
  };
}

/** 192 bits, in letters that need no escape in an address. */
export const randomSecret = (): string => randomBytes(24).toString('base64url');

/** Letters and digits that are not mistaken for one another when read from a screen: 12 of 31, about 59 bits. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789';

export const randomPassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => readable[randomInt(readable.length)]).join('')).join('-');
