import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '@lib/access';
import type { PageView, PeriodRowView, PeriodView, ReportView } from '@lib/contracts';
import type { Language } from '@lib/kernel';
import { answers, answersPageOf, problems } from '../docs/answers.js';
import { CallerLanguage, CurrentActor, CurrentTown, ExpectedVersion, IdempotencyKey } from '../edge/decorators.js';
import type { TownContext } from '../town/town-context.js';
import { InstabilityService } from './instability.service.js';

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

@ApiTags('instability')
@Controller('api/v1/instability')
export class InstabilityController {
  constructor(private readonly instability: InstabilityService) {}

  @Get('periods')
  @ApiOperation({ summary: '各月不稳定信息报告 / Months of the instability report, newest first' })
  @ApiOkResponse(answersPageOf('PeriodRowView'))
  @problems(401)
  periods(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
  ): Promise<PageView<PeriodRowView>> {
    return this.instability.periods({ actor, town, language });
  }

  @Get('periods/:month')
  @ApiOperation({
    summary: '某月报告与汇总 / One month, its reports and its figures',
    description: 'Month as YYYY-MM. A village sees its own report; figures and actions of the month are the town’s.',
  })
  @ApiOkResponse(answers('PeriodView'))
  @problems(400, 401, 404)
  period(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Param('month') month: string,
  ): Promise<PeriodView> {
    return this.instability.period({ actor, town, language }, month);
  }

  @Get('periods/:month/summary')
  @ApiOperation({ summary: '汇总表 / The summary as a document or a workbook', description: 'For whoever sees the whole town.' })
  @ApiQuery({ name: 'format', enum: ['docx', 'xlsx'] })
  @ApiProduces(types.docx, types.xlsx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @problems(400, 401, 404)
  async summary(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Param('month') month: string,
    @Query('format') format: string | undefined,
  ): Promise<StreamableFile> {
    const made = await this.instability.summary({ actor, town, language }, month, format);
    return new StreamableFile(made.bytes, {
      type: types[made.format],
      disposition: `attachment; filename="summary-${month}.${made.format}"`,
      length: made.bytes.length,
    });
  }

  @Post('periods/:month/actions/:action')
  @HttpCode(200)
  @ApiOperation({ summary: '汇总、签发、上报 / Consolidate, sign, send up' })
  @ApiBody({ schema: { type: 'object', additionalProperties: true }, description: 'As the `input` of the action in the view of the month' })
  @ApiOkResponse(answers('PeriodView'))
  @problems(400, 401, 403, 404, 409, 413, 415, 422, 428)
  actOnPeriod(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Param('month') month: string,
    @Param('action') action: string,
    @ExpectedVersion() version: number,
    @IdempotencyKey() key: string | undefined,
    @Body() body: unknown,
  ): Promise<PeriodView> {
    return this.instability.actOnPeriod({ actor, town, language }, { month, action, version, body, key });
  }

  @Get('reports/:id')
  @ApiOperation({ summary: '村街报告 / The report of one village, with the actions of its present state' })
  @ApiOkResponse(answers('ReportView'))
  @problems(400, 401, 404)
  report(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Param('id') id: string,
  ): Promise<ReportView> {
    return this.instability.report({ actor, town, language }, id);
  }

  @Post('reports/:id/actions/:action')
  @HttpCode(200)
  @ApiOperation({ summary: '报送、零报告、审核、退回、更正 / The only way to change a report' })
  @ApiBody({
    schema: { type: 'object', additionalProperties: true },
    description: 'As the `input` of the action in the view of the report',
  })
  @ApiOkResponse(answers('ReportView'))
  @problems(400, 401, 403, 404, 409, 413, 415, 422, 428)
  actOnReport(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Param('id') id: string,
    @Param('action') action: string,
    @ExpectedVersion() version: number,
    @IdempotencyKey() key: string | undefined,
    @Body() body: unknown,
  ): Promise<ReportView> {
    return this.instability.actOnReport({ actor, town, language }, { id, action, version, body, key });
  }
}
