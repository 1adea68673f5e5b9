import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '@lib/access';
import { PageQuery, type PageView, type WorkRowView } from '@lib/contracts';
import type { Language } from '@lib/kernel';
import { answersPageOf, problems } from '../docs/answers.js';
import { CallerLanguage, CurrentActor, CurrentTown } from '../edge/decorators.js';
import type { TownContext } from '../town/town-context.js';
import { WorkService } from './work.service.js';

/** My office's queue. */
@ApiTags('work')
@Controller('api/v1/work')
export class WorkController {
  constructor(private readonly desk: WorkService) {}

  @Get()
  @ApiOperation({ summary: '待办 / What needs my office, by due time' })
  @ApiOkResponse(answersPageOf('WorkRowView'))
  @problems(400, 401)
  work(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Query() query: PageQuery,
  ): Promise<PageView<WorkRowView>> {
    return this.desk.queue({ actor, town, language }, query);
  }
}
