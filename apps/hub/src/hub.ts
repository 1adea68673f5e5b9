import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { nestLogger, projectRoot } from '@lib/platform';
import { AppModule, type HubParts } from './app.module.js';
import { answerText } from './cases/case-json.js';
import { serveDocuments } from './docs/openapi.js';
import { takeJsonOnly } from './edge/body-parser.js';
import { answerBrokenRequest } from './edge/broken-request.js';
import { DoorPipe } from './edge/door.pipe.js';
import { hearOut } from './edge/hear-out.js';
import { KnownRoutes } from './edge/known-routes.js';
import { ProblemFilter } from './edge/problem.filter.js';
import { Refused } from './edge/refused.js';
import { recordRequests } from './edge/request-log.js';
import { setSecurityHeaders } from './edge/security-headers.js';
import { isSoundPath, unsoundParts } from './edge/soundness.js';
import { serveWebApplication } from './web/web-application.js';

const largestBody = 1024 * 1024;

/** A request id from a proxy is kept where it is harmless. */
const requestIdOf = (request: IncomingMessage): string => {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
};

export interface HubOptions {
  /** Folder of the built web application. */
  readonly webFolder?: string;
}

/** The hub, ready to listen or to be asked by `inject`. */
export async function createHub(
  parts: HubParts,
  { webFolder = join(projectRoot(), 'dist', 'web') }: HubOptions = {},
): Promise<NestFastifyApplication> {
  const routes = new KnownRoutes();
  const filter = new ProblemFilter(parts.logger, routes);
  const adapter = new FastifyAdapter({
    bodyLimit: largestBody,
    // Off by default: anybody may write X-Forwarded-For, and sign-in is throttled by this address.
    trustProxy: parts.settings.trustProxy ? [...parts.settings.trustProxy] : false,
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    genReqId: requestIdOf,
    skipMiddie: true,
    clientErrorHandler: answerBrokenRequest,
    // What the router refuses before any hook runs: an address that cannot be decoded.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      setSecurityHeaders(request, reply);
      filter.answer(error, request, reply);
    },
  });
  const instance = adapter.getInstance();
  instance.addHook('onRoute', routes.note);
  instance.addHook('onRequest', (request, reply, done) => {
    setSecurityHeaders(request, reply);
    done(isSoundPath(request.url) ? undefined : Refused.as('request/bad-path'));
  });
  instance.addHook('preValidation', (request, _reply, done) => {
    const errors = [...unsoundParts(request.body), ...unsoundParts(request.query)];
    done(errors.length === 0 ? undefined : Refused.as('request/invalid', { errors }));
  });
  instance.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode >= 400) await hearOut(request.raw);
    return payload;
  });
  instance.setReplySerializer(answerText);
  recordRequests(instance, parts.logger, parts.metrics);

  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(parts), adapter, {
    logger: nestLogger(parts.logger),
    bodyParser: false,
    abortOnError: false,
  });
  takeJsonOnly(instance);
  await app.register(cookie);
  serveWebApplication(instance, webFolder);
  app.useGlobalFilters(filter);
  app.useGlobalPipes(new DoorPipe());
  serveDocuments(app);
  await app.init();
  await instance.ready();
  return app;
}
