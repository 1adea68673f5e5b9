import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf, problem, type ProblemView } from '@lib/contracts';
import type { Logger } from '@lib/platform';
import { problemCodeOf } from './fault-kind.js';
import { Refused } from './refused.js';
import type { KnownRoutes } from './known-routes.js';

/** Seconds after which a client may try again when the database is out of reach. */
const retryAfter = '2';

/** The one place where an error becomes an answer: always problem+json, never a stack, a fault logged once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly routes: KnownRoutes,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const language = languageOf(request.headers['accept-language']);
    if (error instanceof Refused) {
      send(reply, error.spoken(language), error.headers);
      return;
    }
    let code = problemCodeOf(error);
    const headers: { [name: string]: string } = {};
    if (code === 'request/no-such-route') {
      const methods = this.routes.methodsAt(request.url);
      if (methods.length > 0) {
        code = 'request/method-not-allowed';
        headers['allow'] = methods.join(', ');
      }
    }
    if (code === 'server/unavailable') headers['retry-after'] = retryAfter;
    if (code.startsWith('server/')) this.logger.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'fault');
    send(reply, problem(code, language, { extensions: { requestId: request.id } }), headers);
  }
}

export function send(reply: FastifyReply, view: ProblemView, headers: { readonly [name: string]: string } = {}): void {
  if (reply.sent) return;
  reply
    .code(view.status)
    .headers({ ...headers, 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' })
    .send(JSON.stringify(view));
}
