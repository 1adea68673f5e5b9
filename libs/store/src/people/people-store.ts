import type { DataSource } from 'typeorm';
import { decidePeople, type NewPost, type PeopleCommand, type PeopleWorld } from '@lib/access';
import { place } from '@lib/cases';
import type { Actor, Json, NewEvent, Rejection } from '@lib/kernel';
import { chained, genesis } from '../chain.js';
import { claim, type Writer } from '../command-key.js';
import type { Identity } from '../identity.js';
import { inTransaction, type Transaction } from '../in-transaction.js';
import type { TextVault } from '../vault/text-vault.js';
import { peopleKnown } from './people-reader.js';

/** An order with what its rows need beside it. */
export interface PeopleCall {
  readonly writer: Writer;
  readonly who: Identity;
  readonly route: string;
  /** As it was sent, for the idempotency key. */
  readonly body: object;
  readonly command: PeopleCommand;
  readonly ground: Pick<PeopleWorld, 'today' | 'kindOf' | 'heldAt' | 'called'>;
  /** Epoch ms. */
  readonly now: number;
  /** Whom `add` makes. */
  readonly newcomer?: { readonly name: string; readonly gender?: string | undefined };
  /** Of the first password, for `add` and `reset-sign-in`. */
  readonly passwordHash?: string;
}

export type PeopleOutcome =
  /** `again`: the same order was carried out before, under the same key. */
  | { readonly ok: true; readonly again: boolean }
  | { readonly ok: false; readonly why: 'key-conflict' }
  | { readonly ok: false; readonly why: 'refused'; readonly rejection: Rejection };

const rosterRoles: readonly string[] = ['village-mediator', 'town-mediator'];

/** Every change of people: one transaction of rows, their event and what ends with them. One at a time in a town. */
export class PeopleStore {
  /** `vault` keys what is kept of a body that comes with an idempotency key; null for whoever never sends one. */
  constructor(
    private readonly source: DataSource,
    private readonly vault: Pick<TextVault, 'commandHash'> | null,
  ) {}

  async change(call: PeopleCall): Promise<PeopleOutcome> {
    const hash = await this.hashOf(call);
    return inTransaction(
      this.source,
      call.who,
      (transaction) => this.carryOut(transaction, call, hash),
      ({ ok }) => ok,
    );
  }

  private async hashOf({ writer, body }: PeopleCall): Promise<Buffer | null> {
    if (writer.idempotencyKey === undefined) return null;
    if (!this.vault) throw new Error('an idempotency key, and nothing to key its body with');
    return this.vault.commandHash(writer.townId, body);
  }

  private async carryOut(transaction: Transaction, call: PeopleCall, hash: Buffer | null): Promise<PeopleOutcome> {
    const { writer, command, ground, now } = call;
    const { townId } = writer;
    await transaction.query({ text: `select pg_advisory_xact_lock(hashtext('duliu.people'), $1)`, values: [townId] });
    const claimed = await claim(transaction, writer, call.route, hash, now);
    if (claimed === 'conflict') return { ok: false, why: 'key-conflict' };
    if (claimed === 'repeat') return { ok: true, again: true };
    const decision = decidePeople(command, { ...ground, ...(await this.read(transaction, townId, command)) });
    if (!decision.ok) return { ok: false, why: 'refused', rejection: decision.rejection };
    await new PeopleRows(transaction, call).apply(decision.events);
    await keepEvents(transaction, call, decision.events);
    return { ok: true, again: false };
  }

  private async read(transaction: Transaction, townId: number, command: PeopleCommand): Promise<Pick<PeopleWorld, 'people' | 'taken'>> {
    const other = 'post' in command && typeof command.post === 'object' ? command.post.substituteFor : undefined;
    const people = await peopleKnown(transaction, townId, [command.person, ...(other === undefined ? [] : [other])]);
    if (command.action !== 'add') return { people, taken: false };
    const text = 'select from account where town_id = $1 and username = $2 union all select from person where town_id = $1 and id = $3';
    const { rows } = await transaction.query({ text, values: [townId, command.username, command.person] });
    return { people, taken: rows.length > 0 };
  }
}

/** What each event means for the rows. */
class PeopleRows {
  constructor(
    private readonly transaction: Transaction,
    private readonly call: PeopleCall,
  ) {}

  async apply(events: readonly NewEvent[]): Promise<void> {
    for (const { type, data } of events) {
      switch (type) {
        case 'PersonAdded':
          await this.add(String(data['username']));
          break;
        case 'PostGiven':
        case 'SubstituteNamed':
          await this.give(data as unknown as NewPost);
          break;
        case 'PostEnded':
          await this.end(String(data['post']), data['on'] as string | null);
          break;
        case 'PersonDismissed':
          await this.run(`update person set left_at = $3 where town_id = $1 and id = $2`, this.at);
          await this.run(`update account set disabled_at = $3 where town_id = $1 and person_id = $2 and disabled_at is null`, this.at);
          await this.endSessions();
          break;
        case 'SignInReset':
          await this.resetSignIn();
          break;
        default:
          throw new Error(`no row for ${type}`);
      }
    }
  }

