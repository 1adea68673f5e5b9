import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { KeyedQueue } from './keyed-queue.js';
import { SignInAttempts } from './sign-in-attempts.js';
import type { Sql } from './sql.js';
import { subjectHash, tokenHash } from './tokens.js';

/** Whose second factor it is. */
export interface FactorOf {
  readonly townId: number;
  readonly accountId: string;
}

export interface Enrolment {
  /** Base32, to be typed where no picture can be taken. */
  readonly secret: string;
  /** `otpauth://totp/…`, the content of the QR code. */
  readonly uri: string;
}

export type CodeCheck = { readonly ok: true } | { readonly ok: false; readonly why: 'wrong-code' } | TooMany;
interface TooMany {
  readonly ok: false;
  readonly why: 'too-many-attempts';
  /** Milliseconds until another try is welcome. */
  readonly wait: number;
}

/** RFC 6238 as every authenticator application does it: SHA-1, six digits, 30 s. */
const period = 30;
const digits = 6;
const algorithm = 'SHA1';
/** A code of the step before or after is taken too: telephones go wrong by seconds. */
const neighbours = 1;
const recoveryCodes = 10;

/**
 * Time-based one-time passwords (RFC 6238). A code opens once: its step is kept, and only a later one is taken after it. Recovery codes
 * have 80 random bits, so a plain hash keeps them as well as a slow one would.
 */
export class SecondFactors {
  private readonly queue = new KeyedQueue(20);
  private readonly attempts: SignInAttempts;

  constructor(private readonly sql: Sql) {
    this.attempts = new SignInAttempts(sql);
  }

  async stands({ townId, accountId }: FactorOf): Promise<boolean> {
    const text = 'select from second_factor where town_id = $1 and account_id = $2 and confirmed_at is not null';
    return (await this.sql.query(townId, { name: 'factor-stands', text, values: [townId, accountId] })).rows.length > 0;
  }

  /** A new secret, which holds when a code of it has been shown; until then the old one goes on to hold. */
  async begin({ townId, accountId }: FactorOf, label: string, issuer: string): Promise<Enrolment> {
    const secret = new Secret({ size: 20 });
    await this.sql.query(townId, { name: 'factor-begin', text: begin, values: [townId, accountId, secret.base32] });
    const uri = new TOTP({ issuer, label, secret, algorithm, digits, period }).toString();
    return { secret: secret.base32, uri };
  }

  /**
   * The recovery codes, shown this once; undefined where the code is not one of the begun secret. Sessions of the account end but for
   * that of `token`: none of them has shown a code. `now` in epoch ms.
   */
  async confirm({ townId, accountId }: FactorOf, code: string, token: string, now: number): Promise<readonly string[] | undefined> {
    const text = 'select pending_secret as secret from second_factor where town_id = $1 and account_id = $2';
    const { rows } = await this.sql.query<{ secret: string | null }>(townId, { name: 'factor-begun', text, values: [townId, accountId] });
    const secret = rows[0]?.secret;
    const step = secret ? stepOf(secret, code, now) : undefined;
    if (!secret || step === undefined) return undefined;
    const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
    const values = [townId, accountId, secret, new Date(now), step, codes.map((one) => hashOf(accountId, one)), tokenHash(token)];
    const kept = await this.sql.query(townId, { name: 'factor-confirm', text: confirm, values });
    return kept.rowCount === recoveryCodes ? codes : undefined;
  }

  /** Whether this code, or this recovery code, opens now; it never does again. Throttled by account. `now` in epoch ms. */
  async opens(of: FactorOf, code: string, now: number): Promise<CodeCheck> {
    const subject = subjectHash('code', String(of.townId), of.accountId);
    const checked = this.queue.run(subject.toString('hex'), async (): Promise<CodeCheck> => {
      const admission = await this.attempts.admit(of.townId, { code: subject }, now);
      if (!admission.ok) return { ok: false, why: 'too-many-attempts', wait: admission.wait };
      if (!(await this.takes(of, code, now))) return { ok: false, why: 'wrong-code' };
      await this.attempts.forgive(of.townId, admission.counted, 'code', subject, now);
      return { ok: true };
    });
    return checked ?? { ok: false, why: 'too-many-attempts', wait: 2_000 };
  }

  private async takes({ townId, accountId }: FactorOf, code: string, now: number): Promise<boolean> {
    const recovery = plain(code);
    if (/^[A-Z2-7]{16}$/.test(recovery)) {
      const values = [townId, accountId, hashOf(accountId, recovery), new Date(now)];
      return (await this.sql.query(townId, { name: 'factor-recover', text: recover, values })).rowCount === 1;
    }
    const text = 'select secret from second_factor where town_id = $1 and account_id = $2';
    const { rows } = await this.sql.query<{ secret: string | null }>(townId, { name: 'factor-secret', text, values: [townId, accountId] });
    const secret = rows[0]?.secret;
    const step = secret ? stepOf(secret, code, now) : undefined;
    if (step === undefined) return false;
    const taken = await this.sql.query(townId, { name: 'factor-take', text: take, values: [townId, accountId, step] });
    return taken.rowCount === 1;
  }
}

const begin = `
insert into second_factor (town_id, account_id, pending_secret) values ($1, $2, $3)
on conflict (town_id, account_id) do update set pending_secret = excluded.pending_secret`;

/** Only the secret that the code was shown for, whatever was begun meanwhile; its recovery codes replace the old ones. */
const confirm = `
with confirmed as (
  update second_factor set secret = pending_secret, pending_secret = null, confirmed_at = $4, last_step = $5
  where town_id = $1 and account_id = $2 and pending_secret = $3 returning account_id
), gone as (
  delete from recovery_code where town_id = $1 and account_id in (select account_id from confirmed)
), ended as (
  update session set ended_at = $4
  where town_id = $1 and account_id in (select account_id from confirmed) and ended_at is null and token_hash <> $7
)
insert into recovery_code (town_id, account_id, code_hash) select $1, account_id, code from confirmed, unnest($6::bytea[]) as code`;

const take = `update second_factor set last_step = $3 where town_id = $1 and account_id = $2 and last_step < $3 and secret is not null`;
const recover = `update recovery_code set used_at = $4 where town_id = $1 and account_id = $2 and code_hash = $3 and used_at is null`;

/** The step of 30 s whose code this is. */
function stepOf(secret: string, code: string, now: number): number | undefined {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const off = TOTP.validate({ token, secret: Secret.fromBase32(secret), algorithm, digits, period, timestamp: now, window: neighbours });
  return off === null ? undefined : TOTP.counter({ period, timestamp: now }) + off;
}

const plain = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase();

/** 80 bits in four groups of four: ABCD-EFGH-IJKL-MNOP. */
function newRecoveryCode(): string {
  const text = new Secret({ buffer: new Uint8Array(randomBytes(10)).buffer }).base32;
  return text.replace(/(.{4})(?=.)/g, '$1-');
}

const hashOf = (accountId: string, code: string): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(['recovery', accountId, plain(code)]))
    .digest();
