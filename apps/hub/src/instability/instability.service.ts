import { Injectable } from '@nestjs/common';
import { inScope, maskText, scopeOf, sightOf, type CaseFacts } from '@lib/access';
import { shanghaiDate } from '@lib/calendar';
import { edgeFrom } from '@lib/cases';
import { isUuid, type PageView, type PeriodRowView, type PeriodView, type ReportView } from '@lib/contracts';
import { summaryDocx, summaryXlsx } from '@lib/documents';
import { figuresOf, isMonth, itemsOf, monthOf, withSchedule, type Period, type Report, type ReportWorld } from '@lib/instability';
import { isTextRef, type Input, type TextRef } from '@lib/kernel';
import { CaseReader, ReportReader, ReportStore, TownWorlds, type ReportCall, type ReportMatter, type ReportOutcome } from '@lib/store';
import { inputFaults } from '../cases/action-input.js';
import { identityOf, type Caller } from '../cases/caller.js';
import { Refused } from '../edge/refused.js';
import { HubClock } from '../tokens.js';
import { periodRow, periodRowOfVillage, periodView } from './period-view.js';
import { reportView, type ReportViewing } from './report-view.js';
import { summaryWords } from './summary-words.js';

/** Years of months in a list. */
const mostMonths = 60;

interface Order {
  readonly action: string;
  readonly version: number;
  readonly body: unknown;
  readonly key: string | undefined;
}

/** What the access policy asks of a report: it belongs to its village and to nobody else. */
const factsOf = ({ village }: Pick<Report, 'village'>): CaseFacts => ({
  village,
  involved: [],
  registeredBy: null,
  source: 'instability-report',
  recused: [],
  accusation: false,
  owned: false,
});

@Injectable()
export class InstabilityService {
  constructor(
    private readonly clock: HubClock,
    private readonly store: ReportStore,
    private readonly reader: ReportReader,
    private readonly cases: CaseReader,
    private readonly worlds: TownWorlds,
  ) {}

  async periods(caller: Caller): Promise<PageView<PeriodRowView>> {
    const who = identityOf(caller);
    const months = await this.reader.periods(who, mostMonths);
    if (months.length > 0) return { items: months.map((period) => periodRow(period, caller.language)), nextCursor: null };
    const own = (await this.reader.reports(who, mostMonths)).filter((report) => this.sees(caller, report));
    const newest = [...new Map(own.map((report) => [report.month, report])).values()];
    return { items: newest.map(periodRowOfVillage), nextCursor: null };
  }

  async period(caller: Caller, month: string): Promise<PeriodView> {
    this.known(month);
    const who = identityOf(caller);
    const [period, found] = await Promise.all([this.reader.period(who, month), this.reader.reportsOfMonth(who, month)]);
    const reports = found.filter((report) => this.sees(caller, report));
    if (!period && reports.length === 0) throw Refused.as('instability/not-found');
    const viewing = await this.viewing(caller, new Map());
    return periodView(period, reports, period?.summary ?? figuresOf(reports, []), viewing);
  }

  /** The summary to sign and to send; who sees one village only has none. */
  async summary(
    caller: Caller,
    month: string,
    format: string | undefined,
  ): Promise<{ readonly bytes: Uint8Array; readonly format: 'docx' | 'xlsx' }> {
    if (format !== 'docx' && format !== 'xlsx') {
      const says = { zh: '应为 docx 或 xlsx', en: 'Must be docx or xlsx' };
      throw Refused.as('request/invalid', { errors: [{ pointer: '/format', says }] });
    }
    this.known(month);
    const who = identityOf(caller);
    const [period, reports] = await Promise.all([this.reader.period(who, month), this.reader.reportsOfMonth(who, month)]);
    if (!period) throw Refused.as('instability/not-found');
    const wanted = reports.flatMap(({ id, filed }) => textIdsIn(filed).map((textId) => ({ caseId: id, textId })));
    const viewing = await this.viewing(caller, await this.cases.texts(who, wanted));
    const sights = new Map(reports.map((report) => [report.village, sightOf(caller.actor, factsOf(report), caller.town.places)]));
    const masked = [...sights.values()].includes('masked');
    const places = new Map(caller.town.town.villages.map(({ id }, place) => [id, place]));
    const inOrder = reports.toSorted((one, other) => (places.get(one.village) ?? 0) - (places.get(other.village) ?? 0));
    const words = summaryWords(period, inOrder, period.summary ?? figuresOf(reports, []), viewing, (text) =>
      text && !masked ? (viewing.world.wordsOf?.(text) ?? null) : null,
    );
    return { bytes: await (format === 'docx' ? summaryDocx(words) : summaryXlsx(words)), format };
  }

