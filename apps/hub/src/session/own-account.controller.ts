import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PasswordChange, SecondFactors, type SignedIn } from '@lib/access';
import {
  BeginSecondFactorBody,
  ChangePasswordBody,
  ConfirmSecondFactorBody,
  type EnrolmentView,
  type RecoveryCodesView,
} from '@lib/contracts';
import type { Language } from '@lib/kernel';
import { answers, problems } from '../docs/answers.js';
import { CallerLanguage, CurrentActor, CurrentTown, EvenOwing, type HubRequest } from '../edge/decorators.js';
import { Refused } from '../edge/refused.js';
import { HubClock } from '../tokens.js';
import type { TownContext } from '../town/town-context.js';
import { deviceCookie, deviceCookieOptions } from './cookies.js';
import { tooManyAttempts } from './too-many-attempts.js';

/** What everybody does with his own account, and may do even before anything else is open to him. */
@ApiTags('session')
@EvenOwing()
@Controller('api/v1/session')
export class OwnAccountController {
  constructor(
    private readonly passwords: PasswordChange,
    private readonly factors: SecondFactors,
    private readonly clock: HubClock,
  ) {}

  @Post('password')
  @HttpCode(204)
  @ApiOperation({ summary: '修改密码 / Change the password', description: 'Ends all other sessions of the account.' })
  @ApiNoContentResponse()
  @problems(400, 401, 415, 422, 429)
  async changePassword(
    @CurrentActor() user: SignedIn,
    @Body() { current, next }: ChangePasswordBody,
    @Req() request: HubRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { token = '', ip: address } = request;
    const outcome = await this.passwords.change({ user, current, next, address, device: request.cookies[deviceCookie], token });
    if (outcome.ok) {
      reply.setCookie(deviceCookie, outcome.device, deviceCookieOptions(request));
      return;
    }
    if (outcome.why === 'too-many-attempts') throw tooManyAttempts(outcome);
    if (outcome.why === 'weak')
      throw Refused.as('access/weak-password', { says: outcome.says, errors: [{ pointer: '/next', says: outcome.says }] });
    throw Refused.as(`access/${outcome.why}`);
  }

  @Post('second-factor')
  @ApiOperation({
    summary: '开始启用动态验证码 / Begin a second factor',
    description:
      'TOTP (RFC 6238). Where one stands already, a code of it or a recovery code is needed; it holds until the new one is confirmed.',
  })
  @ApiCreatedResponse(answers('EnrolmentView'))
  @problems(400, 401, 415, 422, 429)
  async begin(
    @CurrentActor() user: SignedIn,
    @CurrentTown() { town }: TownContext,
    @CallerLanguage() language: Language,
    @Body() { code }: BeginSecondFactorBody,
  ): Promise<EnrolmentView> {
    if (user.demonstration) throw Refused.as('access/demonstration-account');
    if (await this.factors.stands(user)) {
      if (code === undefined) throw Refused.as('access/second-factor-stands');
      const shown = await this.factors.opens(user, code, this.clock.now());
      if (!shown.ok) throw shown.why === 'wrong-code' ? notThisCode() : tooManyAttempts({ seconds: secondsOf(shown.wait) });
    }
    return this.factors.begin(user, user.username, town.name[language]);
  }

  @Post('second-factor/confirmation')
  @HttpCode(200)
  @ApiOperation({
    summary: '确认动态验证码 / Confirm the second factor',
    description: 'Answers with ten recovery codes, shown this once, and ends all other sessions of the account.',
  })
  @ApiOkResponse(answers('RecoveryCodesView'))
  @problems(400, 401, 415, 422)
  async confirm(
    @CurrentActor() user: SignedIn,
    @Body() { code }: ConfirmSecondFactorBody,
    @Req() { token = '' }: HubRequest,
  ): Promise<RecoveryCodesView> {
    if (user.demonstration) throw Refused.as('access/demonstration-account');
    const recoveryCodes = await this.factors.confirm(user, code, token, this.clock.now());
    if (!recoveryCodes) throw notThisCode();
    return { recoveryCodes };
  }
}

/** Not 401: he is signed in, and the page is not to ask him to sign in again. */
const notThisCode = (): Refused => Refused.as('access/code-not-confirmed');

const secondsOf = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000));
