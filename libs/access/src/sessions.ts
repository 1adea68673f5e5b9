import { shanghaiDate } from '@lib/calendar';
import type { PostHeld } from '@lib/kernel';
import type { SignedIn } from './actor.js';
import { owed } from './owed.js';
import type { Sql } from './sql.js';
import { looksLikeToken, newToken, tokenHash } from './tokens.js';

const hours = 3_600_000;
/** Without a request for so long, a session is over. */
const idle = 12 * hours;
/** However busy, a session ends after a week. */
const longest = 7 * 24 * hours;
/** The end is moved at most this often, so that reading a page writes nothing. */
const renewAfter = 1 * hours;

export interface OpenedSession {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** By which door a session came in; `strong`: the provider saw a second factor. */
export type Door = 'password' | 'open-id' | 'open-id-strong';

interface SessionRow {
  readonly account_id: string;
  readonly username: string;
  readonly demonstration: boolean;
  readonly person_id: string;
  readonly name: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly opened_by: Door;
  readonly must_change: boolean;
  readonly second_factor: boolean;
  readonly posts: readonly PostHeld[] | null;
}

/**
 * Who is asking, with the posts held today. Nothing is cached: whoever is disabled or loses the last post is out with
 * the next request. Until this is answered nobody is known to the row policies, so a function of the tables' owner reads it.
 */
const readSession = `select * from session_of($2, $1, $3, $4)`;

const openSession = `
with forgotten as (delete from session where town_id = $1 and account_id = $3 and expires_at < $4::timestamptz - interval '30 days')
insert into session (town_id, token_hash, account_id, created_at, expires_at, opened_by) values ($1, $2, $3, $4, $5, $6)`;

const endAll = `
update session set ended_at = $3 where town_id = $1 and ended_at is null
  and account_id in (select id from account where town_id = $1 and person_id = $2)`;

export class Sessions {
  constructor(private readonly sql: Sql) {}

  async open(townId: number, accountId: string, now: number, by: Door = 'password'): Promise<OpenedSession> {
    const token = newToken();
    const expiresAt = now + idle;
    await this.sql.query(townId, {
      name: 'session-open',
      text: openSession,
      values: [townId, tokenHash(token), accountId, new Date(now), new Date(expiresAt), by],
    });
    return { token, expiresAt };
  }

  /** One prepared statement; undefined where the token opens nothing, or its owner may no longer come in. */
  async read(townId: number, token: string, now: number): Promise<SignedIn | undefined> {
    if (!looksLikeToken(token)) return undefined;
    const { rows } = await this.sql.nowhere<SessionRow>({
      name: 'session-read',
      text: readSession,
      values: [tokenHash(token), townId, new Date(now), shanghaiDate(now)],
    });
    const row = rows[0];
    if (!row?.posts) return undefined;
    await this.renew(townId, token, row, now);
    return signedIn(townId, row, row.posts);
  }

  /** Ending twice, or ending nothing, changes nothing. */
  async end(townId: number, token: string, now: number): Promise<void> {
    if (!looksLikeToken(token)) return;
    await this.sql.query(townId, {
      name: 'session-end',
      text: 'update session set ended_at = $3 where token_hash = $1 and town_id = $2 and ended_at is null',
      values: [tokenHash(token), townId, new Date(now)],
    });
  }

  /** On all devices at once: every session of this person is over with the next request. Returns how many were open. */
  async endAll(townId: number, personId: string, now: number): Promise<number> {
    const { rowCount } = await this.sql.query(townId, { name: 'session-end-all', text: endAll, values: [townId, personId, new Date(now)] });
    return rowCount ?? 0;
  }

  private async renew(townId: number, token: string, row: SessionRow, now: number): Promise<void> {
    const expiresAt = Math.min(now + idle, row.created_at.getTime() + longest);
    if (expiresAt - row.expires_at.getTime() < renewAfter) return;
    await this.sql.query(townId, {
      name: 'session-renew',
      text: 'update session set expires_at = $3 where token_hash = $1 and town_id = $2 and expires_at < $3',
      values: [tokenHash(token), townId, new Date(expiresAt)],
    });
  }
}

const signedIn = (townId: number, row: SessionRow, posts: readonly PostHeld[]): SignedIn => ({
  kind: 'person',
  townId,
  accountId: row.account_id,
  personId: row.person_id,
  username: row.username,
  name: row.name,
  demonstration: row.demonstration,
  posts,
  owes: owed({
    demonstration: row.demonstration,
    openedBy: row.opened_by,
    mustChange: row.must_change,
    secondFactor: row.second_factor,
    posts,
  }),
});
