import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '@lib/access';
import { PageQuery, type NoticeView, type PageView } from '@lib/contracts';
import type { Language } from '@lib/kernel';
import { answersPageOf, problems } from '../docs/answers.js';
import { CallerLanguage, CurrentActor, CurrentTown } from '../edge/decorators.js';
import type { TownContext } from '../town/town-context.js';
import { NoticesService } from './notices.service.js';

@ApiTags('notices')
@Controller('api/v1/notices')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Get()
  @ApiOperation({ summary: '通知 / Notices of my posts, newest first' })
  @ApiOkResponse(answersPageOf('NoticeView'))
  @problems(400, 401)
  list(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Query() query: PageQuery,
  ): Promise<PageView<NoticeView>> {
    return this.notices.list({ actor, town, language }, query);
  }

  @Post(':id/read')
  @HttpCode(204)
  @ApiOperation({ summary: '标为已读 / Mark as read' })
  @ApiNoContentResponse()
  @problems(401, 404)
  read(@CurrentActor() actor: SignedIn, @CurrentTown() town: TownContext, @Param('id') id: string): Promise<void> {
    return this.notices.read({ actor, town }, id);
  }
}
