import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';

/**
 * A statement about all histories of a town at one instant: how many stretches the list holds, its root, and the head before it.
 * Held outside, it shows every later change of what it covers.
 */
export interface Head {
  readonly version: 1;
  /** Folder name of the town. */
  readonly town: string;
  /** From 1, without a gap. */
  readonly number: number;
  /** ISO 8601, UTC: every event up to here that was there is covered. */
  readonly through: string;
  readonly made: string;
  readonly stretches: number;
  readonly events: number;
  /** Hex: root of the tree over the stretches. */
  readonly root: string;
  /** Hex: hash of the head before; zeros for the first. */
  readonly previous: string;
  /** Ed25519, 32 bytes in base64url. */
  readonly key: string;
}

/** What is handed outside: the very text that was signed, and the signature. */
export interface SignedHead {
  /** Canonical JSON of the head. */
  readonly body: string;
  /** base64url. */
  readonly signature: string;
}

/** Signs with a key that the database never sees. */
export interface HeadSigner {
  /** base64url. */
  readonly publicKey: string;
  sign(bytes: Buffer): Buffer;
}

/** No other statement of this house is signed or hashed under these words. */
const domain = 'duliu history head v1\n';
export const noHead = '0'.repeat(64);

const bytesOf = (body: string): Buffer => Buffer.from(domain + body, 'utf8');

export function signHead(head: Head, signer: HeadSigner): SignedHead {
  const { version, town, number, through, made, stretches, events, root, previous, key } = head;
  const body = JSON.stringify({ events, key, made, number, previous, root, stretches, through, town, version });
  return { body, signature: signer.sign(bytesOf(body)).toString('base64url') };
}

/** Hex. */
export const headHash = (body: string): string => createHash('sha256').update(bytesOf(body)).digest('hex');

/** Whether this head was signed by the key that it names. Whether that key is to be trusted is another question. */
export function isSigned({ body, signature }: SignedHead, publicKey: string): boolean {
  const key = publicKeyOf(publicKey);
  return key !== undefined && verify(null, bytesOf(body), key, Buffer.from(signature, 'base64url'));
}

function publicKeyOf(text: string): KeyObject | undefined {
  if (!/^[\w-]{43}$/.test(text)) return undefined;
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: text }, format: 'jwk' });
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'ERR_CRYPTO_INVALID_JWK') return undefined;
    throw error;
  }
}

const texts = ['town', 'through', 'made', 'root', 'previous', 'key'] as const;
const numbers = ['version', 'number', 'stretches', 'events'] as const;

/** The head in a body; undefined where it is none. */
export function readHead(body: string): Head | undefined {
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (typeof read !== 'object' || read === null) return undefined;
  const head = read as { readonly [name: string]: unknown };
  const whole =
    texts.every((name) => typeof head[name] === 'string') &&
    numbers.every((name) => Number.isSafeInteger(head[name])) &&
    head['version'] === 1;
  return whole ? (read as Head) : undefined; // each member was looked at
}

/** Letters and digits that are not mistaken for one another in print (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const [groups, groupLength] = [8, 5];

/** A head for paper: the first 200 bits of its hash in eight groups of five. Nobody finds a second head with the same. */
export function shortForm(body: string): string {
  const bits = [...Buffer.from(headHash(body), 'hex')].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const sign = (index: number): string => alphabet[parseInt(bits.slice(index * 5, index * 5 + 5), 2)] ?? '';
  return Array.from({ length: groups }, (_, group) =>
    Array.from({ length: groupLength }, (__, place) => sign(group * groupLength + place)).join(''),
  ).join('-');
}

/** What was typed from paper, as `shortForm` writes it; undefined where it is no short form. */
export function readShortForm(typed: string): string | undefined {
  const signs = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (signs.length !== groups * groupLength || [...signs].some((sign) => !alphabet.includes(sign))) return undefined;
  return signs.match(/.{5}/g)?.join('-');
}