  private get at(): Date {
    return new Date(this.call.now);
  }

  private async run(text: string, ...more: readonly unknown[]): Promise<void> {
    await this.transaction.query({ text, values: [this.call.writer.townId, this.call.command.person, ...more] });
  }

  private async add(username: string): Promise<void> {
    const { newcomer, passwordHash } = this.call;
    if (!newcomer || passwordHash === undefined) throw new Error('nobody to add');
    await this.run('insert into person (town_id, id, name, gender) values ($1, $2, $3, $4)', newcomer.name, newcomer.gender ?? null);
    await this.run(
      `insert into account (town_id, person_id, id, username, password_hash, must_change, created_at) values ($1, $2, $3, $4, $5, true, $6)`,
      `a-${username}`,
      username,
      passwordHash,
      this.at,
    );
  }

  private async give({ role, organisation, from, to, director = false, substituteFor }: NewPost): Promise<void> {
    await this.run(
      `insert into post (town_id, person_id, organisation_id, role, on_roster, director, valid_from, valid_to, substitute_for)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (town_id, person_id, organisation_id, role, valid_from) do update set valid_to = excluded.valid_to, ended_at = null,
         director = excluded.director, on_roster = excluded.on_roster, substitute_for = excluded.substitute_for`,
      organisation,
      role,
      rosterRoles.includes(role),
      director,
      from,
      to ?? null,
      substituteFor ?? null,
    );
  }

  /** On a last day, or from this minute: with the last post of today his open pages show him nothing more. */
  private async end(post: string, on: string | null): Promise<void> {
    if (on !== null) await this.run('update post set valid_to = $4 where town_id = $1 and person_id = $2 and id = $3', post, on);
    else await this.run('update post set ended_at = $4 where town_id = $1 and person_id = $2 and id = $3', post, this.at);
  }

  private async resetSignIn(): Promise<void> {
    const { passwordHash } = this.call;
    if (passwordHash === undefined) throw new Error('no password to give');
    await this.run(
      'update account set password_hash = $3, must_change = true, password_changed_at = $4 where town_id = $1 and person_id = $2',
      passwordHash,
      this.at,
    );
    for (const table of ['recovery_code', 'second_factor'])
      await this.run(
        `delete from ${table} where town_id = $1 and account_id in (select id from account where town_id = $1 and person_id = $2)`,
      );
    await this.endSessions();
  }

  private endSessions(): Promise<void> {
    const text = `update session set ended_at = $3 where town_id = $1 and ended_at is null
      and account_id in (select id from account where town_id = $1 and person_id = $2)`;
    return this.run(text, this.at);
  }
}

/** Who gave the order, by which post; the name stands in his row. */
function actorOf(actor: Actor): Json {
  if (actor.kind === 'clock') return { kind: 'clock' };
  const { role = null, organisation = null } = actor.posts.find((post) => post.role === 'admin') ?? actor.posts[0] ?? {};
  return { kind: 'person', person: actor.personId, role, organisation };
}

const append = `
insert into event (town_id, matter_kind, matter_id, seq, version, type, at, actor, data, canonical, previous_hash, hash)
values ($1, 'person', $2, $3, $3, $4, $5, $6, $7, $8, decode($9, 'hex'), decode($10, 'hex'))`;

/** Hangs the events on what was told of this person before; the version counts them. */
async function keepEvents(transaction: Transaction, { writer, command, now }: PeopleCall, events: readonly NewEvent[]): Promise<void> {
  const { townId, actor } = writer;
  const text = `select matter_id as id, seq, encode(last_hash, 'hex') as last from person where town_id = $1 and id = $2`;
  const { rows } = await transaction.query<{ id: string; seq: number; last: string | null }>({ text, values: [townId, command.person] });
  const [row] = rows;
  if (!row) throw new Error(`${command.person} has no row`);
  const told = actorOf(actor);
  const placed = place(events, row.seq, row.seq + 1, now).map((event) => ({ ...event, version: event.seq }));
  const links = chained({ townId, kind: 'person', id: row.id }, placed, told, row.last ?? genesis);
  for (const { seq, type, data, canonical, previous, hash } of links) {
    const bytes = Buffer.from(canonical, 'utf8');
    const values = [townId, row.id, seq, type, new Date(now), JSON.stringify(told), JSON.stringify(data), bytes, previous, hash];
    await transaction.query({ text: append, values });
  }
  const last = links.at(-1);
  if (last) {
    const end = `update person set seq = $3, last_hash = decode($4, 'hex') where town_id = $1 and id = $2`;
    await transaction.query({ text: end, values: [townId, command.person, last.seq, last.hash] });
  }
}
