import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 32 random bytes; the database keeps only their SHA-256, so that a stolen table opens nothing. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

const tokenForm = /^[\w-]{43}$/;
export const looksLikeToken = (text: string): boolean => tokenForm.test(text);

/** What the throttle keeps of a user name or an address: enough to count, nothing to read. */
export const subjectHash = (...parts: readonly string[]): Buffer => createHash('sha256').update(JSON.stringify(parts)).digest();

/**
 * A device on which this account signed in before is throttled by itself, so that a flood of wrong passwords, even from the
 * same office, cannot keep its owner out. The seal is keyed with the password hash: a new password forgets all devices.
 */
export function deviceMark(accountId: string, passwordHash: string): string {
  const nonce = randomBytes(12).toString('base64url');
  return `${nonce}.${seal(accountId, passwordHash, nonce)}`;
}

/** The device's nonce, or undefined for a mark that is not ours or not this account's. */
export function knownDevice(mark: string | undefined, accountId: string, passwordHash: string): string | undefined {
  const [nonce, given, more] = (mark ?? '').split('.');
  if (!nonce || !given || more !== undefined) return undefined;
  const expected = Buffer.from(seal(accountId, passwordHash, nonce));
  const offered = Buffer.from(given);
  return expected.length === offered.length && timingSafeEqual(expected, offered) ? nonce : undefined;
}

const seal = (accountId: string, passwordHash: string, nonce: string): string =>
  createHmac('sha256', passwordHash)
    .update(JSON.stringify([accountId, nonce]))
    .digest('base64url');
