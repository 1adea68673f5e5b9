import { Injectable } from '@nestjs/common';
import { isoShanghai } from '@lib/calendar';
import { isUuid, type NoticeView, type PageQuery, type PageView } from '@lib/contracts';
import { say } from '@lib/kernel';
import { NoticeStore } from '@lib/store';
import { Refused } from '../edge/refused.js';
import { HubClock } from '../tokens.js';
import { identityOf, type Caller } from './caller.js';
import { cut, sheetOf, toRead } from './page.js';

@Injectable()
export class NoticesService {
  constructor(
    private readonly notices: NoticeStore,
    private readonly clock: HubClock,
  ) {}

  /** Notices of the caller's posts, newest first. */
  async list(caller: Caller, query: PageQuery): Promise<PageView<NoticeView>> {
    const sheet = sheetOf(query);
    const after = sheet.after && { visibleAt: sheet.after.key, id: sheet.after.id };
    const found = await this.notices.visible(identityOf(caller), caller.actor.posts, this.clock.now(), { limit: toRead(sheet), after });
    const { shown, nextCursor } = cut(found, sheet, ({ visibleAt, id }) => ({ key: visibleAt, id }));
    return {
      items: shown.map(({ id, kind, says, matterKind, matterId, visibleAt, readAt }) => ({
        id,
        kind,
        says: say(says, caller.language),
        matterKind,
        caseId: matterId,
        at: isoShanghai(visibleAt),
        readAt: readAt === null ? null : isoShanghai(readAt),
      })),
      nextCursor,
    };
  }

  /** Twice is once; what is not a notice of these posts is not there. */
  async read(caller: Pick<Caller, 'actor' | 'town'>, id: string): Promise<void> {
    const known = isUuid(id) && (await this.notices.markRead(identityOf(caller), id.toLowerCase(), caller.actor.posts, this.clock.now()));
    if (!known) throw Refused.as('request/no-such-route');
  }
}
