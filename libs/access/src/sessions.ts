import { shanghaiDate } from '@lib/calendar';
import type { PostHeld } from '@lib/kernel';
import type { SignedIn } from './actor.js';
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

interface SessionRow {
  readonly account_id: string;
  readonly username: string;
  readonly demonstration: boolean;
  readonly person_id: string;
  readonly name: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly posts: readonly PostHeld[] | null;
}

/**
 * Who is asking, with the posts held today. Nothing is cached: whoever is disabled or loses the last post is out with
 * the next request.
 */
const readSession = `
select a.id as account_id, a.username, a.demonstration, p.id as person_id, p.name, s.created_at, s.expires_at,
  (select json_agg(json_build_object('role', h.role, 'organisation', h.organisation_id) order by h.id)
     from post h
    where h.town_id = a.town_id and h.person_id = a.person_id and h.valid_from <= $4 and (h.valid_to is null or h.valid_to >= $4)) as posts
from session s
join account a on a.town_id = s.town_id and a.id = s.account_id
join person p on p.town_id = a.town_id and p.id = a.person_id
where s.token_hash = $1 and s.town_id = $2 and s.ended_at is null and s.expires_at > $3 and a.disabled_at is null`;

const openSession = `
with forgotten as (delete from session where town_id = $1 and account_id = $3 and expires_at < $4::timestamptz - interval '30 days')
insert into session (town_id, token_hash, account_id, created_at, expires_at) values ($1, $2, $3, $4, $5)`;

export class Sessions {
  constructor(private readonly sql: Sql) {}

  async open(townId: number, accountId: string, now: number): Promise<OpenedSession> {
    const token = newToken();
    const expiresAt = now + idle;
    await this.sql.query({
      name: 'session-open',
      text: openSession,
      values: [townId, tokenHash(token), accountId, new Date(now), new Date(expiresAt)],
    });
    return { token, expiresAt };
  }

  /** One prepared statement; undefined where the token opens nothing, or its owner may no longer come in. */
  async read(townId: number, token: string, now: number): Promise<SignedIn | undefined> {
    if (!looksLikeToken(token)) return undefined;
    const { rows } = await this.sql.query<SessionRow>({
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
    await this.sql.query({
      name: 'session-end',
      text: 'update session set ended_at = $3 where token_hash = $1 and town_id = $2 and ended_at is null',
      values: [tokenHash(token), townId, new Date(now)],
    });
  }

  private async renew(townId: number, token: string, row: SessionRow, now: number): Promise<void> {
    const expiresAt = Math.min(now + idle, row.created_at.getTime() + longest);
    if (expiresAt - row.expires_at.getTime() < renewAfter) return;
    await this.sql.query({
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
});
