#!/usr/bin/env node
// Checks a proof of a case's history without access to anything: needs Node 20 or later, this file, the proof, and the public key.
//
//   node check-history.mjs proof.json --key <public key> [--head <file or short form of a head that you hold>]
//
// Ends with 0 only where everything holds. Trees as in RFC 6962, signatures Ed25519, hashes SHA-256.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const hex = (text) => Buffer.from(text, 'hex');
const nodeHash = (left, right) => sha(Buffer.of(1), left, right);
const bytesOfHead = (body) => Buffer.from(`duliu history head v1\n${body}`, 'utf8');

class NotGood extends Error {}
const must = (holds, says) => {
  if (!holds) throw new NotGood(says);
};

/** @returns lines about what was found good. @throws NotGood naming the first thing that is not */
export function checkProof(proof, { key, held }) {
  must(proof?.format === 'duliu history proof 1', 'this is no proof of a history');
  const head = checkHead(proof.head, key);
  const lines = [
    `Head ${head.number} of ${head.town}: everything through ${head.through}, ${head.events} events. Signed by the key given.`,
  ];
  for (const stretch of proof.stretches) checkStretch(stretch, head);
  lines.push(...(proof.events ? checkEvents(proof.events, proof.stretches) : checkedStretches(proof.stretches)));
  if (proof.texts) lines.push(checkTexts(proof.texts, proof.events ?? []));
  if (proof.earlier) {
    const earlier = checkHead(proof.earlier, key);
    checkConsistency(earlier, head, proof.earlier.path);
    lines.push(`Head ${head.number} goes on from head ${earlier.number}: nothing that the earlier one covers was changed.`);
  }
  if (held !== undefined) {
    const heads = [proof.head, ...(proof.earlier ? [proof.earlier] : [])];
    must(
      heads.some(({ body }) => body === held.body || (held.short !== undefined && shortForm(body) === held.short)),
      'the head that you hold is not among those of this proof; ask for a proof that names it (history:prove --head)',
    );
    lines.push('The head that you hold is one of those that the proof leads to.');
  }
  return lines;
}

function checkHead({ body, signature }, key) {
  const head = JSON.parse(body);
  must(head.key === key, `head ${head.number} names another key than the one given: ${head.key}`);
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
  must(verify(null, bytesOfHead(body), publicKey, Buffer.from(signature, 'base64url')), `the signature of head ${head.number} is wrong`);
  return head;
}

