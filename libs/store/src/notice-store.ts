import type { DataSource } from 'typeorm';
import type { Notice, Recipient } from '@lib/notify';
import { asHouse, type Identity } from './identity.js';
import { ask, inOneTrip } from './in-transaction.js';

/** A notice as the application's own pages show it. */
export interface KeptNotice extends Notice {
  /** Epoch ms. */
  readonly readAt: number | null;
}

export interface NoticePage {
  readonly limit: number;
  /** Only what comes after this notice, newest first. */
  readonly after?: { readonly visibleAt: number; readonly id: string } | undefined;
  readonly unreadOnly?: boolean | undefined;
}

const insert = `
  insert into notice (town_id, id, organisation_id, role, matter_kind, matter_id, kind, says, created_at, visible_at)
  select * from jsonb_to_recordset($1::jsonb) as given
    (town_id int, id uuid, organisation_id text, role text, matter_kind text, matter_id uuid, kind text, says jsonb, created_at timestamptz, visible_at timestamptz)
  on conflict (town_id, id) do nothing`;

const visible = `
  select town_id as "townId", id, organisation_id as organisation, role, matter_kind as "matterKind", matter_id as "matterId", kind, says,
    created_at as "createdAt", visible_at as "visibleAt", read_at as "readAt"
  from notice
  where town_id = $1 and (organisation_id, role) in (select * from unnest($2::text[], $3::text[]))
    and (not $8 or read_at is null) and visible_at <= $4 and ($5::timestamptz is null or (visible_at, id) < ($5, $6::uuid))
  order by visible_at desc, id desc limit $7`;

const markRead = `
  update notice set read_at = coalesce(read_at, $5)
  where town_id = $1 and id = $2 and (organisation_id, role) in (select * from unnest($3::text[], $4::text[])) and visible_at <= $5`;

type Stored = Omit<KeptNotice, 'createdAt' | 'visibleAt' | 'readAt'> & {
  readonly createdAt: Date;
  readonly visibleAt: Date;
  readonly readAt: Date | null;
};

/** Notices of the posts of a town (application role). */
export class NoticeStore {
  constructor(private readonly app: DataSource) {}

  /** Keeps what is new, of one town; a notice that is known stays as it is, read or unread. */
  async put(notices: readonly Notice[]): Promise<void> {
    const [first] = notices;
    if (!first) return;
    const rows = notices.map((notice) => ({
      town_id: notice.townId,
      id: notice.id,
      organisation_id: notice.organisation,
      role: notice.role,
      matter_kind: notice.matterKind,
      matter_id: notice.matterId,
      kind: notice.kind,
      says: notice.says,
      created_at: new Date(notice.createdAt),
      visible_at: new Date(notice.visibleAt),
    }));
    await ask(this.app, asHouse(first.townId), { text: insert, values: [JSON.stringify(rows)] });
  }

  /** Notices of these posts that may be seen at `now`, newest first. */
  async visible(
    who: Identity,
    posts: readonly Recipient[],
    now: number,
    { limit, after, unreadOnly = false }: NoticePage,
  ): Promise<readonly KeptNotice[]> {
    const [organisations, roles] = columns(posts);
    const from = after ? new Date(after.visibleAt) : null;
    const values = [who.townId, organisations, roles, new Date(now), from, after?.id ?? null, limit, unreadOnly];
    const found = await ask<Stored>(this.app, who, { text: visible, values });
    return found.map((row) => ({
      ...row,
      createdAt: row.createdAt.getTime(),
      visibleAt: row.visibleAt.getTime(),
      readAt: row.readAt?.getTime() ?? null,
    }));
  }

  /** False where these posts have no such notice to see. Twice is once. */
  async markRead(who: Identity, id: string, posts: readonly Recipient[], now: number): Promise<boolean> {
    const [organisations, roles] = columns(posts);
    const values = [who.townId, id, organisations, roles, new Date(now)];
    const { rowCount } = await inOneTrip(this.app, who, (query) => query({ text: markRead, values }));
    return rowCount === 1;
  }
}

const columns = (posts: readonly Recipient[]): [string[], string[]] => [
  posts.map(({ organisation }) => organisation),
  posts.map(({ role }) => role),
];
