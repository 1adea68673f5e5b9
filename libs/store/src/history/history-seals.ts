import type { DataSource } from 'typeorm';
import { asHouse } from '../identity.js';
import { inTransaction, type Transaction } from '../in-transaction.js';
import { headHash, isSigned, noHead, signHead, type Head, type HeadSigner, type SignedHead } from './head.js';
import { Frontier, type Subtree } from './merkle.js';
import { stretchHash, type Stretch } from './stretch.js';

export interface SealedHead extends SignedHead {
  readonly head: Head;
}

export interface SealOptions {
  readonly signer: HeadSigner;
  /** Epoch ms: when the head is made. */
  readonly now: number;
  /** Epoch ms: events up to here are covered, later ones are left to the next head. Absent: all that there is. */
  readonly through?: number;
  /** Go on with another key than the last head was signed with. */
  readonly newKey?: boolean;
}

/** The heads so far and the key do not fit together; nothing was signed. The message is made for the operator. */
export class SealFault extends Error {
  override readonly name = 'SealFault';
}

interface HeadRow {
  readonly body: string;
  readonly signature: Buffer;
  readonly frontier: Buffer;
}

const lock = `select pg_advisory_xact_lock(hashtext('duliu.history'), $1)`;
const lastHead = `select body, signature, frontier from history_head where town_id = $1 order by number desc limit 1`;
const slugOf = `select slug from town where id = $1`;
/**
 * The next matters and what of their events no stretch covers. It asks the events themselves, by hopping from one matter to the
 * next on their key: a matter whose row is gone or tells less is covered all the same.
 */
