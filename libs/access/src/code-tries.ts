import { KeyedQueue } from './keyed-queue.js';
import { SignInAttempts } from './sign-in-attempts.js';
import type { Sql } from './sql.js';
import { subscriberOf } from './throttle.js';
import { subjectHash } from './tokens.js';

export type Tried<T> =
  | { readonly kind: 'found'; readonly found: T }
  | { readonly kind: 'unknown' }
  /** Whole seconds until another try is welcome. */
  | { readonly kind: 'too-many'; readonly seconds: number };

/**
 * Tries of receipt codes by people who are not signed in. Only codes that are not known count, by address. A known one forgives
 * nothing of before: whoever holds one receipt must not buy himself more guesses with it.
 */
export class CodeTries {
  /** One after another for an address, so that a thousand at once cannot all pass before the first is counted. */
  private readonly addresses = new KeyedQueue(100);
  private readonly attempts: SignInAttempts;

  constructor(
    sql: Sql,
    private readonly clock: { now(): number },
  ) {
    this.attempts = new SignInAttempts(sql);
  }

  async from<T>(townId: number, given: string, look: () => Promise<T | undefined>): Promise<Tried<T>> {
    const address = subscriberOf(given);
    const tried = this.addresses.run(`${townId}/${address}`, () => this.admitted(townId, address, look));
    return tried ?? { kind: 'too-many', seconds: 2 };
  }

  private async admitted<T>(townId: number, address: string, look: () => Promise<T | undefined>): Promise<Tried<T>> {
    const admission = await this.attempts.admit(townId, { receipt: subjectHash('receipt', address) }, this.clock.now());
    if (!admission.ok) return { kind: 'too-many', seconds: Math.max(1, Math.ceil(admission.wait / 1000)) };
    const found = await look();
    if (found === undefined) return { kind: 'unknown' };
    await this.attempts.uncount(townId, admission.counted);
    return { kind: 'found', found };
  }
}
