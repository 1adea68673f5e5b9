import type { DataSource } from 'typeorm';
import type { PersonActor, PostHeld } from '@lib/kernel';
import { asTown } from './identity.js';
import { ask } from './in-transaction.js';

const text = `
  select a.person_id as "personId", coalesce((
    select jsonb_agg(jsonb_build_object('role', p.role, 'organisation', p.organisation_id) order by p.id) from post p
    where p.town_id = a.town_id and p.person_id = a.person_id and p.valid_from <= $3 and (p.valid_to is null or p.valid_to >= $3)
      and p.ended_at is null), '[]') as posts
  from account a where a.town_id = $1 and a.username = $2`;

/** Who stands behind a user name, with the posts held on a day. */
export async function personOf(source: DataSource, townId: number, username: string, day: string): Promise<PersonActor | undefined> {
  const [row] = await ask<{ personId: string; posts: PostHeld[] }>(source, asTown(townId), { text, values: [townId, username, day] });
  return row && { kind: 'person', ...row };
}
