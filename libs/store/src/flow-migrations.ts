import { v7 } from 'uuid';
import type { DataSource } from 'typeorm';
import { migrated, noticesOf, place, refold, rolledBack, type Case, type MigrationPlan, type PlacedEvent, type World } from '@lib/cases';
import type { Decision, Json, Rejection } from '@lib/kernel';
import { keepChange } from './case-write.js';
import { asHouse } from './identity.js';
import { ask, inTransaction, type Transaction } from './in-transaction.js';

export type Direction = 'migrate' | 'roll-back';

export interface Way {
  readonly direction: Direction;
  readonly now: number;
  /** Whether this is what was shown before; where it is not, the case stays. Absent: whatever comes is right. */
  readonly asShown?: (moved: Moved) => boolean;
}

/** What became of one case: who stood where, and where it stands now; or why it was left alone. */
export type Moved =
  | { readonly kind: 'moved'; readonly before: Case; readonly after: Case; readonly events: readonly PlacedEvent[] }
  | { readonly kind: 'left'; readonly before: Case; readonly rejection: Rejection }
  /** It would not go where it was said to go: it has changed since, and stays. */
  | { readonly kind: 'drifted'; readonly before: Case }
  | { readonly kind: 'not-found' };

interface Locked {
  readonly data: Case;
  readonly last_hash: Buffer;
}

const onVersion = `
  select id from cases where town_id = $1 and kind = $2 and flow_version = $3 and open and id > $4 order by id limit $5`;
const lock = `select data, last_hash from cases where town_id = $1 and id = $2 for update`;
const history = `
  select seq, version, type, at, data from event where town_id = $1 and matter_kind = $2 and matter_id = $3 order by seq`;
const pin = `update cases set flow_version = $3 where town_id = $1 and id = $2`;

const before = '00000000-0000-0000-0000-000000000000';
const page = 200;

/** Named in the history of every case that it moves: no person did it, and no deadline. */
const actor = { kind: 'system', name: 'flow-migration' } as const satisfies Json;

/** Takes the open cases of one version of a flow over to another, each in a transaction of its own. */
export class FlowMigrations {
  constructor(
    private readonly app: DataSource,
    private readonly worldOf: (townId: number, now: number) => Promise<World>,
  ) {}

  /** The open cases that a plan concerns, one after the other; those that it has moved already are not among them. */
  async *concerned(townId: number, plan: MigrationPlan, direction: Direction): AsyncGenerator<string> {
    const version = direction === 'migrate' ? plan.from : plan.to;
    for (let after = before; ;) {
      const values = [townId, plan.flow, version, after, page];
      const rows: readonly { readonly id: string }[] = await ask<{ id: string }>(this.app, asHouse(townId, actor.name), {
        text: onVersion,
        values,
      });
      for (const { id } of rows) yield id;
      const last = rows.at(-1);
      if (!last || rows.length < page) return;
      after = last.id;
    }
  }

  /** What would become of a case, without keeping anything. */
  dryRun(townId: number, id: string, plan: MigrationPlan, way: Way): Promise<Moved> {
    return this.inOne(townId, id, plan, way, false);
  }

  /** Moves a case, or leaves it as it is and says why. Twice is once: a case that has moved is not on the old version. */
  apply(townId: number, id: string, plan: MigrationPlan, way: Way): Promise<Moved> {
    return this.inOne(townId, id, plan, way, true);
  }

  private async inOne(
    townId: number,
    id: string,
    plan: MigrationPlan,
    { direction, now, asShown = () => true }: Way,
    keeps: boolean,
  ): Promise<Moved> {
    const world = await this.worldOf(townId, now);
    return inTransaction(
      this.app,
      asHouse(townId, actor.name),
      async (transaction): Promise<Moved> => {
        const { rows } = await transaction.query<Locked>({ text: lock, values: [townId, id] });
        const row = rows[0];
        if (!row) return { kind: 'not-found' };
        const decision =
          direction === 'migrate' ? migrated(row.data, plan, world) : await this.backwards(transaction, townId, row.data, plan, world);
        const moved = movedBy(decision, row.data, now);
        if (!asShown(moved)) return { kind: 'drifted', before: row.data };
        if (keeps && moved.kind === 'moved') await this.keep(transaction, townId, row, { ...moved, world });
        return moved;
      },
      (moved) => keeps && moved.kind === 'moved',
    );
  }

  private async backwards(transaction: Transaction, townId: number, one: Case, plan: MigrationPlan, world: World): Promise<Decision> {
    const { rows } = await transaction.query<Omit<PlacedEvent, 'at'> & { at: Date }>({ text: history, values: [townId, one.kind, one.id] });
    return rolledBack(
      one,
      rows.map((event) => ({ ...event, at: event.at.getTime() })),
      plan,
      world,
    );
  }

  private async keep(
    transaction: Transaction,
    townId: number,
    row: Locked,
    { after, events, world }: { readonly after: Case; readonly events: readonly PlacedEvent[]; readonly world: World },
  ): Promise<void> {
    await transaction.query({ text: pin, values: [townId, after.id, after.flowVersion] });
    await keepChange(transaction, {
      townId,
      dispute: after,
      events,
      actor,
      texts: [],
      previousHash: row.last_hash.toString('hex'),
      at: world.now,
      outboxId: events.some((event) => noticesOf(event, after, world).length > 0) ? v7() : null,
    });
  }
}

function movedBy(decision: Decision, one: Case, now: number): Moved {
  if (!decision.ok) return { kind: 'left', before: one, rejection: decision.rejection };
  const events = place(decision.events, one.seq, one.version + 1, now);
  return { kind: 'moved', before: one, after: refold(one, events), events };
}
