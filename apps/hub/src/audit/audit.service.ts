import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { mayOpen } from '@lib/access';
import { addDays, shanghaiDate, startOfDay } from '@lib/calendar';
import type { AuditDeed, AuditExportBody, AuditQuery, AuditView, PageView } from '@lib/contracts';
import { AuditTrail, CaseReader, personOf, type AuditEntry, type AuditFilter } from '@lib/store';
import { identityOf, type Caller } from '../cases/caller.js';
import { cut, sheetOf, toRead } from '../cases/page.js';
import { Refused } from '../edge/refused.js';
import { HubClock } from '../tokens.js';
import { auditView, columns, lineOf } from './audit-view.js';
import { csvOf } from './csv.js';
import { soundPurpose } from './reveals.service.js';

/** Most lines of one file. */
const mostLines = 10_000;

type Asked = { readonly [name in 'user' | 'case' | 'from' | 'to']?: string | null } & { readonly deed?: AuditDeed | null };

@Injectable()
export class AuditService {
  constructor(
    private readonly clock: HubClock,
    private readonly database: DataSource,
    private readonly reader: CaseReader,
    private readonly trail: AuditTrail,
  ) {}

  async list(caller: Caller, query: AuditQuery): Promise<PageView<AuditView>> {
    this.open(caller);
    const sheet = sheetOf(query);
    const filter = await this.filterOf(caller, query);
    const found = filter ? await this.trail.page(identityOf(caller), filter, { limit: toRead(sheet), after: sheet.after }) : [];
    const { shown, nextCursor } = cut(found, sheet, ({ at, id }) => ({ key: at, id }));
    return { items: await this.views(caller, shown), nextCursor };
  }

  async export(caller: Caller, { purpose: given, ...asked }: AuditExportBody): Promise<string> {
    this.open(caller);
    const purpose = soundPurpose(given);
    const filter = (await this.filterOf(caller, asked)) ?? { person: '' };
    const { actor } = caller;
    const by = { personId: actor.personId, post: actor.posts.find(({ role }) => role === 'auditor') ?? actor.posts[0] };
    const told = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined && value !== null));
    const note = (rows: number) => ({ deed: 'export', by, purpose, filter: { of: 'audit', ...told }, rows }) as const;
    const taken = await this.trail.takenOut(identityOf(caller), { filter, most: mostLines, note }, this.clock.now());
    return csvOf([columns(caller.language), ...(await this.views(caller, taken)).map(lineOf)]);
  }

  private open({ actor }: Caller): void {
    if (!mayOpen(actor, 'audit')) throw Refused.as('access/not-allowed');
  }

  private async views(caller: Caller, entries: readonly AuditEntry[]): Promise<readonly AuditView[]> {
    const names = await this.reader.personNames(identityOf(caller), [...new Set(entries.map(({ person }) => person))]);
    return entries.map((entry) => auditView(entry, caller, names));
  }

  /** Undefined where the user is not known: nothing can be his. */
  private async filterOf({ town }: Caller, { deed, user, case: named, from, to }: Asked): Promise<AuditFilter | undefined> {
    const person = user ? await personOf(this.database, town.townId, user, shanghaiDate(this.clock.now())) : undefined;
    if (user && !person) return undefined;
    return {
      deed: deed ?? undefined,
      person: person?.personId,
      case: named ?? undefined,
      from: from ? startOfDay(from) : undefined,
      before: to ? startOfDay(addDays(to, 1)) : undefined,
    };
  }
}
