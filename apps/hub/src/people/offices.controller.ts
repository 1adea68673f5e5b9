import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '@lib/access';
import type { OrganisationView, PageView, RosterView } from '@lib/contracts';
import type { Language } from '@lib/kernel';
import { answersPageOf, problems } from '../docs/answers.js';
import { CallerLanguage, CurrentActor, CurrentTown } from '../edge/decorators.js';
import type { TownContext } from '../town/town-context.js';
import { OfficesService } from './offices.service.js';

@ApiTags('people')
@Controller('api/v1')
export class OfficesController {
  constructor(private readonly offices: OfficesService) {}

  @Get('organisations')
  @ApiOperation({ summary: '单位 / The organisations of the town, as a tree' })
  @ApiOkResponse(answersPageOf('OrganisationView'))
  @problems(401)
  organisations(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
  ): Promise<PageView<OrganisationView>> {
    return this.offices.organisations({ actor, town, language });
  }

  @Get('rosters')
  @ApiOperation({
    summary: '调解员名册 / Rosters of mediators',
    description: 'With what 人民调解法 art. 8 and 9 ask for and a roster does not have. Nothing is blocked by it.',
  })
  @ApiOkResponse(answersPageOf('RosterView'))
  @problems(401, 403)
  rosters(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
  ): Promise<PageView<RosterView>> {
    return this.offices.rosters({ actor, town, language });
  }
}
