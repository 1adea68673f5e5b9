import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '@lib/access';
import { WhyQuery, type WhyView } from '@lib/contracts';
import type { Language } from '@lib/kernel';
import { answers, problems } from '../docs/answers.js';
import { CallerLanguage, CurrentActor, CurrentTown } from '../edge/decorators.js';
import type { TownContext } from '../town/town-context.js';
import { WhyService } from './why.service.js';

@ApiTags('access')
@Controller('api/v1/access')
export class WhyController {
  constructor(private readonly whys: WhyService) {}

  @Get('why')
  @ApiOperation({
    summary: '权限说明 / Why somebody sees a case, or does not',
    description: 'For auditor and administrator. Tells nothing of the case itself.',
  })
  @ApiOkResponse(answers('WhyView'))
  @problems(400, 401, 403, 404)
  why(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Query() query: WhyQuery,
  ): Promise<WhyView> {
    return this.whys.of({ actor, town, language }, query);
  }
}