const uncovered = `
with recursive matter (kind, id, n) as (
  (select matter_kind, matter_id, 1 from event where town_id = $1 and (matter_kind, matter_id) > ($2, $3)
   order by matter_kind, matter_id limit 1)
  union all
  select next.matter_kind, next.matter_id, n + 1 from matter, lateral (
    select matter_kind, matter_id from event where town_id = $1 and (matter_kind, matter_id) > (matter.kind, matter.id)
    order by matter_kind, matter_id limit 1) next
  where n < $5
)
select matter.kind, matter.id, coalesce(c.number, r.number, p.number, '') as number, coalesce(covered.to_seq, 0) + 1 as "from", fresh.hashes
from matter
left join cases c on c.town_id = $1 and c.id = matter.id
left join report r on r.town_id = $1 and r.id = matter.id
left join report_period p on p.town_id = $1 and p.id = matter.id
left join lateral (
  select to_seq from history_stretch s where s.town_id = $1 and s.matter_kind = matter.kind and s.matter_id = matter.id
  order by to_seq desc limit 1) covered on true
cross join lateral (
  select coalesce(array_agg(encode(hash, 'hex') order by seq) filter (where seq = coalesce(covered.to_seq, 0) + place), '{}') as hashes
  from (
    select seq, hash, row_number() over (order by seq) as place from event e
    where e.town_id = $1 and e.matter_kind = matter.kind and e.matter_id = matter.id and e.seq > coalesce(covered.to_seq, 0) and e.at <= $4
  ) e) fresh
order by matter.kind, matter.id`;
const keepStretches = `
insert into history_stretch (town_id, position, matter_kind, matter_id, number, from_seq, to_seq, hashes, leaf)
select $1, s.position, s.kind, s.id, s.number, s."from", s."to", decode(s.hashes, 'hex'), decode(s.leaf, 'hex')
from jsonb_to_recordset($2) s (position bigint, kind text, id uuid, number text, "from" int, "to" int, hashes text, leaf text)`;
const keepNodes = `
insert into history_node (town_id, level, position, hash)
select $1, n.level, n.position, decode(n.hash, 'hex') from jsonb_to_recordset($2) n (level int, position bigint, hash text)`;
const keepHead = `
insert into history_head (town_id, number, through, body, hash, signature, stretches, events, frontier)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

const beforeAll = '00000000-0000-0000-0000-000000000000';
const page = 2_000;

/** Makes the heads of a town, each in one transaction and one at a time: killed in between, nothing of it is there. */
export class HistorySeals {
  constructor(private readonly source: DataSource) {}

  /** Covers what is not covered yet and signs. @throws SealFault where the last head was not signed with this key */
  seal(townId: number, options: SealOptions): Promise<SealedHead> {
    return this.alone(townId, (transaction, last) => this.make(transaction, townId, last, options));
  }

  /**
   * The first of these instants (epoch ms, oldest first) that no head covers gets one; undefined where every one is covered.
   * Whoever asks at the same time waits, and then finds it done.
   */
  sealNext(
    townId: number,
    owed: (lastThrough: number | undefined) => number | undefined,
    options: SealOptions,
  ): Promise<SealedHead | undefined> {
    return this.alone(townId, async (transaction, last) => {
      const through = owed(last && Date.parse(last.head.through));
      return through === undefined ? undefined : this.make(transaction, townId, last, { ...options, through });
    });
  }

  /** The newest head. */
  async latest(townId: number): Promise<SealedHead | undefined> {
    const last = await inTransaction(
      this.source,
      asHouse(townId, 'history'),
      (transaction) => readLast(transaction, townId),
      () => false,
    );
    return last && { head: last.head, body: last.body, signature: last.signature };
  }

  private alone<T>(townId: number, work: (transaction: Transaction, last: LastHead | undefined) => Promise<T>): Promise<T> {
    return inTransaction(
      this.source,
      asHouse(townId, 'history'),
      async (transaction) => {
        await transaction.query({ text: lock, values: [townId] });
        return work(transaction, await readLast(transaction, townId));
      },
      (made) => made !== undefined,
    );
  }

  private async make(transaction: Transaction, townId: number, last: LastHead | undefined, options: SealOptions): Promise<SealedHead> {
    const { signer, now, newKey } = options;
    if (last && last.head.key !== signer.publicKey && !newKey) throw new SealFault(otherKey(last.head));
    // Never less than the head before: what came late for that one is covered by this one.
    const through = Math.max(options.through ?? now, last ? Date.parse(last.head.through) : 0);
    const frontier = last ? new Frontier(last.head.stretches, last.frontier) : new Frontier();
    if (last && frontier.root().toString('hex') !== last.head.root)
      throw new SealFault(`What is kept of the tree does not lead to head ${last.head.number}. Run history:verify before anything else.`);
    const events = await this.cover(transaction, townId, frontier, new Date(through));
    const { rows } = await transaction.query<{ slug: string }>({ text: slugOf, values: [townId] });
    const head: Head = {
      version: 1,
      town: rows[0]?.slug ?? '',
      number: (last?.head.number ?? 0) + 1,
      through: new Date(through).toISOString(),
      made: new Date(now).toISOString(),
      stretches: frontier.size,
      events: (last?.head.events ?? 0) + events,
      root: frontier.root().toString('hex'),
      previous: last ? headHash(last.body) : noHead,
      key: signer.publicKey,
    };
    const signed = signHead(head, signer);
    await transaction.query({
      text: keepHead,
      values: [
        townId,
        head.number,
        new Date(through),
        signed.body,
        Buffer.from(headHash(signed.body), 'hex'),
        Buffer.from(signed.signature, 'base64url'),
        head.stretches,
        head.events,
        frontier.bytes(),
      ],
    });
    return { head, ...signed };
  }

  /** Appends a stretch for every matter with news. Returns how many events they hold. */
  private async cover(transaction: Transaction, townId: number, frontier: Frontier, through: Date): Promise<number> {
    let events = 0;
    for (let after = { kind: '', id: beforeAll }; ;) {
      const { rows } = await transaction.query<Uncovered>({ text: uncovered, values: [townId, after.kind, after.id, through, page] });
      const stretches = rows
        .filter(({ hashes }) => hashes.length > 0)
        .map(({ kind, id, number, from, hashes }): Stretch => ({ kind, id, number, from, to: from + hashes.length - 1, hashes }));
      const [kept, nodes]: [object[], (Subtree & { hash: string })[]] = [[], []];
      for (const stretch of stretches) {
        const leaf = stretchHash(stretch);
        kept.push({ ...stretch, position: frontier.size, hashes: stretch.hashes.join(''), leaf: leaf.toString('hex') });
        for (const node of frontier.append(leaf)) nodes.push({ ...node, hash: node.hash.toString('hex') });
        events += stretch.hashes.length;
      }
      await Promise.all([
        kept.length > 0 && transaction.query({ text: keepStretches, values: [townId, JSON.stringify(kept)] }),
        nodes.length > 0 && transaction.query({ text: keepNodes, values: [townId, JSON.stringify(nodes)] }),
      ]);
      const reached = rows.at(-1);
      if (!reached || rows.length < page) return events;
      after = reached;
    }
  }
}

interface Uncovered {
  readonly kind: string;
  readonly id: string;
  readonly number: string;
  readonly from: number;
  readonly hashes: readonly string[];
}

interface LastHead extends SealedHead {
  readonly frontier: Buffer;
}

async function readLast(transaction: Transaction, townId: number): Promise<LastHead | undefined> {
  const { rows } = await transaction.query<HeadRow>({ text: lastHead, values: [townId] });
  const [row] = rows;
  if (!row) return undefined;
  const signed = { body: row.body, signature: row.signature.toString('base64url') };
  const head = JSON.parse(row.body) as Head; // looked at by its signature in the next line
  if (!isSigned(signed, head.key))
    throw new SealFault('The last head in the database is not signed by its key. Run history:verify before anything else.');
  return { ...signed, head, frontier: row.frontier };
}

const otherKey = ({ number, key }: Head): string =>
  `Head ${number} was signed with the key ${key}, and the key at hand is another. Put the old key back; if it is lost, go on with the new one: npm run cli -- history:seal --new-key`;
