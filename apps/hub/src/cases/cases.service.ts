import { Injectable } from '@nestjs/common';
import { registeringPost, sightOf } from '@lib/access';
import { startOfDay, addDays, shanghaiDate } from '@lib/calendar';
import { edgeFrom, namesOthers, type Case, type CaseKind, type OtherCase } from '@lib/cases';
import {
  occurredInFuture,
  type CaseRowView,
  type CaseView,
  type EventView,
  type LedgerQuery,
  type NumberSearchBody,
  type PageQuery,
  type PageView,
  type RegisterCaseBody,
  type ServiceTypeCode,
} from '@lib/contracts';
import type { Input } from '@lib/kernel';
import { CaseReader, CaseStore, type LedgerFilter, type Outcome, type Texts } from '@lib/store';
import { mojOf, villageOfCode } from '@lib/town';
import { Refused } from '../edge/refused.js';
import { HubClock } from '../tokens.js';
import { inputFaults } from './action-input.js';
import { identityOf, type Caller } from './caller.js';
import { caseTextFields, factsOf, rowTexts, textsIn } from './case-facts.js';
import { CaseLists, type CaseList } from './case-lists.js';
import { numberIn } from './case-number.js';
import { canSee, caseView, rowView } from './case-view.js';
import { actorsOf, eventView } from './event-view.js';
import { cut, sheetOf, toRead } from './page.js';
import { mayNotRegister, unknownVillage } from './refusals.js';

/** Days before the end of a limit that the filter `soon` shows. */
const soonDays = 3;

/** Most cases that a search for a number finds: whoever is in more of them needs the ledger. */
const mostFound = 50;

/** Which function of the one-stop centre a matter of this kind comes under, where nobody says. */
const usualService: { readonly [kind in CaseKind]: ServiceTypeCode } = {
  dispute: 'mediation',
  consultation: 'legal-advice',
  'hardship-aid': 'reception',
};

@Injectable()
export class CasesService {
  constructor(
    private readonly clock: HubClock,
    private readonly store: CaseStore,
    private readonly reader: CaseReader,
    private readonly lists: CaseLists,
  ) {}

  async register(caller: Caller, body: RegisterCaseBody, idempotencyKey: string | undefined): Promise<CaseView> {
    const { actor, town } = caller;
    const now = this.clock.now();
    const today = shanghaiDate(now);
    const future = occurredInFuture(body.occurredOn, today);
    if (future) throw Refused.by(future);
    const village = villageOfCode(town.town, body.villageCode, today);
    if (!village) throw Refused.by(unknownVillage);
    const post = registeringPost(actor, village.id, town.places);
    if (!post) throw Refused.by(mayNotRegister, 403);
    const tile = town.codes.tiles.find(({ code }) => code === body.tile);
    const outcome = await this.store.register(
      { townId: town.townId, actor, idempotencyKey },
      {
        kind: body.kind ?? 'dispute',
        clientId: body.clientId?.toLowerCase() ?? null,
        summary: body.summary,
        parties: body.parties.map(({ name, role, phone, idNumber }) => ({
          name,
          role,
          phone: phone ?? undefined,
          idNumber: idNumber ?? undefined,
        })),
        village: village.id,
        occurredOn: body.occurredOn,
        tile: body.tile,
        leaf: body.leaf ?? tile?.leaf ?? null,
        urgency: body.urgency,
        source: body.source ?? 'application',
        serviceType: body.serviceType ?? usualService[body.kind ?? 'dispute'],
        project: body.project ?? null,
        amount: body.amount ?? null,
        peopleInvolved: body.peopleInvolved ?? null,
        from: post.organisation,
        numberOf: (year, running) => numberIn(town)(body.kind ?? 'dispute', village.id, year, running),
      },
      now,
    );
    return this.present(caller, outcome);
  }

  async act(
    caller: Caller,
    caseId: string,
    action: string,
    expectedVersion: number,
    input: unknown,
    idempotencyKey: string | undefined,
  ): Promise<CaseView> {
    const { actor, town } = caller;
    const check = (one: Case): void => {
      const edge = edgeFrom(one, action);
      const faults = edge ? inputFaults(edge.input, input ?? {}) : [];
      if (faults.length > 0) throw Refused.as('request/invalid', { errors: faults });
    };
    const sees = (one: Case): boolean => canSee(actor, town, one);
    const call = {
      caseId,
      action,
      expectedVersion,
      input: (input ?? {}) as Input,
      showing: caseTextFields,
      numberOf: numberIn(town),
      sees,
      check,
    };
    return this.present(caller, await this.store.act({ townId: town.townId, actor, idempotencyKey }, call, this.clock.now()));
  }

  async one(caller: Caller, caseId: string): Promise<CaseView> {
    return this.view(caller, await this.visible(caller, caseId));
  }

  async events(caller: Caller, caseId: string, query: PageQuery): Promise<PageView<EventView>> {
    const one = await this.visible(caller, caseId);
    const sheet = sheetOf(query);
    const who = identityOf(caller);
    const found = await this.reader.events(who, one, sheet.after?.key ?? 0, toRead(sheet));
    const { shown, nextCursor } = cut(found, sheet, ({ seq }) => ({ key: seq, id: caseId }));
    const [texts, names] = await Promise.all([
      this.reader.texts(who, textsIn(caseId, [shown.map((event) => event.data), one])),
      this.reader.personNames(who, actorsOf(shown)),
    ]);
    const viewing = await this.lists.viewing(caller, texts);
    return { items: shown.map((event) => eventView(event, one, viewing, names)), nextCursor };
  }

