import type { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import { decide, edgeFrom, expire, place, refold, type World } from '@lib/cases';
import {
  consequences,
  openPeriod,
  openReport,
  owedMonths,
  periodDates,
  withSchedule,
  type Month,
  type Report,
  type ReportSchedule,
  type ReportWorld,
} from '@lib/instability';
import { clock, type Actor, type Decision, type Input, type Rejection } from '@lib/kernel';
import { actorOf } from './case-store.js';
import { genesis } from './chain.js';
import { claim, type Writer } from './command-key.js';
import type { DeadlineKey } from './deadline-store.js';
import { expiryOf, type Expiry, type MetTogether } from './expire-together.js';
import { asActor, asHouse } from './identity.js';
import { inTransaction, type Transaction } from './in-transaction.js';
import { lastMonthOf, ledgerOf, resealed, sealed, unread, type LedgerRow, type Reading } from './report-ground.js';
import { keepOpened, keepReports, type ReportMatter, type ReportWrite } from './report-write.js';
import { Sealer } from './sealing.js';
import type { TextVault } from './vault/text-vault.js';

/** What of a town's configuration its reports need. */
export interface ReportTown {
  readonly schedule: ReportSchedule;
  /** First word of its numbers. */
  readonly numberPrefix: string;
}

export type ReportOutcome =
  | { readonly kind: 'kept'; readonly matter: ReportMatter }
  | { readonly kind: 'refused'; readonly rejection: Rejection }
  | { readonly kind: 'stale'; readonly version: number }
  | { readonly kind: 'key-conflict' }
  | { readonly kind: 'not-found' };

export interface ReportCall {
  /** A report by its id, or a month. */
  readonly of: { readonly report: string } | { readonly month: Month };
  readonly action: string;
  readonly expectedVersion: number;
  readonly input: Input;
  /** Refuses an input that does not fit the action, by throwing; asked once the version has been found right. */
  readonly check: (matter: ReportMatter) => void;
}

interface Locked<M extends ReportMatter = ReportMatter> {
  readonly data: M;
  readonly last_hash: Buffer;
}

const lockReport = `select data, last_hash from report where town_id = $1 and id = $2 for update`;
const lockPeriod = `select data, last_hash from report_period where town_id = $1 and id = $2 for update`;
const lockMonth = `select data, last_hash from report_period where town_id = $1 and month = $2 for update`;
const lockReportsOfMonth = `select data, last_hash from report where town_id = $1 and month = $2 order by id for update`;
/** Whoever has a report in hand keeps it; what another sweep has met meanwhile is left out. */
const lockFree = `
  select r.data, r.last_hash from report r where r.town_id = $1 and r.id = any($2::uuid[]) and exists (
    select from deadline d where d.town_id = $1 and d.matter_kind = r.kind and d.matter_id = r.id and d.status = 'pending' and d.next_attempt_at <= $3)
  for update of r skip locked`;
const newestMonth = `select max(month) as month from report_period where town_id = $1`;
const villagesOf = `select id, number_name as name from village where town_id = $1 order by id`;

/** The only way to change a report or a month: lock, decide, keep row, events, deadlines and messages together or not at all. */
export class ReportStore {
  constructor(
    private readonly app: DataSource,
    private readonly worldOf: (townId: number, now: number) => Promise<World>,
    private readonly townOf: (townId: number) => ReportTown,
    private readonly vault: TextVault,
  ) {}

  /** Opens every month that is owed, each whole or not at all; what somebody else opens meanwhile is left to him. Returns those opened. */
  async openOwed(townId: number, now: number): Promise<readonly Month[]> {
    const world = await this.worldAt(townId, now);
    await this.vault.ready(townId);
    const { schedule } = this.townOf(townId);
    const last = await this.asHouse(townId, (transaction) => newest(transaction, townId));
    const opened: Month[] = [];
    for (const month of owedMonths(last, now, schedule, world.calendar)) {
      if (await this.asHouse(townId, (transaction) => this.open(transaction, townId, month, world))) opened.push(month);
    }
    return opened;
  }

  async act(writer: Writer, call: ReportCall, now: number): Promise<ReportOutcome> {
    const world = await this.worldAt(writer.townId, now);
    await this.vault.ready(writer.townId);
    const body = { input: call.input, version: call.expectedVersion };
    const hash = writer.idempotencyKey === undefined ? null : await this.vault.commandHash(writer.townId, body);
    const who = asActor(writer.townId, writer.actor, { villageOf: (office) => world.roster.organisation(office)?.village ?? null });
    const work = async (transaction: Transaction): Promise<ReportOutcome> => {
      const named = 'report' in call.of ? call.of.report : call.of.month;
      const claimed = await claim(transaction, writer, `${named}/${call.action}`, hash, now);
      if (claimed === 'conflict') return { kind: 'key-conflict' };
      const row = await lock(transaction, 'report' in call.of ? lockReport : lockMonth, writer.townId, named);
      if (!row) return { kind: 'not-found' };
      if (claimed === 'repeat') return { kind: 'kept', matter: row.data };
      if (row.data.version !== call.expectedVersion) return { kind: 'stale', version: row.data.version };
      call.check(row.data);
      const sealer = new Sealer();
      const ground = await groundOf(this.reading(transaction, writer.townId), row.data, call.action, sealer);
      const edge = edgeFrom(row.data, call.action);
      const input = edge ? sealer.sealInput(edge.input, call.input) : call.input;
      const seeing: ReportWorld = { ...world, ...ground.world };
      const decision = decide({ action: call.action, actor: writer.actor, input }, row.data, seeing);
      return this.keep(transaction, {
        townId: writer.townId,
        row,
        decision,
        actor: writer.actor,
        sealer,
        world: seeing,
        reports: ground.rows,
      });
    };
    return inTransaction(this.app, who, work, ({ kind }) => kind === 'kept');
  }

  /** The clock's command. `fired`; `gone` where somebody was faster; `not-yet` where the report says it is early; else the refusal. */
  async expire(key: DeadlineKey, now: number): Promise<Expiry> {
    await this.vault.ready(key.townId);
    const world = await this.worldAt(key.townId, now);
    const outcome = await inTransaction(
      this.app,
      asHouse(key.townId),
      async (transaction): Promise<ReportOutcome> => {
        const row = await lock(transaction, key.matterKind === 'instability-report' ? lockReport : lockPeriod, key.townId, key.matterId);
        if (!row) return { kind: 'not-found' };
        // The clock's only move here is the summary; to look at the month for a reminder costs little.
        const ground = await groundOf(
          this.reading(transaction, key.townId),
          row.data,
          row.data.village === null ? 'consolidate' : '',
          new Sealer(),
        );
        const seeing: ReportWorld = { ...world, ...ground.world };
        const decision = expire(key, row.data, seeing);
        return this.keep(transaction, {
          townId: key.townId,
          row,
          decision,
          actor: clock,
          sealer: new Sealer(),
          world: seeing,
          reports: ground.rows,
        });
      },
      ({ kind }) => kind === 'kept',
    );
    if (outcome.kind === 'kept') return 'fired';
    return outcome.kind === 'refused' ? expiryOf(outcome.rejection.code) : { refused: outcome.kind };
  }

  /** The same for many reports of a town in one transaction; a month is met by itself. @throws as a whole. */
  async expireTogether(townId: number, keys: readonly DeadlineKey[], now: number): Promise<readonly MetTogether[]> {
    const met = new Map<DeadlineKey, MetTogether>();
    const ofReports = keys.filter(({ matterKind }) => matterKind === 'instability-report');
    if (ofReports.length > 0) {
      const world = await this.worldAt(townId, now);
      await this.asHouse(townId, (transaction) => expireReports(transaction, townId, ofReports, world, met));
    }
    for (const key of keys) if (!ofReports.includes(key)) met.set(key, await this.expire(key, now));
    return keys.map((key) => met.get(key) ?? 'busy');
  }

  private reading(transaction: Transaction, townId: number): Reading {
    return { transaction, vault: this.vault, townId };
  }

  private async worldAt(townId: number, now: number): Promise<ReportWorld> {
    const world = await this.worldOf(townId, now);
    return { ...world, deadlineRules: withSchedule(world.deadlineRules, this.townOf(townId).schedule) };
  }

  private asHouse<T>(townId: number, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.app, asHouse(townId), work, () => true);
  }

  private async open(transaction: Transaction, townId: number, month: Month, world: ReportWorld): Promise<boolean> {
    const { schedule, numberPrefix } = this.townOf(townId);
    const dates = periodDates(month, world.now, schedule, world.calendar);
    const { rows: villages } = await transaction.query<{ id: string; name: string }>({ text: villagesOf, values: [townId] });
    const keeping = { townId, actor: { kind: 'clock' }, world } as const;
    const period = openPeriod({ id: v7(), number: `${numberPrefix}${month}排查汇总`, dates, villages: villages.length }, world);
    const first = { texts: [], previousHash: genesis };
    if ((await keepOpened(transaction, [{ ...first, ...period }], keeping)) === 0) return false;
    const reading = this.reading(transaction, townId);
    const ledger = new Map<string, LedgerRow[]>();
    for (const row of await ledgerOf(reading, null)) ledger.set(row.village, [...(ledger.get(row.village) ?? []), row]);
    const before = await lastMonthOf(reading, month, null);
    const writes: ReportWrite[] = [];
    for (const { id: village, name } of villages) {
      const sealer = new Sealer();
      const lastMonth = resealed(before.get(village) ?? [], sealer);
      const seeing: ReportWorld = { ...world, ledger: sealed(ledger.get(village) ?? [], sealer), lastMonth };
      const opened = openReport({ id: v7(), number: `${numberPrefix}${month}排查${name}`, dates, village }, seeing);
      writes.push({ ...first, ...opened, texts: await this.vault.kept(townId, opened.matter.id, sealer.texts) });
    }
    await keepOpened(transaction, writes, keeping);
    return true;
  }

  private async keep(transaction: Transaction, change: Change): Promise<ReportOutcome> {
    const { townId, row, decision, actor, sealer, world, reports } = change;
    if (!decision.ok) return { kind: 'refused', rejection: decision.rejection };
    const write = { ...writeOf(row, decision.events, world), texts: await this.vault.kept(townId, row.data.id, sealer.texts) };
    const acting = actorOf(actor, row.data);
    const following: ReportWrite[] = [];
    for (const happened of decision.events) {
      for (const report of reports) {
        const consequence = consequences[happened.type]?.(report.data, actor, world);
        if (!consequence) continue;
        if (!consequence.ok) return { kind: 'refused', rejection: consequence.rejection };
        following.push(writeOf(report, consequence.events, world));
      }
    }
    await keepReports(transaction, following, { townId, actor: acting, world });
    await keepReports(transaction, [write], { townId, actor: acting, world });
    return { kind: 'kept', matter: write.matter };
  }
}

