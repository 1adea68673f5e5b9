import { createHash } from 'node:crypto';

/**
 * A tree of hashes over a list that only grows, as RFC 6962 section 2.1 has it: leaves and nodes are hashed under prefixes of
 * their own, so that no node can be passed off as a leaf. Positions count from 0; a range is [from, to).
 */
const leafPrefix = Buffer.of(0);
const nodePrefix = Buffer.of(1);

export const leafHash = (content: Uint8Array): Buffer => createHash('sha256').update(leafPrefix).update(content).digest();
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash('sha256').update(nodePrefix).update(left).update(right).digest();

const emptyRoot = createHash('sha256').digest();

/** Levels between kept nodes: 256 leaves beneath each, so that a proof reads a few hundred rows from a list of millions. */
export const keptEvery = 8;

/** A whole subtree: 2^level leaves, the first of them at position · 2^level. */
export interface Subtree {
  readonly level: number;
  readonly position: number;
}

/** The right edge of a growing tree: enough to go on with it and to know its root, whatever its size. */
export class Frontier {
  /** Whole subtrees from the left, each larger than the next; which they are follows from the size. */
  private readonly peaks: Buffer[];

  constructor(
    private count = 0,
    peaks: Uint8Array = Buffer.alloc(0),
  ) {
    const bytes = Buffer.from(peaks);
    this.peaks = Array.from({ length: bytes.length / 32 }, (_, index) => bytes.subarray(index * 32, index * 32 + 32));
    if (this.peaks.length !== bitsIn(count)) throw new RangeError(`a tree of ${count} leaves has not ${this.peaks.length} peaks`);
  }

  get size(): number {
    return this.count;
  }

  /** Adds a leaf by its hash. Returns the subtrees to be kept that became whole by it, lowest first. */
  append(leaf: Buffer): readonly (Subtree & { readonly hash: Buffer })[] {
    const whole: (Subtree & { readonly hash: Buffer })[] = [];
    let [hash, level, position] = [leaf, 0, this.count];
    for (; position % 2 === 1; position = (position - 1) / 2) {
      const left = this.peaks.pop();
      if (!left) throw new RangeError('a peak is missing');
      hash = nodeHash(left, hash);
      level += 1;
      if (level % keptEvery === 0) whole.push({ level, position: (position - 1) / 2, hash });
    }
    this.peaks.push(hash);
    this.count += 1;
    return whole;
  }

  root(): Buffer {
    return joined(this.peaks);
  }

  /** The peaks one after the other, for the constructor. */
  bytes(): Buffer {
    return Buffer.concat(this.peaks);
  }
}

/** The root of a range from the whole subtrees that it is made of, left to right. */
export const joined = (peaks: readonly Buffer[]): Buffer =>
  peaks.length === 0 ? emptyRoot : peaks.reduceRight((right, left) => nodeHash(left, right));

const bitsIn = (count: number): number => [...count.toString(2)].filter((bit) => bit === '1').length;

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The ranges whose hashes lead from one leaf to the root of `size` leaves, nearest first (RFC 6962, 2.1.1). */
export function auditRanges(position: number, size: number): readonly Range[] {
  const ranges: Range[] = [];
  for (let [from, to] = [0, size]; to - from > 1;) {
    const middle = from + largestPowerBelow(to - from);
    ranges.unshift(position < middle ? { from: middle, to } : { from, to: middle });
    [from, to] = position < middle ? [from, middle] : [middle, to];
  }
  return ranges;
}

/** The ranges whose hashes show that `size` leaves begin with the `earlier` ones (RFC 6962, 2.1.2). */
export function consistencyRanges(earlier: number, size: number): readonly Range[] {
  if (earlier === 0 || earlier === size) return [];
  const ranges: Range[] = [];
  let [from, to, known] = [0, size, true];
  while (to - from > 0) {
    if (earlier === to) {
      if (!known) ranges.unshift({ from, to });
      break;
    }
    const middle = from + largestPowerBelow(to - from);
    if (earlier <= middle) {
      ranges.unshift({ from: middle, to });
      to = middle;
    } else {
      ranges.unshift({ from, to: middle });
      from = middle;
      known = false;
    }
  }
  return ranges;
}

/** The whole subtrees that a range is made of, left to right. */
export function subtreesOf({ from, to }: Range): readonly Subtree[] {
  const parts: Subtree[] = [];
  for (let at = from; at < to;) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level += 1;
    parts.push({ level, position: at / 2 ** level });
    at += 2 ** level;
  }
  return parts;
}

function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
