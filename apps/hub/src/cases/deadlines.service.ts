import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { mayOpen, type SignedIn } from '@lib/access';
import { firstEnding } from '@lib/cases';
import type { DueView, PageQuery, PageView } from '@lib/contracts';
import { deadlineBalance, type DeadlineBalance } from '@lib/store';
import { Refused } from '../edge/refused.js';
import { HubClock } from '../tokens.js';
import type { Caller } from './caller.js';
import { CaseLists } from './case-lists.js';
import { deadlineView } from './case-view.js';
import { sheetOf } from './page.js';

/** After every day that a deadline can have, and before the place of what has none. */
const everyDay = Date.parse('9999-12-30T00:00:00Z');

@Injectable()
export class DeadlinesService {
  constructor(
    private readonly lists: CaseLists,
    private readonly database: DataSource,
    private readonly clock: HubClock,
  ) {}

  /** Open cases by their next deadline. */
  list(caller: Caller, query: PageQuery): Promise<PageView<DueView>> {
    const list = { filter: { dueBefore: everyDay }, by: 'due', descending: false } as const;
    return this.lists.page(caller, list, sheetOf(query), (one, viewing) => {
      const next = firstEnding(one);
      if (!next) throw new Error(`The open case ${one.id} has no running deadline`);
      const { rule, label, article, dueOn, dueAt, status, light, provisional } = deadlineView(next, viewing);
      return { id: one.id, number: one.number, rule, label, article, dueOn, dueAt, status, light, provisional };
    });
  }

  /** set = fired + cancelled + pending, from the history. */
  balance(actor: SignedIn, townId: number): Promise<DeadlineBalance> {
    if (!mayOpen(actor, 'balance')) throw Refused.as('access/not-allowed');
    return deadlineBalance(this.database, townId, this.clock.now());
  }
}
