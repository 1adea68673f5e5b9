import type { Words } from '@lib/kernel';
import type { SignedIn } from './actor.js';
import { weaknessOf } from './password-strength.js';
import { hashPassword } from './passwords.js';
import type { SignIn, TooManyAttempts } from './sign-in.js';
import type { Sql } from './sql.js';
import { deviceMark, tokenHash } from './tokens.js';

export interface PasswordChangeTry {
  readonly user: SignedIn;
  readonly current: string;
  readonly next: string;
  readonly address: string;
  readonly device?: string | undefined;
  /** The session that stays open; all others of the account end. */
  readonly token: string;
}

export type PasswordChanged =
  /** The mark of this device under the new password. */
  | { readonly ok: true; readonly device: string }
  | { readonly ok: false; readonly why: 'demonstration-account' | 'wrong-current-password' }
  | { readonly ok: false; readonly why: 'weak'; readonly says: Words }
  | TooManyAttempts;

/** One statement: the new password, and whoever else is in with the old one is out. Two at once: the second finds another hash. */
const change = `
with changed as (
  update account set password_hash = $3, must_change = false, password_changed_at = $4
  where town_id = $1 and id = $2 and password_hash = $5 returning id
), ended as (
  update session set ended_at = $4
  where town_id = $1 and account_id in (select id from changed) and ended_at is null and token_hash <> $6
)
select id from changed`;

/** Somebody gives himself another password; the one he has is asked for and throttled as at sign-in. */
export class PasswordChange {
  constructor(
    private readonly sql: Sql,
    private readonly door: SignIn,
    private readonly clock: { now(): number },
  ) {}

  async change({ user, current, next, address, device, token }: PasswordChangeTry): Promise<PasswordChanged> {
    const { townId, username } = user;
    // All of them share one password, which the next start would set again.
    if (user.demonstration) return { ok: false, why: 'demonstration-account' };
    const says = current === next ? same : weaknessOf(next, username);
    if (says) return { ok: false, why: 'weak', says };
    const proven = await this.door.confirm({ townId, username, password: current, address, device });
    if (!proven.ok) return proven.why === 'too-many-attempts' ? proven : { ok: false, why: 'wrong-current-password' };
    const { id, password_hash: before } = proven.account;
    const after = await hashPassword(next);
    const { rows } = await this.sql.query(townId, {
      name: 'password-change',
      text: change,
      values: [townId, id, after, new Date(this.clock.now()), before, tokenHash(token)],
    });
    return rows.length === 1 ? { ok: true, device: deviceMark(id, after) } : { ok: false, why: 'wrong-current-password' };
  }
}

const same: Words = { zh: '新密码不能与现用密码相同', en: 'The new password must differ from the present one' };
