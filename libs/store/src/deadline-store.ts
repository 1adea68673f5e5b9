import type { DataSource } from 'typeorm';
import { asHouse } from './identity.js';
import { ask } from './in-transaction.js';

/** One rung of one deadline: the identity that fires once. */
export interface DeadlineKey {
  readonly townId: number;
  readonly matterKind: string;
  readonly matterId: string;
  readonly rule: string;
  readonly occurrence: number;
  readonly rung: number;
}

const candidates = `
  select town_id as "townId", matter_kind as "matterKind", matter_id as "matterId", rule, occurrence, rung
  from deadline where status = 'pending' and next_attempt_at <= $1
  order by next_attempt_at limit $2`;

const postpone = `
  update deadline set attempts = attempts + 1, last_error = $7, next_attempt_at = $8
  where town_id = $1 and matter_kind = $2 and matter_id = $3 and rule = $4 and occurrence = $5 and rung = $6 and status = 'pending'`;

const longestError = 500;

/** What the sweep asks of deadlines. They fire in the matter's own transaction and nowhere else. */
export class DeadlineStore {
  constructor(
    /** Sees ids and times across towns. */
    private readonly claimer: DataSource,
    private readonly app: DataSource,
  ) {}

  /** Due and pending at `now` (epoch ms), the longest due first, without locks: whoever expires one checks it again. */
  dueCandidates(now: number, limit: number): Promise<readonly DeadlineKey[]> {
    return this.claimer.query<DeadlineKey[]>(candidates, [new Date(now), limit]);
  }

  /** Moves the next attempt (epoch ms) away, so that a matter that fails stands in nobody's way. Still pending, still due. */
  async recordFailure(key: DeadlineKey, error: Error, nextAttemptAt: number): Promise<void> {
    const { townId, matterKind, matterId, rule, occurrence, rung } = key;
    const said = `${error.name}: ${error.message}`.slice(0, longestError);
    const values = [townId, matterKind, matterId, rule, occurrence, rung, said, new Date(nextAttemptAt)];
    await ask(this.app, asHouse(townId), { text: postpone, values });
  }
}
