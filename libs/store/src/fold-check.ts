import { caseOf, isCollective, isLive, watched, type Case } from '@lib/cases';
import { firstDifference, type Difference } from '@lib/kernel';
import { chained, genesis } from './chain.js';
import type { KeptDeadline, KeptEvent, StoredCase } from './stored-case.js';

/**
 * Whether a case's history, its row and its deadlines tell the same: the first difference, or null. What the history says
 * is expected; the pointer leads into `/events`, `/data`, `/row` or `/deadlines`.
 */
export function foldDifference(stored: StoredCase): Difference | null {
  const broken = chainDifference(stored);
  if (broken) return broken;
  const folded = caseOf(stored.id, stored.events, registrarOf(stored.events));
  if (!folded) return { pointer: '/events', expected: 'a registration', found: [] };
  return (
    firstDifference(folded, stored.data, '/data') ??
    firstDifference(columnsOf(folded, stored.events), stored.row, '/row') ??
    firstDifference(byKey(deadlinesOf(folded, stored.events)), byKey(stored.deadlines), '/deadlines')
  );
}

/** The events follow each other without a gap, and each is what was hashed. */
function chainDifference({ townId, id, row, events }: StoredCase): Difference | null {
  const stream = { townId, kind: String(row['kind']), id };
  let previous = genesis;
  for (const [index, event] of events.entries()) {
    const at = `/events/${index}`;
    if (event.seq !== index + 1) return { pointer: `${at}/seq`, expected: index + 1, found: event.seq };
    const [made] = chained(stream, [event], event.actor, previous);
    if (!made) throw new Error('an event without a hash');
    if (made.canonical !== event.canonical) return unlikeItsBytes(at, event);
    if (event.previous !== previous) return { pointer: `${at}/previous`, expected: previous, found: event.previous };
    if (event.hash !== made.hash) return { pointer: `${at}/hash`, expected: made.hash, found: event.hash };
    previous = event.hash;
  }
  return null;
}

/** What was hashed is what was meant: the columns have been changed since, or else the bytes. */
function unlikeItsBytes(at: string, event: KeptEvent): Difference {
  const { seq, version, type, at: instant, actor, data, canonical } = event;
  const hashed = parsed(canonical);
  const columns = { seq, version, type, at: instant, actor, data };
  const { town: _, kind: __, matter: ___, ...meant } = hashed;
  return firstDifference(meant, columns, at) ?? { pointer: `${at}/canonical`, expected: columns, found: canonical };
}

function parsed(canonical: string): { readonly [name: string]: unknown } {
  try {
    return JSON.parse(canonical) as { readonly [name: string]: unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

const registrarOf = ([first]: readonly KeptEvent[]): string | null =>
  (first?.actor as { readonly person?: string } | undefined)?.person ?? null; // written by the store

/** The columns that the row must have beside its data. */
function columnsOf(folded: Case, events: readonly KeptEvent[]): { readonly [column: string]: unknown } {
  const { holder, lead } = folded;
  const watch = holder ? watched(folded) : undefined;
  const ends = folded.deadlines.filter(isLive).map(({ limitAt }) => limitAt);
  const last = events.at(-1);
  return {
    kind: folded.kind,
    flowVersion: folded.flowVersion,
    number: folded.number,
    state: folded.state,
    open: holder !== null, // an open case has a holder, an ended one has none
    holderOrganisation: holder?.organisation ?? null,
    holderPost: holder?.post ?? null,
    holderSince: holder?.since ?? null,
    watchedRule: watch?.rule ?? null,
    watchedOccurrence: watch?.occurrence ?? null,
    watchedRung: watch?.rung ?? null,
    waitingOn: folded.waitingOn,
    lead,
    involved: folded.involved,
    village: folded.village,
    tile: folded.tile,
    leaf: folded.leaf,
    risk: folded.risk,
    project: folded.project,
    collective: isCollective(folded),
    source: folded.source,
    occurredOn: folded.occurredOn,
    registeredAt: folded.registeredAt,
    registeredBy: folded.registeredBy,
    nextDueAt: ends.length === 0 ? null : Math.min(...ends),
    updatedAt: last?.at,
    version: folded.version,
    seq: folded.seq,
    lastHash: last?.hash,
  };
}

const statusAfter: { readonly [type: string]: string } = {
  DeadlineSet: 'pending',
  DeadlinePaused: 'paused',
  DeadlineResumed: 'pending',
  DeadlineExtended: 'pending',
  DeadlineFired: 'fired',
  DeadlineCancelled: 'cancelled',
};

/** The rows that the deadline table must have: every rung that ever was set, as the events left it. */
function deadlinesOf(folded: Case, events: readonly KeptEvent[]): readonly KeptDeadline[] {
  const rows = new Map<string, KeptDeadline>();
  for (const { type, data } of events) {
    const status = statusAfter[type];
    if (status === undefined) continue;
    const change = data as unknown as KeptDeadline; // written by the core; only what it carries changes
    const known = rows.get(keyOf(change));
    const { rule, occurrence, rung, startedOn, dueOn, dueAt } = { ...known, ...change };
    rows.set(keyOf(change), { rule, occurrence, rung, startedOn, dueOn, dueAt, status });
  }
  // The rung that stands is also in the case itself: the two must not part.
  for (const { rule, occurrence, rung, startedOn, dueOn, dueAt, status } of folded.deadlines)
    rows.set(keyOf({ rule, occurrence, rung }), { rule, occurrence, rung, startedOn, dueOn, dueAt, status });
  return [...rows.values()];
}

const keyOf = ({ rule, occurrence, rung }: Pick<KeptDeadline, 'rule' | 'occurrence' | 'rung'>): string => `${rule}-${occurrence}-${rung}`;

const byKey = (rows: readonly KeptDeadline[]): { readonly [key: string]: KeptDeadline } =>
  Object.fromEntries(rows.map((row) => [keyOf(row), row]));
