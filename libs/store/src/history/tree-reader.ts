import type { DataSource } from 'typeorm';
import { asHouse } from '../identity.js';
import { ask } from '../in-transaction.js';
import { joined, keptEvery, nodeHash, subtreesOf, type Range, type Subtree } from './merkle.js';

/** Kept hashes of one level: leaves (level 0), or nodes of a level that is kept. */
interface Rows {
  readonly level: number;
  readonly from: number;
  readonly to: number;
}

const select = `
select w.level, s.position::float8 as position, encode(s.leaf, 'hex') as hash
from jsonb_to_recordset($2) w (level int, "from" bigint, "to" bigint)
join history_stretch s on s.town_id = $1 and s.position >= w."from" and s.position < w."to" where w.level = 0
union all
select w.level, n.position::float8, encode(n.hash, 'hex')
from jsonb_to_recordset($2) w (level int, "from" bigint, "to" bigint)
join history_node n on n.town_id = $1 and n.level = w.level and n.position >= w."from" and n.position < w."to" where w.level > 0`;

/** The rows that make up a whole subtree: no more than 2^(keptEvery - 1). */
function rowsOf({ level, position }: Subtree): Rows {
  const base = level - (level % keptEvery);
  const count = 2 ** (level - base);
  return { level: base, from: position * count, to: (position + 1) * count };
}

/**
 * The hash of each range, in one question to the database.
 * @throws where the tree that is kept has a hole
 */
export async function hashesOf(source: DataSource, townId: number, ranges: readonly Range[]): Promise<readonly Buffer[]> {
  const wanted = ranges.flatMap((range) => subtreesOf(range).map(rowsOf));
  const rows =
    wanted.length === 0
      ? []
      : await ask<{ level: number; position: number; hash: string }>(source, asHouse(townId, 'history'), {
          text: select,
          values: [townId, JSON.stringify(wanted)],
        });
  const known = new Map(rows.map(({ level, position, hash }) => [`${level}/${position}`, Buffer.from(hash, 'hex')]));
  const whole = (subtree: Subtree): Buffer => {
    const { level, from, to } = rowsOf(subtree);
    let row: readonly Buffer[] = Array.from({ length: to - from }, (_, index) => {
      const hash = known.get(`${level}/${from + index}`);
      if (!hash) throw new Error(`The tree of the history has no hash at level ${level}, position ${from + index}`);
      return hash;
    });
    while (row.length > 1) row = row.flatMap((left, index) => (index % 2 === 0 ? [nodeHash(left, row[index + 1] ?? left)] : []));
    return row[0] ?? Buffer.alloc(0);
  };
  return ranges.map((range) => joined(subtreesOf(range).map(whole)));
}
