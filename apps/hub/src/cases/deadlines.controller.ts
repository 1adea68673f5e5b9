import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { mayOpen, scopeOf, type SignedIn } from '@lib/access';
import { firstEnding } from '@lib/cases';
import { PageQuery, type DueView, type PageView } from '@lib/contracts';
import type { Language } from '@lib/kernel';
import { CaseReader, deadlineBalance, type DeadlineBalance, type LedgerPage } from '@lib/store';
import { answersPageOf, problems } from '../docs/answers.js';
import { CallerLanguage, CurrentActor, CurrentTown } from '../edge/decorators.js';
import { Refused } from '../edge/refused.js';
import { HubClock } from '../tokens.js';
import type { TownContext } from '../town/town-context.js';
import { deadlineView } from './case-view.js';
import { CasesService } from './cases.service.js';
import { readCursor } from './cursor.js';

const usualLimit = 50;

@ApiTags('deadlines')
@Controller('api/v1/deadlines')
export class DeadlinesController {
  constructor(
    private readonly cases: CasesService,
    private readonly reader: CaseReader,
    private readonly database: DataSource,
    private readonly clock: HubClock,
  ) {}

  @Get()
  @ApiOperation({ summary: '时限 / Open cases by their next deadline' })
  @ApiOkResponse(answersPageOf('DueView'))
  @problems(400, 401)
  async list(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Query() query: PageQuery,
  ): Promise<PageView<DueView>> {
    const page: LedgerPage = {
      limit: (query.limit ?? usualLimit) + 1,
      by: 'due',
      descending: false,
      after: query.cursor === undefined ? undefined : readCursor(query.cursor),
    };
    const found = await this.reader.page(town.townId, scopeOf(actor, town.places), { dueBefore: Date.parse('9999-12-30T00:00:00Z') }, page);
    return this.cases.rows({ actor, town, language }, found, page, (dispute, viewing) => {
      const next = firstEnding(dispute);
      if (!next) throw new Error(`The open case ${dispute.id} has no running deadline`);
      const { rule, label, article, dueOn, dueAt, status, light, provisional } = deadlineView(next, viewing);
      return { id: dispute.id, number: dispute.number, rule, label, article, dueOn, dueAt, status, light, provisional };
    });
  }

  @Get('balance')
  @ApiOperation({ summary: '时限平衡 / set = fired + cancelled + pending, from the history' })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  @problems(401, 403)
  balance(@CurrentActor() actor: SignedIn, @CurrentTown() town: TownContext): Promise<DeadlineBalance> {
    if (!mayOpen(actor, 'balance')) throw Refused.as('access/not-allowed');
    return deadlineBalance(this.database, town.townId, this.clock.now());
  }
}
