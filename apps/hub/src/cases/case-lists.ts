import { Injectable } from '@nestjs/common';
import { firstEnding, type Case } from '@lib/cases';
import type { PageView } from '@lib/contracts';
import { CaseReader, TownWorlds, type LedgerFilter, type LedgerPage } from '@lib/store';
import { HubClock } from '../tokens.js';
import { rowTexts } from './case-facts.js';
import { canSee } from './case-view.js';
import type { Viewing } from './viewing.js';
import { identityOf, type Caller } from './caller.js';
import { cut, toRead, type Sheet } from './page.js';

export interface CaseList {
  readonly filter: LedgerFilter;
  readonly by: LedgerPage['by'];
  readonly descending: boolean;
}

/** Lists of cases: ledger, work queue and deadlines are the same page, filtered and drawn in their own ways. */
@Injectable()
export class CaseLists {
  constructor(
    private readonly clock: HubClock,
    private readonly reader: CaseReader,
    private readonly worlds: TownWorlds,
  ) {}

  async page<T>(
    caller: Caller,
    { filter, by, descending }: CaseList,
    sheet: Sheet,
    draw: (one: Case, viewing: Viewing) => T,
  ): Promise<PageView<T>> {
    const who = identityOf(caller);
    const rows = await this.reader.page(who, filter, { limit: toRead(sheet), by, descending, after: sheet.after });
    // PostgreSQL has judged them; the policy of the application judges each once more.
    const found = rows.filter((one) => canSee(caller.actor, caller.town, one));
    const { shown, nextCursor } = cut(found, sheet, (one) => ({ key: keyOf(one, by), id: one.id }));
    const viewing = await this.viewing(caller, await this.reader.texts(who, shown.flatMap(rowTexts)));
    return { items: shown.map((one) => draw(one, viewing)), nextCursor };
  }

  async viewing({ actor, town, language }: Caller, texts: ReadonlyMap<string, string>): Promise<Viewing> {
    const world = await this.worlds.at(town.townId, this.clock.now());
    return { actor, town, language, world, texts };
  }
}

const farFuture = Date.parse('9999-12-31T00:00:00Z');

const keyOf = (one: Case, by: LedgerPage['by']): number =>
  by === 'registered' ? one.registeredAt : (firstEnding(one)?.limitAt ?? farFuture);
