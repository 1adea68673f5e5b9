import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** What was sealed does not open: it was changed, moved to another place, or sealed with another key. Says nothing of its content. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

const algorithm = 'aes-256-gcm';
export const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM under a random nonce of 96 bits: nonce, ciphertext, tag. `bound` is what it belongs to, such as the row that it stands in;
 * in another place it does not open. One key seals at most 2^32 times (NIST SP 800-38D, 8.3): rotate long before.
 */
export function sealWith(key: Buffer, plain: Buffer, bound: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(bound, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws SealBroken */
export function openWith(key: Buffer, sealed: Buffer, bound: string): Buffer {
  if (sealed.length < nonceBytes + tagBytes) throw new SealBroken('what was sealed is too short');
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(bound, 'utf8'))
    .setAuthTag(sealed.subarray(-tagBytes));
  const opened = decipher.update(sealed.subarray(nonceBytes, -tagBytes));
  try {
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    // OpenSSL has one error for every cause, and it is this one.
    throw new SealBroken('what was sealed does not open: changed, moved, or sealed with another key');
  }
}
