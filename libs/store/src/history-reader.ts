import type { DataSource } from 'typeorm';
import type { Case, PlacedEvent } from '@lib/cases';
import type { Identity } from './identity.js';
import { ask } from './in-transaction.js';

/** A case as it stands, and what happened to it up to an instant. */
export interface CaseHistory {
  readonly present: Case;
  /** Who registered it; the events themselves name posts only. */
  readonly registeredBy: string | null;
  /** Oldest first; none before the registration. */
  readonly events: readonly PlacedEvent[];
}

// One statement, so that row and events are of the same instant. The row knows its kind, and the kind leads to the events' key.
const history = `
  select c.data as present, c.registered_by as "registeredBy", (
    select coalesce(jsonb_agg(jsonb_build_object('seq', e.seq, 'version', e.version, 'type', e.type,
      'at', (extract(epoch from e.at) * 1000)::bigint, 'data', e.data) order by e.seq), '[]')
    from event e where e.town_id = c.town_id and e.matter_kind = c.kind and e.matter_id = c.id and e.at <= $3
  ) as events
  from cases c where c.town_id = $1 and c.id = $2`;

/** Reads what has been; every answer can be folded by the core. */
export class HistoryReader {
  constructor(private readonly source: DataSource) {}

  /** What happened up to and at `at` (epoch ms). */
  async upTo(who: Identity, id: string, at: number): Promise<CaseHistory | undefined> {
    const rows = await ask<CaseHistory>(this.source, who, { text: history, values: [who.townId, id, new Date(at)] });
    return rows[0];
  }
}
