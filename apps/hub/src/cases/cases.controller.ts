import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '@lib/access';
import {
  CaseQuery,
  LedgerQuery,
  NumberSearchBody,
  PageQuery,
  RegisterCaseBody,
  type CaseRowView,
  type CaseView,
  type EventView,
  type PageView,
} from '@lib/contracts';
import type { Language } from '@lib/kernel';
import { answers, answersPageOf, problems } from '../docs/answers.js';
import { CallerLanguage, CaseId, CurrentActor, CurrentTown, ExpectedVersion, IdempotencyKey } from '../edge/decorators.js';
import type { TownContext } from '../town/town-context.js';
import { CasesService } from './cases.service.js';
import { PastCases } from './past-cases.js';

@ApiTags('cases')
@Controller('api/v1/cases')
export class CasesController {
  constructor(
    private readonly cases: CasesService,
    private readonly past: PastCases,
  ) {}

  @Post()
  @ApiOperation({ summary: '登记 / Register' })
  @ApiCreatedResponse(answers('CaseView'))
  @problems(400, 401, 403, 409, 413, 415, 422)
  register(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @IdempotencyKey() key: string | undefined,
    @Body() body: RegisterCaseBody,
  ): Promise<CaseView> {
    return this.cases.register({ actor, town, language }, body, key);
  }

  @Get()
  @ApiOperation({ summary: '台账 / The ledger' })
  @ApiOkResponse(answersPageOf('CaseRowView'))
  @problems(400, 401)
  ledger(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Query() query: LedgerQuery,
  ): Promise<PageView<CaseRowView>> {
    return this.cases.ledger({ actor, town, language }, query);
  }

  @Post('search')
  @HttpCode(200)
  @ApiOperation({
    summary: '按号码查找 / Cases in which a party has exactly this phone or ID number',
    description:
      'Of the cases that the caller sees whole, the newest first, at most 50. However the number is typed; no part of one finds anything.',
  })
  @ApiOkResponse(answersPageOf('CaseRowView'))
  @problems(400, 401, 415)
  byNumber(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Body() body: NumberSearchBody,
  ): Promise<PageView<CaseRowView>> {
    return this.cases.byNumber({ actor, town, language }, body);
  }

  @Get(':id')
  @ApiOperation({
    summary: '案件 / One case, with the actions of its present state',
    description:
      'With `asOf`: as it was at that instant, folded from its history, by the rights of today and without actions. A plain day means its end, and today means now; a time to come is refused, a time before the registration is not there.',
  })
  @ApiOkResponse(answers('CaseView'))
  @problems(400, 401, 404)
  one(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @CaseId() id: string,
    @Query() { asOf }: CaseQuery,
  ): Promise<CaseView> {
    return asOf === undefined ? this.cases.one({ actor, town, language }, id) : this.past.asOf({ actor, town, language }, id, asOf);
  }

  @Get(':id/events')
  @ApiOperation({ summary: '案件历史 / Its history' })
  @ApiOkResponse(answersPageOf('EventView'))
  @problems(400, 401, 404)
  events(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @CaseId() id: string,
    @Query() query: PageQuery,
  ): Promise<PageView<EventView>> {
    return this.cases.events({ actor, town, language }, id, query);
  }

  @Post(':id/actions/:action')
  @HttpCode(200)
  @ApiOperation({ summary: '办理 / The only way to change a case' })
  @ApiBody({ schema: { type: 'object', additionalProperties: true }, description: 'As the `input` of the action in the case view' })
  @ApiOkResponse(answers('CaseView'))
  @problems(400, 401, 403, 404, 409, 413, 415, 422, 428)
  act(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @CaseId() id: string,
    @Param('action') action: string,
    @ExpectedVersion() version: number,
    @IdempotencyKey() key: string | undefined,
    @Body() body: unknown,
  ): Promise<CaseView> {
    return this.cases.act({ actor, town, language }, id, action, version, body, key);
  }
}
