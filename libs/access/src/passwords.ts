import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Gate } from './gate.js';

/** argon2id (the library's default algorithm) with OWASP's first choice: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * A hash costs tens of milliseconds of one core in a thread of its own. Two at once keep a flood of sign-ins from taking the
 * threads that everybody else needs.
 */
const gate = new Gate(2);

export const hashPassword = (password: string): Promise<string> => gate.through(() => hash(password, cost));

/** False also for a hash that cannot be read: an account made unusable is no fault. */
export async function passwordFits(passwordHash: string, password: string): Promise<boolean> {
  if (!passwordHash.startsWith('$argon2id$')) return false;
  return gate.through(() => verify(passwordHash, password));
}

export const hashesWaiting = (): number => gate.waiting;

let decoy: Promise<string> | undefined;

/** Costs as much as a wrong password, so that an unknown user name cannot be told by the clock. */
export async function pretendToCheck(password: string): Promise<void> {
  decoy ??= hashPassword(randomBytes(16).toString('base64url'));
  await passwordFits(await decoy, password);
}
