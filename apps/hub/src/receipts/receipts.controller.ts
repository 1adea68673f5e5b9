import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '@lib/access';
import { ReceiptBody, type HandedReceiptView, type ReceiptView } from '@lib/contracts';
import type { Language } from '@lib/kernel';
import { answers, problems } from '../docs/answers.js';
import { CallerLanguage, CaseId, CurrentActor, CurrentTown, Public, type HubRequest } from '../edge/decorators.js';
import type { TownContext } from '../town/town-context.js';
import { ReceiptsService } from './receipts.service.js';

/** What no address can be, or is too long for a QR code, stays out of it. */
function siteOf({ protocol, host }: HubRequest): string {
  const site = `${protocol}://${host}`;
  return site.length <= 200 && URL.canParse(site) ? new URL(site).origin : '';
}

@ApiTags('receipts')
@Controller('api/v1')
export class ReceiptsController {
  constructor(private readonly receipts: ReceiptsService) {}

  @Post('cases/:id/receipt')
  @HttpCode(200)
  @ApiOperation({
    summary: '出具回执 / Hand out the receipt of a case',
    description: 'For whoever sees the case whole. The same code each time; it becomes known to the public page with the first.',
  })
  @ApiOkResponse(answers('HandedReceiptView'))
  @problems(401, 403, 404)
  handOut(
    @CurrentActor() actor: SignedIn,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @CaseId() id: string,
    @Req() request: HubRequest,
  ): Promise<HandedReceiptView> {
    return this.receipts.handOut({ actor, town, language }, id, siteOf(request));
  }

  @Public()
  @Post('receipts')
  @HttpCode(200)
  @ApiOperation({
    summary: '凭回执查询 / Where the case of a receipt stands',
    description:
      'Open to everybody who has the code: stage, limits, office, next step and a proof of the history; no name, no content. Wrong codes are counted by address.',
  })
  @ApiOkResponse(answers('ReceiptView'))
  @problems(400, 404, 415, 429)
  shown(
    @Body() { code }: ReceiptBody,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
    @Req() request: HubRequest,
  ): Promise<ReceiptView> {
    return this.receipts.shown({ town, language }, code, request.ip);
  }
}