interface Change {
  readonly townId: number;
  readonly row: Locked;
  readonly decision: Decision;
  readonly actor: Actor;
  readonly sealer: Sealer;
  readonly world: ReportWorld;
  /** All reports of the month, locked, where the order is about the month. */
  readonly reports: readonly Locked<Report>[];
}

const writeOf = ({ data, last_hash }: Locked, happened: Extract<Decision, { ok: true }>['events'], world: World): ReportWrite => {
  const events = place(happened, data.seq, data.version + 1, world.now);
  return { matter: refold(data, events), events, texts: [], previousHash: last_hash.toString('hex') };
};

async function lock(transaction: Transaction, text: string, townId: number, named: string): Promise<Locked | undefined> {
  const { rows } = await transaction.query<Locked>({ text, values: [townId, named] });
  return rows[0];
}

async function newest(transaction: Transaction, townId: number): Promise<Month | undefined> {
  const { rows } = await transaction.query<{ month: Month | null }>({ text: newestMonth, values: [townId] });
  return rows[0]?.month ?? undefined;
}

/** What the decision must know beside the matter: the ledger where it is prefilled, the whole month where the order is about it. */
async function groundOf(
  reading: Reading,
  matter: ReportMatter,
  action: string,
  sealer: Sealer,
): Promise<{ readonly world: Partial<ReportWorld>; readonly rows: readonly Locked<Report>[] }> {
  const { transaction, townId } = reading;
  if (matter.kind === 'instability-report') {
    if (action !== 'prefill') return { world: {}, rows: [] };
    const before = await lastMonthOf(reading, matter.month, matter.village);
    const lastMonth = resealed(before.get(matter.village) ?? [], sealer);
    return { world: { ledger: sealed(await ledgerOf(reading, matter.village), sealer), lastMonth }, rows: [] };
  }
  const { rows } = await transaction.query<Locked<Report>>({ text: lockReportsOfMonth, values: [townId, matter.month] });
  const ledger = action === 'consolidate' ? unread(await ledgerOf(reading, null)) : [];
  return { world: { reports: rows.map(({ data }) => data), ledger }, rows };
}

async function expireReports(
  transaction: Transaction,
  townId: number,
  keys: readonly DeadlineKey[],
  world: ReportWorld,
  met: Map<DeadlineKey, MetTogether>,
): Promise<void> {
  const values = [townId, [...new Set(keys.map(({ matterId }) => matterId))], new Date(world.now)];
  const { rows } = await transaction.query<Locked<Report>>({ name: 'reports-lock-free', text: lockFree, values });
  const free = new Map(rows.map((row) => [row.data.id, row]));
  const writes = new Map<string, ReportWrite>();
  for (const key of keys) {
    const row = free.get(key.matterId);
    if (!row) continue;
    if (writes.has(key.matterId)) {
      met.set(key, 'again');
      continue;
    }
    const decision = expire(key, row.data, world);
    met.set(key, decision.ok ? 'fired' : expiryOf(decision.rejection.code));
    if (decision.ok) writes.set(key.matterId, writeOf(row, decision.events, world));
  }
  await keepReports(transaction, [...writes.values()], { townId, actor: { kind: 'clock' }, world });
}
