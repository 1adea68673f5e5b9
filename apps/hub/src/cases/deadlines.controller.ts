import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '@lib/access';
import { PageQuery, type DueView, type PageView } from '@lib/contracts';
import type { Language } from '@lib/kernel';
import type { DeadlineBalance } from '@lib/store';
import { answersPageOf, problems } from '../docs/answers.js';
import { CallerLanguage, CurrentActor, CurrentTown } from '../edge/decorators.js';
import type { TownContext } from '../town/town-context.js';
import { DeadlinesService } from './deadlines.service.js';

@ApiTags('deadlines')
@Controller('api/v1/deadlines')
export class DeadlinesController {
  constructor(private readonly deadlines: DeadlinesService) {}

  @Get()
  @ApiOperation({ summary: '时限 / Open cases by their next deadline' })
  @ApiOkResponse(answersPageOf('DueView'))
  @problems(400, 401)
  list(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Query() query: PageQuery,
  ): Promise<PageView<DueView>> {
    return this.deadlines.list({ actor, town, language }, query);
  }

  @Get('balance')
  @ApiOperation({ summary: '时限平衡 / set = fired + cancelled + pending, from the history' })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  @problems(401, 403)
  balance(@CurrentActor() actor: SignedIn, @CurrentTown() town: TownContext): Promise<DeadlineBalance> {
    return this.deadlines.balance(actor, town.townId);
  }
}
