import type { SignedIn } from './actor.js';
import { KeyedQueue } from './keyed-queue.js';
import { passwordFits, pretendToCheck } from './passwords.js';
import { Sessions } from './sessions.js';
import { SignInAttempts, type Subjects } from './sign-in-attempts.js';
import type { Sql } from './sql.js';
import { subscriberOf } from './throttle.js';
import { deviceMark, knownDevice, subjectHash } from './tokens.js';

export interface SignInTry {
  readonly townId: number;
  readonly username: string;
  readonly password: string;
  readonly address: string;
  /** The mark that an earlier sign-in left on this device. */
  readonly device?: string | undefined;
}

export type SignInOutcome =
  | { readonly ok: true; readonly token: string; readonly expiresAt: number; readonly device: string; readonly user: SignedIn }
  | { readonly ok: false; readonly why: 'wrong-credentials' | 'no-post' }
  /** Whole seconds until another try is welcome. */
  | { readonly ok: false; readonly why: 'too-many-attempts'; readonly seconds: number };

interface AccountRow {
  readonly id: string;
  readonly password_hash: string;
  readonly disabled: boolean;
}

const tooMany = (milliseconds: number): SignInOutcome => ({
  ok: false,
  why: 'too-many-attempts',
  seconds: Math.max(1, Math.ceil(milliseconds / 1000)),
});

/** Sign-in: throttled before hashing, equally slow for unknown users, and never locking anybody out. */
export class SignIn {
  /** One account from one address is tried one at a time: right passwords follow each other, wrong ones count each other. */
  private readonly pairs = new KeyedQueue(100);
  /** Counting is one at a time for an address; it takes a few milliseconds. */
  private readonly addresses = new KeyedQueue(500);
  private readonly attempts: SignInAttempts;
  private readonly sessions: Sessions;

  constructor(
    private readonly sql: Sql,
    private readonly clock: { now(): number },
  ) {
    this.attempts = new SignInAttempts(sql);
    this.sessions = new Sessions(sql);
  }

  async signIn(given: SignInTry): Promise<SignInOutcome> {
    const address = subscriberOf(given.address);
    const attempt = this.pairs.run(JSON.stringify([given.townId, given.username, address]), () => this.attempt(given, address));
    return attempt ?? tooMany(2_000);
  }

  private async attempt(given: SignInTry, address: string): Promise<SignInOutcome> {
    const { townId, username, password } = given;
    const account = await this.account(townId, username);
    const device = account && knownDevice(given.device, account.id, account.password_hash);
    const subjects: Subjects = device
      ? { device: subjectHash('device', username, device) }
      : {
          pair: subjectHash('pair', username, address),
          account: subjectHash('account', username),
          address: subjectHash('address', address),
        };
    const admission = await this.addresses.run(address, () => this.attempts.admit(townId, subjects, this.clock.now()));
    if (!admission) return tooMany(1_000);
    if (!admission.ok) return tooMany(admission.wait);

    const fits = await this.fits(account, password);
    if (!account || !fits || account.disabled) return { ok: false, why: 'wrong-credentials' };
    const own = device ? 'device' : 'pair';
    await this.attempts.forgive(townId, admission.counted, own, subjects[own] ?? Buffer.alloc(0), this.clock.now());
    return this.open(townId, account);
  }

  private async fits(account: AccountRow | undefined, password: string): Promise<boolean> {
    if (account) return passwordFits(account.password_hash, password);
    await pretendToCheck(password);
    return false;
  }

  private async open(townId: number, account: AccountRow): Promise<SignInOutcome> {
    const now = this.clock.now();
    const { token, expiresAt } = await this.sessions.open(townId, account.id, now);
    const user = await this.sessions.read(townId, token, now);
    if (!user) return { ok: false, why: 'no-post' };
    return { ok: true, token, expiresAt, device: deviceMark(account.id, account.password_hash), user };
  }

  private async account(townId: number, username: string): Promise<AccountRow | undefined> {
    const { rows } = await this.sql.query<AccountRow>(townId, {
      name: 'sign-in-account',
      text: 'select id, password_hash, disabled_at is not null as disabled from account where town_id = $1 and username = $2',
      values: [townId, username],
    });
    return rows[0];
  }
}
