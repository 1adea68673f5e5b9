import type { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import {
  clocked,
  decide,
  edgeFrom,
  expire,
  flowOf,
  place,
  refold,
  linked,
  namedCase,
  openingOf,
  registration,
  registrationRefusal,
  unregistered,
  type Case,
  type CaseKind,
  type Opening,
  type Registration,
  type World,
} from '@lib/cases';
import type { Actor, Decision, Input, Json, Rejection } from '@lib/kernel';
import { keepChange, keepFirst, owes } from './case-write.js';
import { genesis } from './chain.js';
import { bindTo, claim, keyedMatter, type Writer } from './command-key.js';
import type { DeadlineKey } from './deadline-store.js';
import { asActor } from './identity.js';
import { expireTogether, expiryOf, type Expiry, type MetTogether } from './expire-together.js';
import { inTransaction, type Transaction } from './in-transaction.js';
import { keepSurvivor, knowing, lockNamed, type Locked } from './named-case.js';
import { keepCorrected } from './corrected-case.js';
import { openedInput } from './opened-case.js';
import { Sealer } from './sealing.js';
import { textColumns, type TextRow, type TextVault } from './vault/text-vault.js';
import { searchOf } from './search-words.js';

/** Bodies of texts by their id, as far as the change came by them. */
export type Texts = ReadonlyMap<string, string>;

export type Outcome =
  | { readonly kind: 'kept'; readonly dispute: Case; readonly repeated: boolean; readonly texts: Texts }
  | { readonly kind: 'refused'; readonly rejection: Rejection }
  | { readonly kind: 'stale'; readonly version: number }
  | { readonly kind: 'key-conflict' }
  | { readonly kind: 'not-found' };

/** A registration as it comes from the door: text not yet sealed, number not yet drawn. */
export interface RegistrationInput extends Omit<Registration, 'id' | 'number' | 'summary' | 'parties' | 'by'> {
  readonly clientId: string | null;
  readonly summary: string;
  readonly parties: readonly {
    readonly role: Registration['parties'][number]['role'];
    readonly name: string;
    readonly phone?: string | undefined;
    readonly idNumber?: string | undefined;
  }[];
  /** Turns the running number of town, year and village into a case number. */
  readonly numberOf: (year: number, running: number) => string;
}

export type NumberOf = (kind: CaseKind, village: string | null, year: number, running: number) => string;

export interface ActionCall {
  readonly caseId: string;
  readonly action: string;
  readonly expectedVersion: number;
  readonly input: Input;
  /** Fields of text that the answer will show. */
  readonly showing: readonly string[];
  /** Whether the caller may see this case; what he may not see does not exist for him. */
  readonly sees: (dispute: Case) => boolean;
  /** Number of a case that the action opens, from its kind and village, year and running number; needed where the flow has such actions. */
  readonly numberOf?: NumberOf;
  /** Refuses an input that does not fit the action, by throwing; asked once the version has been found right. */
  readonly check: (dispute: Case) => void;
}

interface KeepCall {
  readonly sealer: Sealer;
  readonly known: Texts;
  readonly world: World;
  /** Whether the actor would still see the case; absent where no person acts. */
  readonly sees?: ActionCall['sees'];
}

interface RegisterCall {
  readonly input: RegistrationInput;
  /** Of the body; null where no repeat of it is to be known. */
  readonly hash: Buffer | null;
}

interface OpeningCall {
  readonly from: Case;
  readonly opening: Opening;
  readonly numberOf: NumberOf;
  readonly sealer: Sealer;
  readonly world: World;
}

const lockCase = `select data, last_hash from cases where town_id = $1 and id = $2 for update`;
const readCase = `select data, last_hash from cases where town_id = $1 and id = $2`;
const shownTexts = `select ${textColumns} from text t where t.town_id = $1 and t.matter_id = $2 and t.field = any($3)`;
const byClient = `select id from cases where town_id = $1 and client_id = $2`;
const nextNumber = `
  insert into counter (town_id, year, scope, last) values ($1, $2, $3, 1)
  on conflict (town_id, year, scope) do update set last = counter.last + 1 returning last`;

/** The only way to change a case: load and lock, decide, keep row, events, deadlines and message together or not at all. */
export class CaseStore {
  constructor(
    private readonly app: DataSource,
    private readonly worldOf: (townId: number, now: number) => Promise<World>,
    private readonly vault: TextVault,
  ) {}

  async register(writer: Writer, input: RegistrationInput, now: number): Promise<Outcome> {
    const world = await this.worldOf(writer.townId, now);
    const { clientId: _client, numberOf: _number, ...body } = input;
    const hash = await this.hashOf(writer, body);
    // Two at once with one client id: the second is a repeat. Still in the way, that case is out of sight, and does not exist for him.
    for (let again = false; ; again = true) {
      try {
        return await this.write(writer, world, (transaction) => this.registerIn(transaction, writer, { input, hash }, world));
      } catch (error) {
        if (input.clientId === null || !isUniqueViolation(error)) throw error;
        if (again) return { kind: 'not-found' };
      }
    }
  }

  async act(writer: Writer, call: ActionCall, now: number): Promise<Outcome> {
    const town = await this.worldOf(writer.townId, now);
    const hash = await this.hashOf(writer, { input: call.input, version: call.expectedVersion });
    return this.write(writer, town, async (transaction) => {
      const route = `${call.caseId}/${call.action}`;
      const named = namedCase(call.action, call.input);
      const other = named === undefined ? undefined : await lockNamed(transaction, writer.townId, { ...call, named });
      const [claimed, row, known] = await Promise.all([
        claim(transaction, writer, route, hash, now),
        load(transaction, writer.townId, call.caseId, lockCase),
        this.textsOf(transaction, writer.townId, call),
      ]);
      if (claimed === 'conflict') return { kind: 'key-conflict' };
      if (!row || !call.sees(row.data)) return { kind: 'not-found' };
      if (claimed === 'repeat') return { kind: 'kept', dispute: row.data, repeated: true, texts: known };
      if (row.data.version !== call.expectedVersion) return { kind: 'stale', version: row.data.version };
      call.check(row.data);
      const world = knowing(town, other);
      const sealer = new Sealer();
      const edge = edgeFrom(row.data, call.action);
      const command = { action: call.action, actor: writer.actor, input: edge ? sealer.sealInput(edge.input, call.input) : call.input };
      const decision = decide(command, row.data, world);
      if (decision.ok && edge?.names !== undefined && other) {
        const actor = actorOf(writer.actor, other.data);
        const refusal = await keepSurvivor(transaction, other, row.data, { townId: writer.townId, actor, world, vault: this.vault });
        if (refusal) return { kind: 'refused', rejection: refusal };
      }
      const opening = decision.ok ? openingOf(command, row.data, world) : undefined;
      const { sees } = call;
      if (!opening) return this.keep(transaction, writer, row, decision, { sealer, known, world, sees });
      if (!call.numberOf) throw new Error(`${call.action} opens a case, and nothing says how its number is written`);
      const opened = await this.open(transaction, writer, { from: row.data, opening, numberOf: call.numberOf, sealer, world });
      if (opened.kind !== 'kept') return opened;
      return this.keep(transaction, writer, row, linked(decision, opened.dispute), { sealer, known, world, sees });
    });
  }

  /** Registers the case that an action opens, within the action's own transaction: both stand, or neither. */
  private async open(transaction: Transaction, writer: Writer, { from, opening, numberOf, sealer, world }: OpeningCall): Promise<Outcome> {
    const input = await openedInput(transaction, writer.townId, { from, opening, numberOf, fresh: sealer.bodies(), vault: this.vault });
    // The commit belongs to the action: what travels last there is not the last here. Its key is the action's, too.
    const within: Transaction = { query: transaction.query, last: transaction.query };
    return this.registerIn(within, { townId: writer.townId, actor: writer.actor }, { input, hash: null }, world);
  }

  /** The clock's command. `fired`; `gone` where somebody was faster; `not-yet` where the case says it is early; else the code of the refusal. */
  async expire(key: DeadlineKey, now: number): Promise<Expiry> {
    const world = await this.worldOf(key.townId, now);
    const writer: Writer = { townId: key.townId, actor: { kind: 'clock' } };
    const outcome = await this.write(writer, world, async (transaction) => {
      const row = await load(transaction, key.townId, key.matterId, lockCase);
      if (!row) return { kind: 'not-found' };
      return this.keep(transaction, writer, row, expire(key, row.data, world), { sealer: new Sealer(), known: new Map(), world });
    });
    if (outcome.kind === 'kept') return 'fired';
    if (outcome.kind !== 'refused') return { refused: outcome.kind };
    return expiryOf(outcome.rejection.code);
  }

  /** The same for many deadlines of a town in one transaction; a case that somebody has in hand is `busy`. @throws as a whole. */
  async expireTogether(townId: number, keys: readonly DeadlineKey[], now: number): Promise<readonly MetTogether[]> {
    return expireTogether(this.app, await this.worldOf(townId, now), townId, keys);
  }

  /** Before the transaction, so that none waits for a key with a connection in its hand. */
  private async hashOf({ townId, idempotencyKey }: Writer, body: object): Promise<Buffer | null> {
    await this.vault.ready(townId);
    return idempotencyKey === undefined ? null : this.vault.commandHash(townId, body);
  }

  private write({ townId, actor }: Writer, world: World, work: (transaction: Transaction) => Promise<Outcome>): Promise<Outcome> {
    const who = asActor(townId, actor, { villageOf: (office) => world.roster.organisation(office)?.village ?? null });
    return inTransaction(this.app, who, work, (outcome) => outcome.kind === 'kept');
  }

  private async registerIn(transaction: Transaction, writer: Writer, { input, hash }: RegisterCall, world: World): Promise<Outcome> {
    const { clientId, numberOf, parties, summary, ...facts } = input;
    const refusal = registrationRefusal(input);
    if (refusal) return { kind: 'refused', rejection: refusal };
    const [claimed, before] = await Promise.all([
      claim(transaction, writer, 'register', hash, world.now),
      clientId === null ? null : clientsMatter(transaction, writer.townId, clientId),
    ]);
    if (claimed === 'conflict') return { kind: 'key-conflict' };
    const known = claimed === 'repeat' ? await keyedMatter(transaction, writer) : before;
    if (known !== null) {
      const row = await load(transaction, writer.townId, known, readCase);
      return row ? { kind: 'kept', dispute: row.data, repeated: true, texts: new Map() } : { kind: 'not-found' };
    }
    const year = Number(world.today.slice(0, 4));
    const drawn = await transaction.query<{ last: number }>({
      name: 'case-number',
      text: nextNumber,
      values: [writer.townId, year, `${flowOf(facts.kind).series.scope}${facts.village ?? 'town'}`],
    });
    const sealer = new Sealer();
    const text = (field: string, body: string | undefined) => (body === undefined ? undefined : sealer.seal(field, body));
    const id = v7();
    const first = registration(
      {
        ...facts,
        id,
        number: numberOf(year, drawn.rows[0]?.last ?? 0),
        summary: sealer.seal('summary', summary),
        parties: parties.map(({ role, name, phone, idNumber }) =>
          defined({ role, name: sealer.seal('party', name), phone: text('phone', phone), idNumber: text('id-number', idNumber) }),
        ),
        by: writer.actor,
      },
      world,
    );
    const blank = unregistered(
      id,
      { ...first, seq: 1, version: 1, at: world.now },
      writer.actor.kind === 'person' ? writer.actor.personId : null,
    );
    const decision = clocked(blank, [first], world);
    if (!decision.ok) return { kind: 'refused', rejection: decision.rejection };
    const events = place(decision.events, 0, 1, world.now);
    const dispute = refold(blank, events);
    const write = {
      townId: writer.townId,
      dispute,
      events,
      actor: actorOf(writer.actor, blank),
      texts: await this.vault.kept(writer.townId, id, sealer.texts),
      previousHash: genesis,
      at: world.now,
    };
    await Promise.all([
      bindTo(transaction, writer, id),
      keepFirst(transaction, {
        ...write,
        outboxId: owes(events, dispute, world),
        clientId,
        search: searchOf({ number: dispute.number, summary, parties }),
      }),
    ]);
    return { kind: 'kept', dispute, repeated: false, texts: sealer.bodies() };
  }

  private async textsOf(transaction: Transaction, townId: number, { caseId, showing }: ActionCall): Promise<Texts> {
    const values = [townId, caseId, showing];
    const { rows } = await transaction.query<TextRow>({ name: 'case-shown-texts', text: shownTexts, values });
    return new Map((await this.vault.opened(townId, rows)).map(({ id, body }) => [id, body]));
  }

  private async keep(
    transaction: Transaction,
    writer: Writer,
    row: Locked,
    decision: Decision,
    { sealer, known, world, sees }: KeepCall,
  ): Promise<Outcome> {
    if (!decision.ok) return { kind: 'refused', rejection: decision.rejection };
    const before = row.data;
    const events = place(decision.events, before.seq, before.version + 1, world.now);
    const dispute = refold(before, events);
    // Whoever takes a case out of his own sight, as by recusing himself, could not write it: the house writes his order down.
    if (sees && !sees(dispute)) await transaction.query({ text: "select set_config('app.everything', 'on', true)" });
    await keepCorrected(transaction, writer.townId, { before, after: dispute, fresh: sealer.bodies(), vault: this.vault });
    await keepChange(transaction, {
      townId: writer.townId,
      dispute,
      events,
      actor: actorOf(writer.actor, before),
      texts: await this.vault.kept(writer.townId, before.id, sealer.texts),
      previousHash: row.last_hash.toString('hex'),
      at: world.now,
      outboxId: owes(events, dispute, world),
    });
    return { kind: 'kept', dispute, repeated: false, texts: new Map([...known, ...sealer.bodies()]) };
  }
}

async function load(transaction: Transaction, townId: number, id: string, text: string): Promise<Locked | undefined> {
  const { rows } = await transaction.query<Locked>({ name: text === lockCase ? 'case-lock' : 'case-read', text, values: [townId, id] });
  return rows[0];
}

async function clientsMatter(transaction: Transaction, townId: number, clientId: string): Promise<string | null> {
  const { rows } = await transaction.query<{ id: string }>({ name: 'case-by-client', text: byClient, values: [townId, clientId] });
  return rows[0]?.id ?? null;
}

/** The post that acts: at the holder's office if he has one there, else his first. */
export function actorOf(actor: Actor, { holder }: Pick<Case, 'holder'>): Json {
  if (actor.kind === 'clock') return { kind: 'clock' };
  const post = actor.posts.find(({ organisation }) => organisation === holder?.organisation) ?? actor.posts[0];
  return { kind: 'person', person: actor.personId, role: post?.role ?? null, organisation: post?.organisation ?? null };
}

const defined = <T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };

const isUniqueViolation = (error: unknown): boolean => (error as { readonly code?: unknown }).code === '23505';
