import type pg from 'pg';
import { MatterCheck } from './event-check.js';
import { eventPages } from './event-pages.js';
import { Findings, type EventPlace, type Finding } from './finding.js';
import { isSigned, readHead, shortForm } from './head.js';
import { checkList, type HeldHead, type ListChecked } from './list-check.js';
import { checkMatters } from './matter-checks.js';
import { inSnapshot, type Snapshot } from './snapshot.js';
import type { TextVault } from '../vault/text-vault.js';

export interface VerifyOptions {
  /** Folder name of the town. */
  readonly town: string;
  /** Public keys whose signature counts, base64url. */
  readonly trusted: ReadonlySet<string>;
  /** Opens the texts that lie sealed. */
  readonly vault: TextVault;
  /** A head that was kept outside. */
  readonly held?: HeldHead;
}

export interface Verified {
  /** The first ones; those that name an event come first. */
  readonly findings: readonly Finding[];
  readonly count: number;
  readonly matters: number;
  readonly events: number;
  readonly texts: number;
  readonly heads: number;
  /** The newest head that is in order. */
  readonly last: ListChecked['last'];
  /** Events that no head covers yet. */
  readonly uncovered: number;
}

// What is sealed and has no event at all; a row of a case, a report or a person that has none. Both are found by their key alone.
const emptied = `
select s.matter_kind as kind, s.matter_id as id, s.number, 1 as seq from history_stretch s
where s.town_id = $1 and s.from_seq = 1
  and not exists (select from event e where e.town_id = $1 and e.matter_kind = s.matter_kind and e.matter_id = s.matter_id)
union
select c.kind, c.id, c.number, 1 from cases c
where c.town_id = $1 and not exists (select from event e where e.town_id = $1 and e.matter_kind = c.kind and e.matter_id = c.id)
union
select 'instability-report', r.id, r.number, 1 from report r
where r.town_id = $1 and not exists (
  select from event e where e.town_id = $1 and e.matter_kind = 'instability-report' and e.matter_id = r.id)
union
select 'instability-period', r.id, r.number, 1 from report_period r
where r.town_id = $1 and not exists (
  select from event e where e.town_id = $1 and e.matter_kind = 'instability-period' and e.matter_id = r.id)
union
select 'person', p.matter_id, p.id, 1 from person p
where p.town_id = $1 and p.seq > 0 and not exists (select from event e where e.town_id = $1 and e.matter_kind = 'person' and e.matter_id = p.matter_id)
order by id limit 100`;

/** Matters that are looked up together; their hashes are in memory meanwhile. */
const together = 500;

/**
 * Looks at every event of the town, in one snapshot and in constant memory: the chains hang together, what was sealed is there as
 * it was sealed, and the heads are signed by a trusted key. With a held head, also that this head still stands.
 * @throws where the town is not there
 */
export function verifyHistory(url: string, { town, trusted, vault, held }: VerifyOptions): Promise<Verified> {
  return inSnapshot(url, town, async (snapshot, id) => {
    const { beside } = snapshot;
    const listed = await checkList(beside, { id, slug: town }, trusted);
    const missing = held && (await checkHeld(beside, id, held, trusted));
    const { findings, orphan, ...counts } = await checkEvents({ ...snapshot, vault }, id, await vouchedUntil(beside, id, held));
    // Where the list or a head is gone, the first event that nobody vouches for any more is what it was about.
    findings.add(...[...listed.findings, ...(missing ? [missing] : [])].map((one) => about(one, orphan)));
    const gone = await beside.query<EventPlace>(emptied, [id]);
    findings.add(...gone.rows.map((event): Finding => ({ code: 'history/event-missing', says: 'every event is missing', event })));
    return { findings: findings.first, count: findings.count, ...counts, heads: listed.heads, last: listed.last };
  });
}

const about = (finding: Finding, orphan: EventPlace | undefined): Finding =>
  finding.event || !orphan ? finding : { ...finding, event: orphan };

/** Epoch ms up to which some head, here or outside, says that it covers everything. */
async function vouchedUntil(client: pg.Client, townId: number, held: HeldHead | undefined): Promise<number> {
  if (held && 'short' in held) return Infinity; // what is printed does not tell
  const { rows } = await client.query<{ through: Date | null }>('select max(through) as through from history_head where town_id = $1', [
    townId,
  ]);
  return Math.max(rows[0]?.through?.getTime() ?? 0, Date.parse((held && readHead(held.body)?.through) ?? '') || 0);
}

async function checkEvents({ stream, beside, vault }: Snapshot & Pick<VerifyOptions, 'vault'>, townId: number, vouched: number) {
  const findings = new Findings();
  const total = { matters: 0, events: 0, texts: 0, uncovered: 0 };
  let orphan: EventPlace | undefined;
  let waiting: MatterCheck[] = [];
  const settle = async (checks: readonly MatterCheck[]): Promise<void> => {
    if (checks.length === 0) return;
    const checked = await checkMatters({ client: beside, vault }, townId, checks);
    findings.add(...checked.findings);
    total.texts += checked.texts;
    for (const { event, at, count } of checked.uncovered) {
      total.uncovered += count;
      if (at <= vouched) orphan ??= event;
    }
  };
  for await (const page of eventPages(stream, townId)) {
    for (const row of page) {
      total.events += 1;
      let open = waiting.at(-1);
      if (open?.id !== row.id || open.kind !== row.kind) {
        total.matters += 1;
        open = new MatterCheck(townId, row.kind, row.id);
        waiting.push(open);
      }
      open.take(row);
    }
    if (waiting.length <= together) continue;
    // The last one may go on in the next page.
    const done = waiting.slice(0, -1);
    waiting = waiting.slice(-1);
    await settle(done);
  }
  await settle(waiting);
  return { findings, orphan, ...total };
}

/** The head that was kept outside is one of ours and still stands in the database. */
async function checkHeld(client: pg.Client, townId: number, held: HeldHead, trusted: ReadonlySet<string>): Promise<Finding | undefined> {
  if ('short' in held) {
    const { rows } = await client.query<{ body: string }>('select body from history_head where town_id = $1', [townId]);
    if (rows.some(({ body }) => shortForm(body) === held.short)) return undefined;
    return { code: 'history/head-missing', says: `the head ${held.short}, which is held outside, is not in the database` };
  }
  const head = readHead(held.body);
  if (!head || !trusted.has(head.key) || !isSigned(held, head.key))
    return { code: 'history/held-head-wrong', says: 'the head that was given is not signed by a trusted key' };
  const { rows } = await client.query<{ body: string }>('select body from history_head where town_id = $1 and number = $2', [
    townId,
    head.number,
  ]);
  if (rows[0]?.body === held.body) return undefined;
  const says = `head ${head.number}, which is held outside, ${rows[0] ? 'is another one in the database' : 'is not in the database'}`;
  return { code: 'history/head-missing', says };
}
