import type { DataSource } from 'typeorm';
import type { Case, PlacedEvent } from '@lib/cases';
import type { Json } from '@lib/kernel';
import { asHouse, type Identity } from './identity.js';
import { ask } from './in-transaction.js';

/** An event with all that its row holds. Hashes in hex. */
export interface KeptEvent extends PlacedEvent {
  readonly actor: Json;
  readonly canonical: string;
  readonly previous: string;
  readonly hash: string;
}

export interface KeptDeadline {
  readonly rule: string;
  readonly occurrence: number;
  readonly rung: number;
  readonly status: string;
  readonly startedOn: string;
  readonly dueOn: string;
  /** Epoch ms. */
  readonly dueAt: number;
}

/** A case with everything that the database keeps of it, read at one instant. */
export interface StoredCase {
  readonly townId: number;
  readonly id: string;
  readonly data: Case;
  /** The columns beside `data`, instants in epoch ms. */
  readonly row: { readonly [column: string]: unknown };
  readonly events: readonly KeptEvent[];
  readonly deadlines: readonly KeptDeadline[];
}

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`;

// One statement and so one snapshot: a clerk who works meanwhile makes no difference.
const select = `
select c.town_id as "townId", c.id, c.data,
  json_build_object('kind', c.kind, 'flowVersion', c.flow_version, 'number', c.number, 'state', c.state, 'open', c.open,
    'holderOrganisation', c.holder_organisation, 'holderPost', c.holder_post, 'holderSince', ${ms('c.holder_since')},
    'watchedRule', c.watched_rule, 'watchedOccurrence', c.watched_occurrence, 'watchedRung', c.watched_rung) :: jsonb ||
  json_build_object('waitingOn', c.waiting_on, 'lead', c.lead_organisation, 'involved', c.involved, 'village', c.village_id, 'tile', c.tile,
    'leaf', c.leaf, 'risk', c.risk, 'project', c.project, 'collective', c.collective, 'source', c.source, 'occurredOn', c.occurred_on,
    'registeredAt', ${ms('c.registered_at')}, 'registeredBy', c.registered_by, 'nextDueAt', ${ms('c.next_due_at')},
    'updatedAt', ${ms('c.updated_at')}, 'version', c.version, 'seq', c.seq, 'lastHash', encode(c.last_hash, 'hex')) :: jsonb as row,
  (select coalesce(json_agg(json_build_object('seq', e.seq, 'version', e.version, 'type', e.type, 'at', ${ms('e.at')}, 'actor', e.actor,
      'data', e.data, 'canonical', convert_from(e.canonical, 'UTF8'), 'previous', encode(e.previous_hash, 'hex'), 'hash', encode(e.hash, 'hex'))
      order by e.seq), '[]')
    from event e where e.town_id = c.town_id and e.matter_kind = c.kind and e.matter_id = c.id) as events,
  (select coalesce(json_agg(json_build_object('rule', d.rule, 'occurrence', d.occurrence, 'rung', d.rung, 'status', d.status,
      'startedOn', d.started_on, 'dueOn', d.due_on, 'dueAt', ${ms('d.due_at')}) order by d.occurrence, d.rule, d.rung), '[]')
    from deadline d where d.town_id = c.town_id and d.matter_kind = c.kind and d.matter_id = c.id) as deadlines
from cases c`;

const before = '00000000-0000-0000-0000-000000000000';
const usualPage = 200;

type Reading = (who: Identity, statement: { readonly text: string; readonly values: unknown[] }) => Promise<readonly StoredCase[]>;

/** Reads cases whole, for a look at whether the parts agree. */
export class StoredCases {
  /** `reading` stands in where the look must be part of a transaction that is under way. */
  constructor(
    source: DataSource,
    private readonly reading: Reading = (who, statement) => ask<StoredCase>(source, who, statement),
  ) {}

  /** By id, or by number. */
  async one(townId: number, name: string): Promise<StoredCase | undefined> {
    const text = `${select} where c.town_id = $1 and (c.id::text = lower($2) or c.number = $2)`;
    const rows = await this.reading(asHouse(townId), { text, values: [townId, name] });
    return rows[0];
  }

  /** The next ones by id. */
  page(townId: number, after: string | null, limit: number = usualPage): Promise<readonly StoredCase[]> {
    const text = `${select} where c.town_id = $1 and c.id > $2 order by c.id limit $3`;
    return this.reading(asHouse(townId), { text, values: [townId, after ?? before, limit] });
  }

  /** Every case of the town, a page in memory at a time. */
  async *all(townId: number, limit: number = usualPage): AsyncGenerator<StoredCase> {
    for (let after: string | null = null; ;) {
      const page: readonly StoredCase[] = await this.page(townId, after, limit);
      yield* page;
      if (page.length < limit) return;
      after = page.at(-1)?.id ?? null;
    }
  }
}
