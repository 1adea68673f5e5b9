import { Body, Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '@lib/access';
import { AuditExportBody, AuditQuery, RevealBody, type AuditView, type PageView, type RevealView } from '@lib/contracts';
import type { Language } from '@lib/kernel';
import { answers, answersPageOf, problems } from '../docs/answers.js';
import { CallerLanguage, CaseId, CurrentActor, CurrentTown } from '../edge/decorators.js';
import type { TownContext } from '../town/town-context.js';
import { AuditService } from './audit.service.js';
import { RevealsService } from './reveals.service.js';

@ApiTags('audit')
@Controller('api/v1')
export class AuditController {
  constructor(
    private readonly audit: AuditService,
    private readonly reveals: RevealsService,
  ) {}

  @Post('cases/:id/reveal')
  @HttpCode(200)
  @ApiOperation({
    summary: '查看完整号码 / Read one sensitive number of a party whole',
    description: 'The reading and its purpose are kept in the same transaction, for the auditor and for good.',
  })
  @ApiOkResponse(answers('RevealView'))
  @problems(400, 401, 403, 404, 415)
  reveal(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @CaseId() id: string,
    @Body() body: RevealBody,
  ): Promise<RevealView> {
    return this.reveals.reveal({ actor, town, language }, id, body);
  }

  @Get('audit')
  @ApiOperation({ summary: '查阅记录 / Who read and took out what, the newest first', description: 'For the auditor.' })
  @ApiOkResponse(answersPageOf('AuditView'))
  @problems(400, 401, 403)
  list(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Query() query: AuditQuery,
  ): Promise<PageView<AuditView>> {
    return this.audit.list({ actor, town, language }, query);
  }

  @Post('audit/export')
  @HttpCode(200)
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="audit.csv"')
  @ApiOperation({
    summary: '导出查阅记录 / The log as CSV, at most 10,000 lines',
    description: 'For the auditor. That it was taken out, by which filter, how many lines and what for is a line of the log itself.',
  })
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  @problems(400, 401, 403, 415)
  export(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Body() body: AuditExportBody,
  ): Promise<string> {
    return this.audit.export({ actor, town, language }, body);
  }
}
