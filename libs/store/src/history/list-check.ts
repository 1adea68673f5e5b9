import type pg from 'pg';
import type { Finding } from './finding.js';
import { headHash, isSigned, noHead, readHead, shortForm, type Head } from './head.js';
import { Frontier } from './merkle.js';
import { hashesIn, stretchHash, type Stretch } from './stretch.js';

const heads = `
select number, body, hash, signature from history_head where town_id = $1 and number > $2 order by number limit 500`;
const stretches = `
select position::float8 as position, matter_kind as kind, matter_id::text as id, number, from_seq as "from", to_seq as "to", hashes, leaf
from history_stretch where town_id = $1 and position > $2::float8::bigint order by position limit 4000`;

interface HeadRow {
  readonly number: number;
  readonly body: string;
  readonly hash: Buffer;
  readonly signature: Buffer;
}

interface ListRow extends Omit<Stretch, 'hashes'> {
  readonly position: number;
  readonly hashes: Buffer;
  readonly leaf: Buffer;
}

/** What is held outside: a head by its very text, or by the short form that was printed. */
export type HeldHead = { readonly body: string; readonly signature: string } | { readonly short: string };

export interface ListChecked {
  readonly findings: readonly Finding[];
  readonly heads: number;
  readonly stretches: number;
  /** The newest head that is in order. */
  readonly last: (Head & { readonly hash: string; readonly short: string }) | undefined;
}

/** Every head follows the one before, is signed by a trusted key, and has the root that the list gives at its size. */
export async function checkList(
  client: pg.Client,
  town: { readonly id: number; readonly slug: string },
  trusted: ReadonlySet<string>,
): Promise<ListChecked> {
  const list = new GrowingList(pagesOf<ListRow>(client, stretches, town.id, ({ position }) => position, -1));
  let [before, hash, count]: [Head | undefined, string, number] = [undefined, noHead, 0];
  let last: ListChecked['last'];
  const findings: Finding[] = [];
  for await (const row of pagesOf<HeadRow>(client, heads, town.id, ({ number }) => number, 0)) {
    count += 1;
    const head = readHead(row.body);
    const wrong = !head ? 'is not readable' : follows(row, head, { town: town.slug, before, hash, number: count }, trusted);
    if (!head || wrong !== undefined) {
      findings.push({ code: 'history/head-wrong', says: `head ${row.number} ${wrong ?? ''}` });
      break;
    }
    const torn = await list.growTo(head);
    if (torn) {
      findings.push(torn);
      break;
    }
    [before, hash] = [head, headHash(row.body)];
    last = { ...head, hash, short: shortForm(row.body) };
  }
  if (findings.length === 0 && !(await list.isAtEnd()))
    findings.push({
      code: 'history/head-missing',
      says: `the list of sealed events goes on behind head ${count}: a head is missing`,
      ...(await list.next()),
    });
  return { findings, heads: count, stretches: list.size, last };
}

interface Expected {
  readonly town: string;
  readonly before: Head | undefined;
  readonly hash: string;
  readonly number: number;
}

function follows(row: HeadRow, head: Head, { town, before, hash, number }: Expected, trusted: ReadonlySet<string>): string | undefined {
  if (row.number !== number || head.number !== row.number) return `stands where head ${number} should stand: a head is missing`;
  if (head.town !== town) return `is of the town ${head.town}`;
  if (head.previous !== hash) return 'does not hang on the head before it';
  if (!row.hash.equals(Buffer.from(headHash(row.body), 'hex'))) return 'is not what was hashed';
  if (!trusted.has(head.key)) return `is signed with a key that is not trusted here: ${head.key}`;
  if (!isSigned({ body: row.body, signature: row.signature.toString('base64url') }, head.key)) return 'is not signed by its key';
  const shrinks =
    before !== undefined && (head.stretches < before.stretches || head.events < before.events || head.through < before.through);
  return shrinks ? 'covers less than the head before it' : undefined;
}

/** The list of stretches, taken in order and never twice. */
class GrowingList {
  private readonly tree = new Frontier();
  private events = 0;
  private waiting: ListRow | undefined;

  constructor(private readonly rows: AsyncGenerator<ListRow>) {}

  get size(): number {
    return this.tree.size;
  }

  /** What is wrong with the part of the list that this head added. */
  async growTo(head: Head): Promise<Finding | undefined> {
    let first: ListRow | undefined;
    while (this.tree.size < head.stretches) {
      const row = await this.take();
      if (row?.position !== this.tree.size)
        return {
          code: 'history/entry-missing',
          says: `entry ${this.tree.size} of the list of sealed events is missing; head ${head.number} of ${dayOf(head)} covers it`,
        };
      first ??= row;
      const { leaf, position: _, ...columns } = row;
      const hashes = hashesIn(row.hashes);
      const made = stretchHash({ ...columns, hashes });
      if (!made.equals(leaf) || hashes.length !== row.to - row.from + 1)
        return {
          code: 'history/entry-changed',
          says: `entry ${row.position} of the list of sealed events is not what was hashed`,
          event: placeOf(row),
        };
      this.tree.append(made);
      this.events += hashes.length;
    }
    if (this.tree.root().toString('hex') === head.root && this.events === head.events) return undefined;
    const says = `what head ${head.number} of ${dayOf(head)} covers is not what it was: at least one of the entries that it added was replaced`;
    return { code: 'history/root-wrong', says, ...(first ? { event: placeOf(first) } : {}) };
  }

  async isAtEnd(): Promise<boolean> {
    this.waiting = await this.take();
    return this.waiting === undefined;
  }

  /** The event that the next entry begins with. */
  async next(): Promise<{ readonly event?: ReturnType<typeof placeOf> }> {
    this.waiting = await this.take();
    return this.waiting ? { event: placeOf(this.waiting) } : {};
  }

  private async take(): Promise<ListRow | undefined> {
    const { waiting } = this;
    this.waiting = undefined;
    if (waiting) return waiting;
    const taken = await this.rows.next();
    return taken.done ? undefined : taken.value;
  }
}

const placeOf = ({ kind, id, number, from }: ListRow) => ({ kind, id, number, seq: from });
/** Plain date, Asia/Shanghai, of the last instant that the head covers. */
const dayOf = ({ through }: Head): string => new Date(Date.parse(through) + 8 * 3_600_000).toISOString().slice(0, 10);

async function* pagesOf<Row extends pg.QueryResultRow>(
  client: pg.Client,
  text: string,
  townId: number,
  keyOf: (row: Row) => number,
  before: number,
): AsyncGenerator<Row> {
  for (let after = before; ;) {
    const { rows } = await client.query<Row>(text, [townId, after]);
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = keyOf(last);
  }
}
