import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { holdsRole, type SignedIn } from '@lib/access';
import { allowedActions } from '@lib/cases';
import { PageQuery, type PageView, type WorkRowView } from '@lib/contracts';
import { say, type Language } from '@lib/kernel';
import { CaseReader, type LedgerPage } from '@lib/store';
import { answersPageOf, problems } from '../docs/answers.js';
import { CallerLanguage, CurrentActor, CurrentTown } from '../edge/decorators.js';
import type { TownContext } from '../town/town-context.js';
import { rowView } from './case-view.js';
import { CasesService } from './cases.service.js';
import { readCursor } from './cursor.js';

const usualLimit = 50;
const nothingNow = { zh: '等待其他单位', en: 'Waiting for another office' };

/** My office's queue: what needs me, by due time. */
@ApiTags('work')
@Controller('api/v1/work')
export class WorkController {
  constructor(
    private readonly cases: CasesService,
    private readonly reader: CaseReader,
  ) {}

  @Get()
  @ApiOperation({ summary: '待办 / What needs my office, by due time' })
  @ApiOkResponse(answersPageOf('WorkRowView'))
  @problems(400, 401)
  async work(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Query() query: PageQuery,
  ): Promise<PageView<WorkRowView>> {
    const page: LedgerPage = {
      limit: (query.limit ?? usualLimit) + 1,
      by: 'due',
      descending: false,
      after: query.cursor === undefined ? undefined : readCursor(query.cursor),
    };
    const offices = actor.posts.filter(({ role }) => !readers.has(role)).map(({ organisation }) => organisation);
    const found =
      offices.length === 0 || holdsRole(actor, 'admin')
        ? []
        : await this.reader.page(town.townId, { kind: 'all' }, { queueOf: offices }, page);
    return this.cases.rows({ actor, town, language }, found, page, (dispute, viewing) => {
      const next = allowedActions(dispute, actor, viewing.world).find(({ refusal }) => refusal === undefined);
      return { ...rowView(dispute, viewing), needs: say(next?.edge.label ?? nothingNow, language) };
    });
  }
}

/** Posts that look on and hold no case. */
const readers: ReadonlySet<string> = new Set(['auditor', 'admin', 'village-leader']);
