import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Sessions, SignIn, type SignedIn } from '@lib/access';
import { SignInBody, type SessionsEndedView, type SessionView, type UserView } from '@lib/contracts';
import type { Language } from '@lib/kernel';
import { answers, problems } from '../docs/answers.js';
import { CallerLanguage, CurrentActor, CurrentTown, EvenOwing, Public, type HubRequest } from '../edge/decorators.js';
import { Refused } from '../edge/refused.js';
import { HubClock } from '../tokens.js';
import type { TownContext } from '../town/town-context.js';
import { deviceCookie, deviceCookieOptions, sessionCookie, sessionCookieOptions } from './cookies.js';
import { tooManyAttempts } from './too-many-attempts.js';
import { userView } from './user-view.js';

@ApiTags('session')
@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly door: SignIn,
    private readonly sessions: Sessions,
    private readonly clock: HubClock,
  ) {}

  @Public()
  @Post('session')
  @HttpCode(200)
  @ApiOperation({ summary: '登录 / Sign in', description: 'Sets an httpOnly cookie and answers with a bearer token; either works.' })
  @ApiOkResponse(answers('SessionView'))
  @problems(400, 401, 403, 415, 429)
  async signIn(
    @Body() body: SignInBody,
    @Req() request: HubRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentTown() town: TownContext,
    @CallerLanguage() language: Language,
  ): Promise<SessionView> {
    const outcome = await this.door.signIn({
      townId: town.townId,
      username: body.username,
      password: body.password,
      address: request.ip,
      device: request.cookies[deviceCookie],
      code: body.code,
    });
    if (!outcome.ok) throw outcome.why === 'too-many-attempts' ? tooManyAttempts(outcome) : Refused.as(`access/${outcome.why}`);
    reply.setCookie(sessionCookie, outcome.token, sessionCookieOptions(request));
    reply.setCookie(deviceCookie, outcome.device, deviceCookieOptions(request));
    return { token: outcome.token, user: userView(outcome.user, town, language, this.clock.now()) };
  }

  /** Signing out twice is no fault. */
  @Public()
  @Delete('session')
  @HttpCode(204)
  @ApiOperation({ summary: '退出 / Sign out' })
  async signOut(
    @Req() request: HubRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentTown() town: TownContext,
  ): Promise<void> {
    if (request.token !== undefined) await this.sessions.end(town.townId, request.token, this.clock.now());
    reply.clearCookie(sessionCookie, { path: '/' });
  }

  /** The administrator ends other people's sessions by dismissing them or giving them a new first password. */
  @EvenOwing()
  @Delete('sessions')
  @HttpCode(200)
  @ApiOperation({ summary: '在所有设备上退出 / Sign out everywhere', description: 'Ends every session of the caller, on whatever device.' })
  @ApiOkResponse(answers('SessionsEndedView'))
  @problems(401)
  async signOutEverywhere(@CurrentActor() actor: SignedIn, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionsEndedView> {
    const ended = await this.sessions.endAll(actor.townId, actor.personId, this.clock.now());
    reply.clearCookie(sessionCookie, { path: '/' });
    return { ended };
  }

  @EvenOwing()
  @Get('me')
  @ApiOperation({ summary: '当前用户 / Who is signed in' })
  @ApiOkResponse(answers('UserView'))
  @problems(401)
  me(@CurrentActor() actor: SignedIn, @CurrentTown() town: TownContext, @CallerLanguage() language: Language): UserView {
    return userView(actor, town, language, this.clock.now());
  }
}