/** RFC 9162, 2.1.3.2. */
function checkStretch({ position, path, from, to, hashes, id, kind, number }, head) {
  must(hashes.length === to - from + 1, `events ${from} to ${to} and their hashes do not fit together`);
  let hash = sha(Buffer.of(0), Buffer.from(JSON.stringify({ from, hashes, id, kind, number, to }), 'utf8'));
  let [node, last] = [position, head.stretches - 1];
  for (const step of path) {
    must(last > 0, `the path of events ${from} to ${to} is too long`);
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(hex(step), hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else hash = nodeHash(hash, hex(step));
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  must(last === 0 && hash.toString('hex') === head.root, `events ${from} to ${to} are not what head ${head.number} covers`);
}

/** The events hang together, and the sealed ones are those of the stretches. */
function checkEvents(events, stretches) {
  const sealed = sealedHashes(stretches);
  const { id, kind, number } = stretches[0];
  let previous = Buffer.alloc(32);
  const lines = [];
  for (const [index, canonical] of events.entries()) {
    const seq = index + 1;
    const event = JSON.parse(canonical);
    must(event.seq === seq && event.matter === id && event.kind === kind, `event ${seq} is not event ${seq} of this case`);
    previous = sha(previous, Buffer.from(canonical, 'utf8'));
    const known = sealed.get(seq);
    must(known === undefined || known === previous.toString('hex'), `event ${seq} of ${number} is not the one that was sealed`);
    lines.push(
      `  ${String(seq).padStart(4)}  ${new Date(event.at).toISOString()}  ${event.type}${known ? '' : '  (not covered by a head yet)'}`,
    );
  }
  must(events.length >= sealed.size, `event ${events.length + 1} of ${number} was sealed and is missing`);
  return [`${number}: ${sealed.size} of ${events.length} events are covered, none was changed, left out or moved.`, ...lines];
}

/** By number of the event, from 1 without a gap. */
function sealedHashes(stretches) {
  const hashes = new Map();
  for (const stretch of stretches) {
    must(stretch.from === hashes.size + 1 && stretch.id === stretches[0].id, `events before ${stretch.from} are missing in the proof`);
    for (const hash of stretch.hashes) hashes.set(hashes.size + 1, hash);
  }
  return hashes;
}

const checkedStretches = (stretches) =>
  stretches.map(({ number, from, to }) => `${number}: events ${from} to ${to} are covered as they were when they were sealed.`);

function checkTexts(texts, events) {
  const hashes = new Map();
  const note = (value) => {
    if (typeof value !== 'object' || value === null) return;
    if (typeof value.$text === 'string') hashes.set(value.$text, value.hash);
    else for (const member of Object.values(value)) note(member);
  };
  for (const event of events) note(JSON.parse(event).data);
  for (const { id, salt, body } of texts) {
    must(hashes.has(id), `text ${id} belongs to no event of this case`);
    must(sha(hex(salt), Buffer.from(body, 'utf8')).toString('hex') === hashes.get(id), `text ${id} is not what it was`);
  }
  return `${texts.length} of ${hashes.size} texts are here and are what they were; the others were left out or lawfully erased.`;
}

/** RFC 9162, 2.1.4.2. */
function checkConsistency(earlier, head, path) {
  const torn = `head ${head.number} does not go on from head ${earlier.number}: what was sealed has been changed`;
  const [first, second] = [earlier.stretches, head.stretches];
  must(first <= second, torn);
  if (first === second || first === 0) return must(path.length === 0 && (first === 0 || earlier.root === head.root), torn);
  const steps = path.map(hex);
  if (Number.isInteger(Math.log2(first))) steps.unshift(hex(earlier.root));
  must(steps.length > 0, torn);
  let [node, last] = [first - 1, second - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  let [old, fresh] = [steps[0], steps[0]];
  for (const step of steps.slice(1)) {
    must(last > 0, torn);
    if (node % 2 === 1 || node === last) {
      [old, fresh] = [nodeHash(step, old), nodeHash(step, fresh)];
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else fresh = nodeHash(fresh, step);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  must(last === 0 && old.toString('hex') === earlier.root && fresh.toString('hex') === head.root, torn);
}

/** Eight groups of five: the first 200 bits of the head's hash in Crockford's base 32. */
export function shortForm(body) {
  const bits = [...sha(bytesOfHead(body))].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const signs = bits
    .slice(0, 200)
    .match(/.{5}/g)
    .map((five) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[parseInt(five, 2)]);
  return signs.join('').match(/.{5}/g).join('-');
}

function heldHead(given) {
  if (!existsSync(given))
    return {
      short: given
        .toUpperCase()
        .replace(/[\s-]/g, '')
        .replaceAll('O', '0')
        .replace(/[IL]/g, '1')
        .match(/.{1,5}/g)
        ?.join('-'),
    };
  return { body: JSON.parse(readFileSync(given, 'utf8')).body };
}

function main([file, ...options]) {
  const valueOf = (name) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
  const [key, head] = [valueOf('--key'), valueOf('--head')];
  if (file === undefined || key === undefined) {
    console.log('node check-history.mjs proof.json --key <public key> [--head <file or short form of a head that you hold>]');
    return 2;
  }
  try {
    const held = head === undefined ? undefined : heldHead(head);
    for (const line of checkProof(JSON.parse(readFileSync(file, 'utf8')), { key, held })) console.log(line);
    console.log('GOOD');
    return 0;
  } catch (error) {
    console.log(`NOT GOOD: ${error instanceof NotGood ? error.message : `the proof cannot be read (${error.message})`}`);
    return 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main(process.argv.slice(2));
