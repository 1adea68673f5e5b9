import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '@lib/access';
import { isoShanghai } from '@lib/calendar';
import { isUuid, PageQuery, type NoticeView, type PageView } from '@lib/contracts';
import { say, type Language } from '@lib/kernel';
import { NoticeStore } from '@lib/store';
import { answersPageOf, problems } from '../docs/answers.js';
import { CallerLanguage, CurrentActor, CurrentTown } from '../edge/decorators.js';
import { Refused } from '../edge/refused.js';
import { HubClock } from '../tokens.js';
import type { TownContext } from '../town/town-context.js';
import { cursorOf, readCursor } from './cursor.js';

const usualLimit = 50;

@ApiTags('notices')
@Controller('api/v1/notices')
export class NoticesController {
  constructor(
    private readonly notices: NoticeStore,
    private readonly clock: HubClock,
  ) {}

  @Get()
  @ApiOperation({ summary: '通知 / Notices of my posts, newest first' })
  @ApiOkResponse(answersPageOf('NoticeView'))
  @problems(400, 401)
  async list(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Query() query: PageQuery,
  ): Promise<PageView<NoticeView>> {
    const limit = query.limit ?? usualLimit;
    const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor);
    const after = cursor && { visibleAt: cursor.key, id: cursor.id };
    const found = await this.notices.visible(town.townId, actor.posts, this.clock.now(), { limit: limit + 1, after });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(({ id, kind, says, matterId, visibleAt, readAt }) => ({
        id,
        kind,
        says: say(says, language),
        caseId: matterId,
        at: isoShanghai(visibleAt),
        readAt: readAt === null ? null : isoShanghai(readAt),
      })),
      nextCursor: found.length > limit && last ? cursorOf(last.visibleAt, last.id) : null,
    };
  }

  @Post(':id/read')
  @HttpCode(204)
  @ApiOperation({ summary: '标为已读 / Mark as read' })
  @ApiNoContentResponse()
  @problems(401, 404)
  async read(@CurrentActor() actor: SignedIn, @CurrentTown() town: TownContext, @Param('id') id: string): Promise<void> {
    const known = isUuid(id) && (await this.notices.markRead(town.townId, id.toLowerCase(), actor.posts, this.clock.now()));
    if (!known) throw Refused.as('request/no-such-route');
  }
}