  async report(caller: Caller, id: string): Promise<ReportView> {
    return this.drawn(caller, await this.visible(caller, id));
  }

  async actOnReport(caller: Caller, { id, ...order }: Order & { readonly id: string }): Promise<ReportView> {
    const report = await this.visible(caller, id);
    const changed = kept(await this.act(caller, { report: report.id }, order));
    if (changed.kind !== 'instability-report') throw new Error('the order changed another matter');
    return this.drawn(caller, changed);
  }

  async actOnPeriod(caller: Caller, { month, ...order }: Order & { readonly month: string }): Promise<PeriodView> {
    this.known(month);
    if (!(await this.reader.period(identityOf(caller), month))) throw Refused.as('instability/not-found');
    kept(await this.act(caller, { month }, order));
    return this.period(caller, month);
  }

  private act({ actor, town }: Caller, of: ReportCall['of'], { action, version, body, key }: Order): Promise<ReportOutcome> {
    const input = (body ?? {}) as Input; // checked against the action's schema below
    const check = (matter: ReportMatter): void => {
      const edge = edgeFrom(matter, action);
      const faults = edge ? inputFaults(edge.input, input) : [];
      if (faults.length > 0) throw Refused.as('request/invalid', { errors: faults });
    };
    const call = { of, action, expectedVersion: version, input, check };
    return this.store.act({ townId: town.townId, actor, idempotencyKey: key }, call, this.clock.now());
  }

  private async drawn(caller: Caller, report: Report): Promise<ReportView> {
    const wanted = textIdsIn([report.prefill, report.filed]).map((textId) => ({ caseId: report.id, textId }));
    const who = identityOf(caller);
    const named = report.prefill.flatMap(({ case: number }) => (number === undefined ? [] : [number]));
    const [texts, seen] = await Promise.all([this.cases.texts(who, wanted), this.cases.numbersInSight(who, named)]);
    // Who is recused from a case (回避) reads nothing of it here either; what is closed to him by another rule neither.
    const unseen = named.filter((number) => !seen.has(number));
    const hidden = [...report.prefill, ...itemsOf(report)].filter(({ case: number }) => number !== undefined && unseen.includes(number));
    const closed = new Set(hidden.flatMap(textIdsIn));
    const sight = sightOf(caller.actor, factsOf(report), caller.town.places);
    const viewing = await this.viewing(caller, texts);
    const wordsOf = ({ $text }: TextRef): string => (closed.has($text) ? outOfSight : maskText(texts.get($text) ?? erased, [], sight));
    return reportView(report, { ...viewing, world: { ...viewing.world, wordsOf } }, sight);
  }

  private async visible(caller: Caller, id: string): Promise<Report> {
    if (!isUuid(id)) throw Refused.as('instability/not-found');
    const report = await this.reader.report(identityOf(caller), id.toLowerCase());
    if (!report || !this.sees(caller, report)) throw Refused.as('instability/not-found');
    return report;
  }

  private sees({ actor, town }: Caller, report: Report): boolean {
    return inScope(scopeOf(actor, town.places), factsOf(report));
  }

  private known(month: string): void {
    if (!isMonth(month)) {
      const says = { zh: '应为年月，如 2026-10', en: 'Must be a year and a month, such as 2026-10' };
      throw Refused.as('request/invalid', { errors: [{ pointer: '/month', says }] });
    }
    if (month > monthOf(shanghaiDate(this.clock.now()))) throw Refused.as('instability/future-month');
  }

  private async viewing({ actor, town, language }: Caller, texts: ReadonlyMap<string, string>): Promise<ReportViewing> {
    const world = await this.worlds.at(town.townId, this.clock.now());
    const seeing: ReportWorld = {
      ...world,
      deadlineRules: withSchedule(world.deadlineRules, town.town.monthlyReport),
      wordsOf: ({ $text }) => texts.get($text) ?? erased,
    };
    return { actor, town, language, texts, world: seeing };
  }
}

const erased = '（已依法删除）';
/** Stands where he may not read what a case that he does not see is about. */
const outOfSight = '（您看不到本案，内容不予显示）';

function kept(outcome: ReportOutcome): Report | Period {
  switch (outcome.kind) {
    case 'kept':
      return outcome.matter;
    case 'refused':
      throw Refused.by(outcome.rejection, outcome.rejection.code === 'case/not-your-post' ? 403 : 422);
    case 'stale':
      throw Refused.as('case/stale-version', { extensions: { version: outcome.version } });
    case 'key-conflict':
      throw Refused.as('request/idempotency-conflict');
    case 'not-found':
      throw Refused.as('instability/not-found');
  }
}

/** Every text that something refers to. */
function textIdsIn(value: unknown): readonly string[] {
  if (isTextRef(value)) return [value.$text];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textIdsIn);
}
