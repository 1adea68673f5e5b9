import { Injectable } from '@nestjs/common';
import { holdsRole } from '@lib/access';
import { allowedActions } from '@lib/cases';
import type { PageQuery, PageView, WorkRowView } from '@lib/contracts';
import { say } from '@lib/kernel';
import type { Caller } from './caller.js';
import { CaseLists } from './case-lists.js';
import { rowView } from './case-view.js';
import { sheetOf } from './page.js';

const nothingNow = { zh: '等待其他单位', en: 'Waiting for another office' };

/** Posts that look on and hold no case. */
const readers: ReadonlySet<string> = new Set(['auditor', 'admin', 'village-leader']);

@Injectable()
export class WorkService {
  constructor(private readonly lists: CaseLists) {}

  /** What needs the caller's offices, by due time. */
  async queue(caller: Caller, query: PageQuery): Promise<PageView<WorkRowView>> {
    const { actor, language } = caller;
    const sheet = sheetOf(query);
    const offices = actor.posts.filter(({ role }) => !readers.has(role)).map(({ organisation }) => organisation);
    if (offices.length === 0 || holdsRole(actor, 'admin')) return { items: [], nextCursor: null };
    const list = { filter: { queueOf: offices }, by: 'due', descending: false } as const;
    return this.lists.page(caller, list, sheet, (one, viewing) => {
      const next = allowedActions(one, actor, viewing.world).find(({ refusal }) => refusal === undefined);
      return { ...rowView(one, viewing), needs: say(next?.edge.label ?? nothingNow, language) };
    });
  }
}
