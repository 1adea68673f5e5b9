import type { DataSource } from 'typeorm';
import type { Case, CaseKind } from '@lib/cases';
import { noted, type AuditNote, type Reader } from '../audit/audit-trail.js';
import { asTown, type Identity } from '../identity.js';
import { ask, inOneTrip } from '../in-transaction.js';
import type { KeyRing } from '../vault/key-ring.js';
import { receiptCodeOf, receiptHashOf } from './receipt-code.js';

/** What a receipt may tell of its case. */
export interface ShownReceipt {
  readonly kind: CaseKind;
  readonly id: string;
  readonly flowVersion: number;
  readonly number: string;
  readonly state: string;
  /** Organisation. */
  readonly holder: string | null;
  readonly waitingOn: string | null;
  /** Epoch ms. */
  readonly registeredAt: number;
  readonly updatedAt: number;
  /** Those that run or pause, the nearest first. */
  readonly limits: readonly { readonly rule: string; readonly dueOn: string; readonly paused: boolean }[];
  /** Number of the case that stays, where this one was its duplicate. */
  readonly mergedInto: string | null;
  /** Whether personal text of it was lawfully erased. */
  readonly erased: boolean;
}

type Row = Omit<ShownReceipt, 'registeredAt' | 'updatedAt'> & { readonly registeredAt: Date; readonly updatedAt: Date };

const keep = `
insert into receipt (town_id, code_hash, matter_id, handed_at) values ($1, $2, $3, $4) on conflict do nothing`;
const shown = `
select kind, id, flow_version as "flowVersion", number, state, holder, waiting_on as "waitingOn", registered_at as "registeredAt",
  updated_at as "updatedAt", limits, merged_into as "mergedInto", erased
from receipt_shown($1)`;

/** Receipts by which citizens follow their cases without signing in. */
export class Receipts {
  constructor(
    private readonly source: DataSource,
    private readonly keys: KeyRing,
  ) {}

  /** The code of a case in the caller's sight; known from now on, and noted. Handing it out again gives the same. */
  async handOut(who: Identity, one: Pick<Case, 'id' | 'number'>, by: Reader, now: number): Promise<string> {
    const { key } = await this.keys.newest(who.townId, 'receipt');
    const code = receiptCodeOf(key, one.id);
    const note: AuditNote = { deed: 'receipt', by, matterId: one.id, number: one.number };
    await inOneTrip(this.source, who, (query) =>
      Promise.all([
        query({ text: keep, values: [who.townId, receiptHashOf(code), one.id, new Date(now)] }),
        query(noted(who.townId, note, now)),
      ]),
    );
    return code;
  }

  /** As nobody: what the receipt with this code shows; undefined where there is none in this town. */
  async shown(townId: number, code: string): Promise<ShownReceipt | undefined> {
    const rows = await ask<Row & { [column: string]: unknown }>(this.source, asTown(townId), {
      name: 'receipt-shown',
      text: shown,
      values: [receiptHashOf(code)],
    });
    const row = rows[0];
    return row && { ...row, registeredAt: row.registeredAt.getTime(), updatedAt: row.updatedAt.getTime() };
  }
}
