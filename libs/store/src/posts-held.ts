import type { DataSource } from 'typeorm';
import type { Recipient } from '@lib/notify';
import { asTown } from './identity.js';
import { ask } from './in-transaction.js';

const sql = `
  select distinct organisation_id as organisation, role from post
  where town_id = $1 and role = any($2) and valid_from <= $3 and (valid_to is null or valid_to >= $3) and ended_at is null order by 1, 2`;

/** The posts of these roles that somebody holds on a day. */
export const postsHeld = (source: DataSource, townId: number, roles: readonly string[], day: string): Promise<readonly Recipient[]> =>
  ask<{ organisation: string; role: string }>(source, asTown(townId), { text: sql, values: [townId, roles, day] });
