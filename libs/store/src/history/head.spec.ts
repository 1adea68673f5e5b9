import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { headFile, readHeldHead } from './head-file.js';
import { isSigned, noHead, readHead, readShortForm, shortForm, signHead, type Head } from './head.js';

const pair = generateKeyPairSync('ed25519');
const publicKey = String(pair.publicKey.export({ format: 'jwk' }).x);
const head: Head = {
  version: 1,
  town: 'duliu',
  number: 1,
  through: '2026-09-07T16:00:00.000Z',
  made: '2026-09-07T16:30:00.000Z',
  stretches: 3,
  events: 9,
  root: 'ab'.repeat(32),
  previous: noHead,
  key: publicKey,
};
const signed = signHead(head, { publicKey, sign: (bytes) => sign(null, bytes, pair.privateKey) });

describe('a signed head', () => {
  it('reads as it was written, and its signature holds for its own text and key only', () => {
    expect(readHead(signed.body)).toEqual(head);
    expect(isSigned(signed, publicKey)).toBe(true);
    expect(isSigned({ ...signed, body: signed.body.replace('"events":9', '"events":8') }, publicKey)).toBe(false);
    expect(isSigned(signed, String(generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x))).toBe(false);
    expect(isSigned(signed, 'no key')).toBe(false);
  });

  it('has a short form for paper that is read back however it was typed', () => {
    const short = shortForm(signed.body);
    expect(short).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(readShortForm(` ${short.toLowerCase().replaceAll('-', ' ')}`)).toBe(short);
    expect(readHeldHead(short.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual({ short });
    expect(shortForm(signed.body.replace('"events":9', '"events":8'))).not.toBe(short);
  });

  it('comes back from its file, and what is no head is refused', () => {
    expect(readHeldHead(headFile(signed))).toEqual(signed);
    expect(() => readHeldHead('{"body":1}')).toThrow('neither a head file nor a short form');
    expect(() => readHeldHead('ABC')).toThrow('neither a head file nor a short form');
    expect(readHead('[]')).toBeUndefined();
    expect(readHead('{"version":2}')).toBeUndefined();
  });
});
