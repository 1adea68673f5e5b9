import type { JsonObject, Words } from '@lib/kernel';
import type { NoticeSend } from '@lib/queue';

/** What the worker needs of the store. Abstract classes and not interfaces, so that Nest can inject by them. */

export interface DeadlineKey {
  readonly townId: number;
  readonly matterKind: string;
  readonly matterId: string;
  readonly rule: string;
  readonly occurrence: number;
  readonly rung: number;
}

export interface OutboxRow {
  readonly townId: number;
  readonly id: string;
  readonly job: string;
  readonly payload: JsonObject;
  /** Handed over before and not acknowledged since. */
  readonly again: boolean;
}

export abstract class Outbox {
  /** Hands over the oldest rows, all or none; returns how many. `now` is epoch ms. */
  abstract takeBatch(limit: number, now: number, move: (rows: readonly OutboxRow[]) => Promise<void>): Promise<number>;
  abstract done(townId: number, id: string): Promise<void>;
}

export abstract class Deadlines {
  /** Due and pending, oldest first, across towns, without locks. */
  abstract dueCandidates(now: number, limit: number): Promise<readonly DeadlineKey[]>;
  /** Moves the next attempt away, so that a row that cannot fire stands in nobody's way. */
  abstract recordFailure(key: DeadlineKey, error: Error, nextAttemptAt: number): Promise<void>;
}

export abstract class Matters {
  /**
   * The clock's command, in one transaction. `fired`, `gone` where somebody was faster, `not-yet` where the case itself says
   * that it is early; anything else is a failure.
   */
  abstract expire(key: DeadlineKey, now: number): Promise<Expiry>;
  /**
   * The same for deadlines of one town, all or none: an answer for each, in their order. `busy` where another has the matter in
   * hand at this moment, or has met it; `again` where another deadline of the matter was met first; `failed` where it cannot be
   * decided. @throws where the database refuses them together.
   */
  abstract expireTogether(
    townId: number,
    keys: readonly DeadlineKey[],
    now: number,
  ): Promise<readonly (Expiry | 'busy' | 'again' | { readonly failed: Error })[]>;
}

export type Expiry = 'fired' | 'gone' | 'not-yet' | { readonly refused: string };

/** One thing that happened and whom it concerns. */
export interface Told {
  readonly seq: number;
  readonly organisation: string;
  readonly role: string;
  readonly kind: string;
  readonly says: Words;
  readonly urgent: boolean;
}

export abstract class Announcements {
  /** What this version of the matter has to tell; the same at every call. */
  abstract of(version: NoticeSend): Promise<readonly Told[]>;
}

export abstract class WorkerClock {
  /** Epoch ms. */
  abstract now(): number;
}

/** How far the daily look at a town's histories has come; kept in the database, so that any worker can go on. */
export interface FoldCheck {
  readonly townId: number;
  readonly day: string;
  readonly after: string | null;
  readonly looked: number;
  readonly differences: number;
  readonly first: { readonly kind: string; readonly id: string } | null;
  readonly ended: boolean;
}

export interface FoldBatch {
  readonly check: FoldCheck;
  readonly differences: readonly { readonly kind: string; readonly id: string; readonly pointer: string }[];
  readonly last: boolean;
}

export abstract class Histories {
  abstract towns(): Promise<readonly number[]>;
  /** The check of this day, begun where it was not. `now` is epoch ms. */
  abstract of(townId: number, day: string, now: number): Promise<FoldCheck>;
  /** Looks at the next cases and remembers how far it came. */
  abstract look(check: FoldCheck): Promise<FoldBatch>;
  abstract end(check: FoldCheck, now: number): Promise<void>;
}

/** The posts of those who look after the house itself. */
export abstract class Wardens {
  abstract of(townId: number, now: number): Promise<readonly { readonly organisation: string; readonly role: string }[]>;
}

/** Opens the months of the instability report. */
export abstract class Months {
  abstract towns(): Promise<readonly number[]>;
  /** Opens every month that PostgreSQL says is owed at `now` (epoch ms); returns those that were opened. Twice is once. */
  abstract openOwed(townId: number, now: number): Promise<readonly string[]>;
}

/** A head as far as the worker needs it; what it says stands in its text. */
export interface MadeHead {
  readonly head: { readonly number: number; readonly through: string; readonly events: number; readonly key: string };
  readonly body: string;
  readonly signature: string;
}

/** Signs heads over the histories of a town; only this side has the key. */
export abstract class Seals {
  abstract towns(): Promise<readonly number[]>;
  /**
   * Makes a head through the instant (epoch ms) that `owed` names, once it was told through when the last head goes; nothing where it
   * names none. Of several at once one makes it, and the others find it made.
   */
  abstract next(townId: number, owed: (lastThrough: number | undefined) => number | undefined, now: number): Promise<MadeHead | undefined>;
  /** Keeps the head outside the database too. */
  abstract keep(townId: number, head: MadeHead): Promise<void>;
}
