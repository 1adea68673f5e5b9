import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { auditRanges, consistencyRanges, Frontier, joined, leafHash, nodeHash, subtreesOf, type Range } from './merkle.js';

const leaves = Array.from({ length: 300 }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)));

/** RFC 6962, 2.1, word by word. */
function treeHash(part: readonly Buffer[]): Buffer {
  const [only] = part;
  if (!only) return createHash('sha256').digest();
  if (part.length === 1) return only;
  let split = 1;
  while (split * 2 < part.length) split *= 2;
  return nodeHash(treeHash(part.slice(0, split)), treeHash(part.slice(split)));
}

const grown = (size: number): Frontier => {
  const frontier = new Frontier();
  for (const leaf of leaves.slice(0, size)) frontier.append(leaf);
  return frontier;
};
const hashOf = ({ from, to }: Range): Buffer => treeHash(leaves.slice(from, to));

describe('the tree over the list', () => {
  it.each([0, 1, 2, 3, 7, 8, 255, 256, 257, 300])('has the root of RFC 6962 at %i leaves', (size) => {
    expect(grown(size).root()).toEqual(treeHash(leaves.slice(0, size)));
  });

  it('goes on from its right edge alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (a, b) => {
        const [before, after] = [Math.min(a, b), Math.max(a, b)];
        const frontier = new Frontier(before, grown(before).bytes());
        for (const leaf of leaves.slice(before, after)) frontier.append(leaf);
        expect(frontier.root()).toEqual(treeHash(leaves.slice(0, after)));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps each whole subtree of 256 leaves once', () => {
    const frontier = new Frontier();
    const kept = leaves.flatMap((leaf) => frontier.append(leaf));
    expect(kept).toEqual([{ level: 8, position: 0, hash: treeHash(leaves.slice(0, 256)) }]);
  });

  it('takes ranges apart into whole subtrees whose hashes make the range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), (size, at) => {
        for (const range of auditRanges(at % size, size)) {
          const peaks = subtreesOf(range).map(({ level, position }) =>
            hashOf({ from: position * 2 ** level, to: (position + 1) * 2 ** level }),
          );
          expect(joined(peaks)).toEqual(hashOf(range));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('names the ranges of the proofs in RFC 6962, 2.1.3', () => {
    expect(auditRanges(0, 7)).toEqual([
      { from: 1, to: 2 },
      { from: 2, to: 4 },
      { from: 4, to: 7 },
    ]); // [b, h, l]
    expect(auditRanges(6, 7)).toEqual([
      { from: 4, to: 6 },
      { from: 0, to: 4 },
    ]); // [i, k]
    expect(consistencyRanges(3, 7)).toEqual([
      { from: 2, to: 3 },
      { from: 3, to: 4 },
      { from: 0, to: 2 },
      { from: 4, to: 7 },
    ]); // [c, d, g, l]
    expect(consistencyRanges(4, 7)).toEqual([{ from: 4, to: 7 }]); // [l]
    expect(consistencyRanges(6, 7)).toEqual([
      { from: 4, to: 6 },
      { from: 6, to: 7 },
      { from: 0, to: 4 },
    ]); // [i, j, k]
  });
});
