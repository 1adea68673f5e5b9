import { Injectable } from '@nestjs/common';
import { holdsRole } from '@lib/access';
import { allowedActions, centre, isStaffed, type Case, type Dispute, type Roster } from '@lib/cases';
import type { PageQuery, PageView, WorkRowView } from '@lib/contracts';
import { say } from '@lib/kernel';
import { TownWorlds } from '@lib/store';
import { HubClock } from '../tokens.js';
import type { Caller } from './caller.js';
import { CaseLists } from './case-lists.js';
import { rowView } from './case-view.js';
import { sheetOf } from './page.js';

const nothingNow = { zh: '等待其他单位', en: 'Waiting for another office' };
const nameAnother = { zh: '调解员已离任，请另定调解员', en: 'A mediator has left: name another' };

/** Posts that look on and hold no case. */
const readers: ReadonlySet<string> = new Set(['auditor', 'admin', 'village-leader']);

@Injectable()
export class WorkService {
  constructor(
    private readonly lists: CaseLists,
    private readonly worlds: TownWorlds,
    private readonly clock: HubClock,
  ) {}

  /** What needs the caller's offices, by due time. */
  async queue(caller: Caller, query: PageQuery): Promise<PageView<WorkRowView>> {
    const { actor, language } = caller;
    const sheet = sheetOf(query);
    const own = actor.posts.filter(({ role }) => !readers.has(role)).map(({ organisation }) => organisation);
    if (own.length === 0 || holdsRole(actor, 'admin')) return { items: [], nextCursor: null };
    const offices = own.includes(centre) ? [...new Set([...own, ...(await this.empty(caller))])] : own;
    const list = { filter: { queueOf: offices }, by: 'due', descending: false } as const;
    return this.lists.page(caller, list, sheet, (one, viewing) => {
      const next = allowedActions(one, actor, viewing.world).find(({ refusal }) => refusal === undefined);
      const needs = mediatorHasLeft(one, viewing.world.roster) ? nameAnother : (next?.edge.label ?? nothingNow);
      return { ...rowView(one, viewing), needs: say(needs, language) };
    });
  }

  /** Offices in which nobody is left: their cases come to the centre by themselves. */
  private async empty({ town }: Caller): Promise<readonly string[]> {
    const { roster } = await this.worlds.at(town.townId, this.clock.now());
    return roster.organisations.filter(({ id }) => !isStaffed(id, roster)).map(({ id }) => id);
  }
}

/** Whoever was named to mediate and works there no more; his colleagues find the case on top of what it needs. */
function mediatorHasLeft(one: Case, roster: Roster): boolean {
  if (one.kind !== 'dispute' || one.state !== 'village-mediating' || one.holder === null) return false;
  const here = new Set(roster.membersOf(one.holder.organisation).map(({ personId }) => personId));
  return (one as Dispute).mediators.some((id) => !here.has(id));
}
