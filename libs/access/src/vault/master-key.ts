import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { keyBytes, openWith, sealWith, SealBroken } from './sealed-box.js';

/** A town's key was wrapped by a master key that is not the one given. The message is made for the operator. */
export class OtherMasterKey extends Error {
  override readonly name = 'OtherMasterKey';
}

const markBytes = 8;

/** Wraps the keys of towns. It is never in the database: whoever has that alone opens nothing. */
export class MasterKey {
  private readonly wrapping: Buffer;
  /** Tells master keys apart without telling anything of them. */
  private readonly mark: Buffer;

  /** @throws RangeError where it is not 32 bytes */
  constructor(secret: Buffer) {
    if (secret.length !== keyBytes) throw new RangeError(`a master key has ${keyBytes} bytes`);
    this.wrapping = Buffer.from(hkdfSync('sha256', secret, '', 'duliu wrapping of keys v1', keyBytes));
    this.mark = createHmac('sha256', secret).update('duliu mark of a master key v1').digest().subarray(0, markBytes);
  }

  /** A new key, and how it may be kept. `bound` says whose and what for. */
  make(bound: string): { readonly key: Buffer; readonly wrapped: Buffer } {
    const key = randomBytes(keyBytes);
    return { key, wrapped: this.wrap(key, bound) };
  }

  wrap(key: Buffer, bound: string): Buffer {
    return Buffer.concat([this.mark, sealWith(this.wrapping, key, bound)]);
  }

  /** @throws OtherMasterKey @throws SealBroken where it was changed or moved */
  unwrap(wrapped: Buffer, bound: string): Buffer {
    if (!wrapped.subarray(0, markBytes).equals(this.mark))
      throw new OtherMasterKey(
        'The keys in the database were wrapped by another master key. Give the one of before in MASTER_KEY or MASTER_KEY_FILE.',
      );
    const key = openWith(this.wrapping, wrapped.subarray(markBytes), bound);
    if (key.length !== keyBytes) throw new SealBroken('a wrapped key has the wrong length');
    return key;
  }
}
