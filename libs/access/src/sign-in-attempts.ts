import type { Sql } from './sql.js';
import { window, waitOf, type Failures, type Subject } from './throttle.js';

export type Subjects = { readonly [subject in Subject]?: Buffer };

export type Admission = { readonly ok: true; readonly counted: readonly string[] } | { readonly ok: false; readonly wait: number };

const failuresOf = `
select kind, count(*)::int as count, max(at) as last
from sign_in_attempt
where town_id = $1 and (kind, subject) in (select * from unnest($2::text[], $3::bytea[])) and at > $4
group by kind`;

const count = `
with old as (
  delete from sign_in_attempt where town_id = $1 and (kind, subject) in (select * from unnest($2::text[], $3::bytea[])) and at <= $5
)
insert into sign_in_attempt (town_id, kind, subject, at)
select $1, kind, subject, $4 from unnest($2::text[], $3::bytea[]) as told(kind, subject)
returning id`;

const forget = `
delete from sign_in_attempt
where town_id = $1 and (id = any($2::bigint[]) or (kind = $3 and subject = $4) or at <= $5)`;

const uncount = `delete from sign_in_attempt where town_id = $1 and id = any($2::bigint[])`;

/** Failed sign-ins, in the database: a restart forgives nothing, and several processes count together. */
export class SignInAttempts {
  constructor(private readonly sql: Sql) {}

  /** Before any hashing. A welcome try is counted as a failure at once, so that a thousand at the same time cannot all pass. */
  async admit(townId: number, subjects: Subjects, now: number): Promise<Admission> {
    const kinds = Object.keys(subjects);
    const hashes = Object.values(subjects);
    const since = new Date(now - window);
    const { rows } = await this.sql.query<{ kind: string; count: number; last: Date }>(townId, {
      name: 'sign-in-failures',
      text: failuresOf,
      values: [townId, kinds, hashes, since],
    });
    const failures: { [subject: string]: Failures } = {};
    for (const row of rows) failures[row.kind] = { count: row.count, last: row.last.getTime() };
    const wait = waitOf(failures, now);
    if (wait > 0) return { ok: false, wait };

    const counted = await this.sql.query<{ id: string }>(townId, {
      name: 'sign-in-count',
      text: count,
      values: [townId, kinds, hashes, new Date(now), since],
    });
    return { ok: true, counted: counted.rows.map((row) => row.id) };
  }

  /** These tries were no failures; what went before stays counted. */
  async uncount(townId: number, counted: readonly string[]): Promise<void> {
    await this.sql.query(townId, { name: 'sign-in-uncount', text: uncount, values: [townId, counted] });
  }

  /** It was the right password: this try was no failure, what went before from here is forgiven, what is old is forgotten. */
  async forgive(townId: number, counted: readonly string[], kind: Subject, subject: Buffer, now: number): Promise<void> {
    const since = new Date(now - window);
    await this.sql.query(townId, { name: 'sign-in-forgive', text: forget, values: [townId, counted, kind, subject, since] });
  }
}
