import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { SignIn } from '@lib/access';
import type { ProblemCode, SignInWaysView } from '@lib/contracts';
import { answers, problems } from '../docs/answers.js';
import { CurrentTown, Public, type HubRequest } from '../edge/decorators.js';
import { Refused } from '../edge/refused.js';
import type { TownContext } from '../town/town-context.js';
import { openIdCookie, openIdCookieOptions, sessionCookie, sessionCookieOptions } from './cookies.js';
import { OpenIdProvider, type Begun } from './open-id-provider.js';

/** Sign-in by an OpenID Connect provider, where one is set. It is walked by a browser: both routes answer with the next address. */
@ApiTags('session')
@Controller('api/v1/session')
export class OpenIdController {
  constructor(
    private readonly provider: OpenIdProvider,
    private readonly door: SignIn,
  ) {}

  @Public()
  @Get('ways')
  @ApiOperation({ summary: '登录方式 / How one may sign in' })
  @ApiOkResponse(answers('SignInWaysView'))
  ways(): SignInWaysView {
    return { password: true, openId: this.provider.isThere };
  }

  @Public()
  @Get('open-id')
  @ApiOperation({ summary: '统一身份认证登录 / Sign in by the OpenID Connect provider' })
  @ApiResponse({ status: 303, description: 'To the provider' })
  @problems(404, 503)
  async begin(@Req() request: HubRequest, @Res() reply: FastifyReply): Promise<void> {
    this.require();
    const way = await this.provider.begin();
    if (!way) return refuse(request, reply, 'access/open-id-unavailable');
    reply.setCookie(openIdCookie, Buffer.from(JSON.stringify(way.begun)).toString('base64url'), openIdCookieOptions(request));
    await reply.redirect(way.url, 303);
  }

  @Public()
  @Get('open-id/return')
  @ApiOperation({
    summary: '统一身份认证返回 / The way back from the provider',
    description: 'Maps the claim named by OIDC_CLAIM to an account that is there; nobody is ever made.',
  })
  @ApiResponse({ status: 303, description: 'Signed in, to the first page; in a browser a refusal leads to the sign-in page with its code' })
  @problems(401, 403, 404, 503)
  async end(@Req() request: HubRequest, @Res() reply: FastifyReply, @CurrentTown() { townId }: TownContext): Promise<void> {
    this.require();
    const begun = begunIn(request.cookies[openIdCookie]);
    // Once only: whatever becomes of it, this answer is not asked for a second time.
    reply.clearCookie(openIdCookie, { path: '/api/v1/session/open-id' });
    if (!begun) return refuse(request, reply, 'access/open-id-refused');
    const said = await this.provider.end(request.url.split('?')[1] ?? '', begun);
    if (!said.ok) return refuse(request, reply, `access/open-id-${said.why}`);
    const outcome = await this.door.vouchedFor({ townId, username: said.username, strong: said.strong });
    if (!outcome.ok) return refuse(request, reply, outcome.why === 'no-post' ? 'access/no-post' : `access/open-id-${outcome.why}`);
    reply.setCookie(sessionCookie, outcome.token, sessionCookieOptions(request));
    await reply.redirect('/', 303);
  }

  private require(): void {
    if (!this.provider.isThere) throw Refused.as('request/no-such-route');
  }
}

/** A browser on its way gets the sign-in page, which says why; everybody else the problem itself. */
async function refuse(request: HubRequest, reply: FastifyReply, code: ProblemCode): Promise<void> {
  if (!(request.headers.accept ?? '').includes('text/html')) throw Refused.as(code);
  await reply.redirect(`/?refused=${encodeURIComponent(code)}`, 303);
}

function begunIn(cookie: string | undefined): Begun | undefined {
  if (cookie === undefined || cookie.length > 1_000) return undefined;
  let kept: unknown;
  try {
    kept = JSON.parse(Buffer.from(cookie, 'base64url').toString());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { state, nonce, verifier } = kept as { readonly [name: string]: unknown };
  const all = [state, nonce, verifier];
  return all.every((text) => typeof text === 'string' && /^[\w-]{43}$/.test(text)) ? (kept as Begun) : undefined;
}
