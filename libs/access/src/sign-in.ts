import type { SignedIn } from './actor.js';
import { KeyedQueue } from './keyed-queue.js';
import { passwordFits, pretendToCheck } from './passwords.js';
import { SecondFactors } from './second-factor.js';
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
  /** Of the authenticator application, or a recovery code. */
  readonly code?: string | undefined;
}

/** Whole seconds until another try is welcome. */
export interface TooManyAttempts {
  readonly ok: false;
  readonly why: 'too-many-attempts';
  readonly seconds: number;
}

export type SignInOutcome =
  | { readonly ok: true; readonly token: string; readonly expiresAt: number; readonly device: string; readonly user: SignedIn }
  | { readonly ok: false; readonly why: 'wrong-credentials' | 'no-post' | 'code-needed' | 'wrong-code' }
  | TooManyAttempts;

export interface Vouched {
  readonly townId: number;
  readonly username: string;
  readonly strong: boolean;
}

export type VouchedOutcome =
  | { readonly ok: true; readonly token: string; readonly user: SignedIn }
  | { readonly ok: false; readonly why: 'no-account' | 'no-post' | 'needs-second-factor' };

export interface Account {
  readonly id: string;
  readonly password_hash: string;
  readonly disabled: boolean;
  readonly demonstration: boolean;
  readonly second_factor: boolean;
}

/** Who the password says it is. `counted` names this try, which still counts as a failure until it is forgiven. */
type Proven =
  | { readonly ok: true; readonly account: Account; readonly forgive: () => Promise<void>; readonly takeBack: () => Promise<void> }
  | { readonly ok: false; readonly why: 'wrong-credentials' }
  | TooManyAttempts;

const tooMany = (milliseconds: number): TooManyAttempts => ({
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
  private readonly factors: SecondFactors;

  constructor(
    private readonly sql: Sql,
    private readonly clock: { now(): number },
  ) {
    this.attempts = new SignInAttempts(sql);
    this.sessions = new Sessions(sql);
    this.factors = new SecondFactors(sql);
  }

  async signIn(given: SignInTry): Promise<SignInOutcome> {
    return this.inTurn(given, async (address) => {
      const proven = await this.prove(given, address);
      if (!proven.ok) return proven;
      const { account } = proven;
      if (account.second_factor && !account.demonstration) {
        const refused = await this.showCode(given, account);
        if (refused) {
          // The password was right: it is the code that is counted, by itself.
          await proven.takeBack();
          return refused;
        }
      }
      await proven.forgive();
      return this.open(given.townId, account);
    });
  }

  /**
   * Whoever a trusted provider names comes in as the person whose account that is; nobody is made. `strong`: the provider saw a second
   * factor, without which nobody comes in by this door whose post needs one.
   */
  async vouchedFor({ townId, username, strong }: Vouched): Promise<VouchedOutcome> {
    const account = await this.account(townId, username);
    if (!account || account.disabled) return { ok: false, why: 'no-account' };
    const now = this.clock.now();
    const { token } = await this.sessions.open(townId, account.id, now, strong ? 'open-id-strong' : 'open-id');
    const user = await this.sessions.read(townId, token, now);
    if (user && !user.owes.includes('second-factor')) return { ok: true, token, user };
    await this.sessions.end(townId, token, now);
    return { ok: false, why: user ? 'needs-second-factor' : 'no-post' };
  }

  /** Whether this is his password, throttled as a sign-in is; opens nothing. For whoever changes it. */
  async confirm(given: SignInTry): Promise<{ readonly ok: true; readonly account: Account } | Exclude<Proven, { readonly ok: true }>> {
    return this.inTurn(given, async (address) => {
      const proven = await this.prove(given, address);
      if (!proven.ok) return proven;
      await proven.forgive();
      return { ok: true, account: proven.account };
    });
  }

  private async inTurn<T>(given: SignInTry, work: (address: string) => Promise<T>): Promise<T | TooManyAttempts> {
    const address = subscriberOf(given.address);
    const done = this.pairs.run(JSON.stringify([given.townId, given.username, address]), () => work(address));
    return done ?? tooMany(2_000);
  }

  private async prove({ townId, username, password, device: mark }: SignInTry, address: string): Promise<Proven> {
    const account = await this.account(townId, username);
    const device = account && knownDevice(mark, account.id, account.password_hash);
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
    const { counted } = admission;
    return {
      ok: true,
      account,
      forgive: () => this.attempts.forgive(townId, counted, own, subjects[own] ?? Buffer.alloc(0), this.clock.now()),
      takeBack: () => this.attempts.uncount(townId, counted),
    };
  }

  /** Undefined where the code opens. */
  private async showCode({ townId, code }: SignInTry, account: Account): Promise<SignInOutcome | undefined> {
    if (code === undefined) return { ok: false, why: 'code-needed' };
    const checked = await this.factors.opens({ townId, accountId: account.id }, code, this.clock.now());
    if (checked.ok) return undefined;
    return checked.why === 'too-many-attempts' ? tooMany(checked.wait) : checked;
  }

  private async fits(account: Account | undefined, password: string): Promise<boolean> {
    if (account) return passwordFits(account.password_hash, password);
    await pretendToCheck(password);
    return false;
  }

  private async open(townId: number, account: Account): Promise<SignInOutcome> {
    const now = this.clock.now();
    const { token, expiresAt } = await this.sessions.open(townId, account.id, now);
    const user = await this.sessions.read(townId, token, now);
    if (!user) return { ok: false, why: 'no-post' };
    return { ok: true, token, expiresAt, device: deviceMark(account.id, account.password_hash), user };
  }

  private async account(townId: number, username: string): Promise<Account | undefined> {
    const { rows } = await this.sql.query<Account>(townId, {
      name: 'sign-in-account',
      text: accountOf,
      values: [townId, username],
    });
    return rows[0];
  }
}

const accountOf = `
select id, password_hash, disabled_at is not null as disabled, demonstration, exists (
  select from second_factor f where f.town_id = a.town_id and f.account_id = a.id and f.confirmed_at is not null) as second_factor
from account a where town_id = $1 and username = $2`;
