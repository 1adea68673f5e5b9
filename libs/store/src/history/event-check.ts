import { hash as digest } from 'node:crypto';
import { genesis } from '../chain.js';
import type { EventPlace, Finding } from './finding.js';

/** An event as it stands in its row, with what was hashed beside it. */
export interface EventRow {
  readonly kind: string;
  readonly id: string;
  readonly seq: number;
  readonly version: number;
  readonly type: string;
  /** Epoch seconds; the database keeps microseconds, and a change there is one too. */
  readonly at: number;
  /** JSON. */
  readonly actor: string;
  readonly data: string;
  /** The bytes in PostgreSQL's escape form. */
  readonly canonical: string;
  /** Hex. */
  readonly previous: string;
  readonly hash: string;
}

/** A text that an event refers to, and the hash that its salt and body must have. */
export interface TextUse {
  readonly hash: string;
  readonly seq: number;
}

/** One matter as far as it was read: its hashes, the texts it refers to, and the first thing that is wrong with it. */
export class MatterCheck {
  /** Hex, of every event from the first. */
  readonly hashes: string[] = [];
  readonly texts = new Map<string, TextUse>();
  /** Texts whose erasure stands in the history. */
  readonly erased = new Set<string>();
  /** Instants of the events, epoch ms. */
  readonly times: number[] = [];
  finding: Finding | undefined;

  constructor(
    readonly townId: number,
    readonly kind: string,
    readonly id: string,
  ) {}

  /** The event is the next one, hangs on the one before, is what was hashed, and its columns say the same. */
  take(row: EventRow): void {
    if (this.finding) return;
    const expected = this.hashes.length + 1;
    const before = this.hashes.at(-1) ?? genesis;
    if (row.seq !== expected) return this.bad(expected, 'history/event-missing', `event ${expected} is missing`);
    if (row.previous !== before) return this.bad(row.seq, 'history/chain-broken', 'does not hang on the event before it');
    const canonical = bytesOf(row.canonical);
    const hash = hashOf(before, canonical);
    if (row.hash !== hash) return this.bad(row.seq, 'history/event-changed', 'is not what was hashed');
    if (!this.tellsTheSame(row, canonical)) return this.bad(row.seq, 'history/event-changed', 'its columns are not what was hashed');
    this.hashes.push(hash);
    this.times.push(row.at * 1_000);
  }

  bad(seq: number, code: Finding['code'], says: string): void {
    this.finding ??= { code, says, event: this.place(seq) };
  }

  place(seq: number, number = ''): EventPlace {
    return { kind: this.kind, id: this.id, number, seq };
  }

  private tellsTheSame(row: EventRow, canonical: string | Buffer): boolean {
    const hashed = parsed(canonical.toString());
    if (!isObject(hashed)) return false;
    const { town, kind, matter, seq, version, type, at, actor, data } = hashed;
    const columns =
      town === this.townId &&
      kind === row.kind &&
      matter === row.id &&
      seq === row.seq &&
      version === row.version &&
      type === row.type &&
      typeof at === 'number' &&
      Math.abs(row.at * 1_000 - at) < halfMicrosecond &&
      Object.keys(hashed).length === 9;
    if (!columns || !same(actor, actorIn(row.actor)) || !same(data, parsed(row.data))) return false;
    if (type === 'TextsErased' && isObject(data) && Array.isArray(data['texts']))
      for (const text of data['texts'] as readonly unknown[]) if (typeof text === 'string') this.erased.add(text);
    if (row.data.includes('$text')) this.noteTexts(data, row.seq);
    return true;
  }

  private noteTexts(value: unknown, seq: number): void {
    if (typeof value !== 'object' || value === null) return;
    if (isObject(value)) {
      const { $text, hash } = value;
      if (typeof $text === 'string' && typeof hash === 'string') {
        this.texts.set($text, { hash, seq: this.texts.get($text)?.seq ?? seq });
        return;
      }
    }
    for (const member of Object.values(value)) this.noteTexts(member, seq);
  }
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether two JSON values are the same; the order of members does not count. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as { readonly [name: string]: unknown }, b as { readonly [name: string]: unknown }];
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => Object.hasOwn(right, name) && same(left[name], right[name]));
}

const halfMicrosecond = 0.000_6;

let lastActor: { readonly text: string; readonly value: unknown } = { text: '', value: undefined };
/** The same person mostly acts several times in a row. */
function actorIn(text: string): unknown {
  if (text !== lastActor.text) lastActor = { text, value: parsed(text) };
  return lastActor.value;
}

/** Text where the bytes are plain ASCII, as nearly always. */
function bytesOf(escaped: string): string | Buffer {
  if (!escaped.includes('\\')) return escaped;
  const bytes: number[] = [];
  for (let at = 0; at < escaped.length; at += 1) {
    if (escaped[at] !== '\\') bytes.push(escaped.charCodeAt(at));
    else if (escaped[at + 1] === '\\') at = push(bytes, 0x5c, at, 1);
    else at = push(bytes, parseInt(escaped.slice(at + 1, at + 4), 8), at, 3);
  }
  return Buffer.from(bytes);
}

function push(bytes: number[], byte: number, at: number, length: number): number {
  bytes.push(byte);
  return at + length;
}

let room = Buffer.alloc(4_096);
/** SHA-256 of the hash before and the bytes, in hex. */
function hashOf(before: string, canonical: string | Buffer): string {
  const length = 32 + canonical.length;
  if (room.length < length) room = Buffer.alloc(length * 2);
  room.write(before, 0, 'hex');
  if (typeof canonical === 'string') room.write(canonical, 32, 'latin1');
  else canonical.copy(room, 32);
  return digest('sha256', room.subarray(0, length), 'hex');
}
