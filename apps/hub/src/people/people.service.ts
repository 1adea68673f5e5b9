import { Injectable } from '@nestjs/common';
import { hashPassword, mayOpen, type NewPost, type PeopleCommand } from '@lib/access';
import { shanghaiDate } from '@lib/calendar';
import type { AddPersonBody, AppointBody, EndPostBody, FirstPasswordView, PageView, PeopleQuery, PersonView } from '@lib/contracts';
import { randomPassword } from '@lib/platform';
import { PeopleReader, PeopleStore, TownWorlds, type PeopleCall } from '@lib/store';
import { identityOf, type Caller } from '../cases/caller.js';
import { Refused } from '../edge/refused.js';
import { HubClock } from '../tokens.js';
import { afterId, idCursor } from './id-cursor.js';
import { personView } from './person-view.js';

/** What an order brings beside who gives it. */
type Order = Pick<PeopleCall, 'command' | 'route' | 'body'> & Partial<Pick<PeopleCall, 'newcomer' | 'passwordHash'>>;

const usualLimit = 50;

/** The administrator's orders over people, and the lists that he and the auditor read. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly reader: PeopleReader,
    private readonly store: PeopleStore,
    private readonly worlds: TownWorlds,
    private readonly clock: HubClock,
  ) {}

  async list(caller: Caller, { limit = usualLimit, cursor, q, organisation, left }: PeopleQuery): Promise<PageView<PersonView>> {
    if (!mayOpen(caller.actor, 'people')) throw Refused.as('access/not-allowed');
    const after = cursor === undefined ? undefined : afterId(cursor);
    const found = await this.reader.page(identityOf(caller), { limit: limit + 1, after, q, organisation, left });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return { items: shown.map((one) => this.view(caller, one)), nextCursor: found.length > limit && last ? idCursor(last.id) : null };
  }

  async one(caller: Caller, id: string): Promise<PersonView> {
    if (!mayOpen(caller.actor, 'people')) throw Refused.as('access/not-allowed');
    const person = await this.reader.one(identityOf(caller), id);
    if (!person) throw Refused.as('people/not-found');
    return this.view(caller, person);
  }

  /** The first password is made here, shown once and kept as a hash; he must change it before anything else. */
  async add(caller: Caller, body: AddPersonBody, key: string | undefined): Promise<FirstPasswordView> {
    const { username, name, gender } = body;
    const password = randomPassword();
    const person = `p-${username}`;
    const command: PeopleCommand = { action: 'add', person, username, post: this.post(body) };
    const newcomer = { name: name.trim(), gender };
    const passwordHash = await this.hashFor(caller, password);
    const again = await this.carryOut(caller, { command, route: 'POST /people', body, newcomer, passwordHash }, key);
    return { person: await this.one(caller, person), firstPassword: again ? null : password };
  }

  async appoint(caller: Caller, person: string, body: AppointBody, key: string | undefined): Promise<PersonView> {
    const command: PeopleCommand = { action: 'appoint', person, post: this.post(body) };
    await this.carryOut(caller, { command, route: `POST /people/${person}/posts`, body }, key);
    return this.one(caller, person);
  }

  async endPost(caller: Caller, person: string, post: string, body: EndPostBody, key: string | undefined): Promise<PersonView> {
    const command: PeopleCommand = { action: 'end-post', person, post, on: body.on ?? undefined };
    await this.carryOut(caller, { command, route: `POST /people/${person}/posts/${post}/end`, body }, key);
    return this.one(caller, person);
  }

  async dismiss(caller: Caller, person: string, key: string | undefined): Promise<PersonView> {
    await this.carryOut(caller, { command: { action: 'dismiss', person }, route: `POST /people/${person}/dismissal`, body: {} }, key);
    return this.one(caller, person);
  }

  async resetSignIn(caller: Caller, person: string, key: string | undefined): Promise<FirstPasswordView> {
    const password = randomPassword();
    const passwordHash = await this.hashFor(caller, password);
    const command: PeopleCommand = { action: 'reset-sign-in', person };
    const again = await this.carryOut(caller, { command, route: `POST /people/${person}/sign-in-reset`, body: {}, passwordHash }, key);
    return { person: await this.one(caller, person), firstPassword: again ? null : password };
  }

  /** A hash takes time of a core: only whoever may give the order costs it. */
  private async hashFor(caller: Caller, password: string): Promise<string> {
    if (!mayOpen(caller.actor, 'change people')) throw Refused.as('access/not-allowed');
    return hashPassword(password);
  }

  private post({ role, organisation, from, to, director, substituteFor }: AppointBody): NewPost {
    return {
      role,
      organisation,
      from: from ?? this.today(),
      to: to ?? undefined,
      director: director ?? undefined,
      substituteFor: substituteFor ?? undefined,
    };
  }

  /** True where the same order was carried out before, under the same key. */
  private async carryOut(caller: Caller, order: Order, idempotencyKey: string | undefined): Promise<boolean> {
    const { actor, town } = caller;
    if (!mayOpen(actor, 'change people')) throw Refused.as('access/not-allowed');
    const outcome = await this.store.change({
      ...order,
      writer: { townId: town.townId, actor, idempotencyKey },
      who: identityOf(caller),
      now: this.clock.now(),
      ground: {
        today: this.today(),
        kindOf: (id) => town.town.organisations.find((office) => office.id === id)?.kind,
        heldAt: (role) => town.codes.roles.find(({ code }) => code === role)?.heldAt,
        called: (role) => town.codes.roles.find(({ code }) => code === role)?.name ?? { zh: role, en: role },
      },
    });
    if (outcome.ok) {
      this.worlds.forget(town.townId);
      return outcome.again;
    }
    if (outcome.why === 'key-conflict') throw Refused.as('request/idempotency-conflict');
    throw Refused.by(outcome.rejection, outcome.rejection.code === 'people/no-such-person' ? 404 : 422);
  }

  private view({ town, language }: Caller, person: Parameters<typeof personView>[0]): PersonView {
    return personView(person, { town, language, today: this.today() });
  }

  private today(): string {
    return shanghaiDate(this.clock.now());
  }
}
