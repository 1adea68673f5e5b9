import { isReportKind } from '@lib/instability';
import { Matters, type DeadlineKey, type Expiry } from '../ports.js';

/** One sweep for all matters: each deadline is met by the store that keeps its kind. */
export class MattersByKind extends Matters {
  constructor(
    private readonly cases: Matters,
    private readonly reports: Matters,
  ) {
    super();
  }

  expire(key: DeadlineKey, now: number): Promise<Expiry> {
    return this.of(key).expire(key, now);
  }

  async expireTogether(townId: number, keys: readonly DeadlineKey[], now: number): ReturnType<Matters['expireTogether']> {
    const met = new Map<DeadlineKey, Awaited<ReturnType<Matters['expireTogether']>>[number]>();
    for (const store of [this.cases, this.reports]) {
      const own = keys.filter((key) => this.of(key) === store);
      if (own.length === 0) continue;
      const outcomes = await store.expireTogether(townId, own, now);
      for (const [index, key] of own.entries()) met.set(key, outcomes[index] ?? 'busy');
    }
    return keys.map((key) => met.get(key) ?? 'busy');
  }

  private of({ matterKind }: DeadlineKey): Matters {
    return isReportKind(matterKind) ? this.reports : this.cases;
  }
}