  async ledger(caller: Caller, query: LedgerQuery): Promise<PageView<CaseRowView> & { readonly total?: number }> {
    const filter = this.filterOf(caller, query);
    const sort = query.sort ?? '-registered';
    const list: CaseList = {
      filter,
      by: sort.endsWith('due') ? 'due' : 'registered',
      descending: sort.startsWith('-'),
    };
    const [page, total] = await Promise.all([
      this.lists.page(caller, list, sheetOf(query), rowView),
      query.count ? this.reader.count(identityOf(caller), filter) : Promise.resolve(undefined),
    ]);
    return { ...page, ...(total === undefined ? {} : { total }) };
  }

  /** Whoever sees a number masked learns nothing by trying: his cases are not among those that are found. */
  async byNumber(caller: Caller, { kind, number }: NumberSearchBody): Promise<PageView<CaseRowView>> {
    const { actor, town } = caller;
    const who = identityOf(caller);
    const whole = (one: Case): boolean => canSee(actor, town, one) && sightOf(actor, factsOf(one), town.places) === 'whole';
    const note = (cases: readonly Case[]) => ({
      deed: 'search' as const,
      by: { personId: actor.personId, post: actor.posts[0] },
      field: kind,
      rows: cases.filter(whole).length,
      now: this.clock.now(),
    });
    const found = (await this.reader.byNumber(who, { kind, typed: number, limit: mostFound }, note)).filter(whole);
    const viewing = await this.lists.viewing(caller, await this.reader.texts(who, found.flatMap(rowTexts)));
    return { items: found.map((one) => rowView(one, viewing)), nextCursor: null };
  }

  private async visible(caller: Caller, caseId: string): Promise<Case> {
    const one = await this.reader.one(identityOf(caller), caseId);
    if (!one || !canSee(caller.actor, caller.town, one)) throw Refused.as('case/not-found');
    return one;
  }

  /** `known`: texts that need not be asked for again. */
  private async view(caller: Caller, one: Case, known: Texts = new Map()): Promise<CaseView> {
    const missing = textsIn(one.id, one).filter(({ textId }) => !known.has(textId));
    const [texts, others] = await Promise.all([this.reader.texts(identityOf(caller), missing), this.others(caller, one)]);
    const viewing = await this.lists.viewing(caller, known.size === 0 ? texts : new Map([...known, ...texts]));
    return caseView(one, { ...viewing, world: { ...viewing.world, others } });
  }

  /** The last that its actor sees of a case which his own order took out of his sight: what he knew already, and nothing to do. */
  private async farewell(caller: Caller, { dispute, repeated, texts }: Extract<Outcome, { kind: 'kept' }>): Promise<CaseView> {
    if (repeated) throw Refused.as('case/not-found');
    return { ...caseView(dispute, await this.lists.viewing(caller, texts)), actions: [] };
  }

  /** Other cases that an order on this one may name; asked for only where the caller gives such orders. */
  private others(caller: Caller, one: Case): Promise<readonly OtherCase[]> | readonly OtherCase[] {
    return namesOthers(one, caller.actor) ? this.reader.others(identityOf(caller), one) : [];
  }

  private present(caller: Caller, outcome: Outcome): Promise<CaseView> {
    switch (outcome.kind) {
      case 'kept':
        if (!canSee(caller.actor, caller.town, outcome.dispute)) return this.farewell(caller, outcome);
        return this.view(caller, outcome.dispute, outcome.texts);
      case 'refused':
        throw Refused.by(outcome.rejection, outcome.rejection.code === 'case/not-your-post' ? 403 : 422);
      case 'stale':
        throw Refused.as('case/stale-version', { extensions: { version: outcome.version } });
      case 'key-conflict':
        throw Refused.as('request/idempotency-conflict');
      case 'not-found':
        throw Refused.as('case/not-found');
    }
  }

  private filterOf({ actor, town }: Caller, query: LedgerQuery): LedgerFilter {
    const now = this.clock.now();
    const { category } = query;
    const tile = category !== undefined && town.codes.tiles.some(({ code }) => code === category) ? category : undefined;
    const byMoj =
      category === undefined
        ? []
        : town.codes.leaves
            .filter(({ code }) => mojOf(town.codes, code) === category || code === category || code.startsWith(category))
            .map(({ code }) => code);
    const village = town.town.villages.find(({ id, codes }) => id === query.village || codes.some(({ code }) => code === query.village));
    return {
      q: query.q,
      state: query.state,
      holder: query.holder,
      village: query.village === undefined ? undefined : (village?.id ?? query.village),
      tile,
      leaves: category === undefined || tile !== undefined ? undefined : byMoj,
      risk: query.risk,
      kind: query.kind,
      project: query.project,
      collective: query.collective,
      dueBefore: query.due === undefined ? undefined : query.due === 'overdue' ? now : startOfDay(addDays(shanghaiDate(now), soonDays + 1)),
      registeredFrom: query.from === undefined ? undefined : startOfDay(query.from),
      registeredBefore: query.to === undefined ? undefined : startOfDay(addDays(query.to, 1)),
      queueOf: query.mine ? actor.posts.map(({ organisation }) => organisation) : undefined,
    };
  }
}
