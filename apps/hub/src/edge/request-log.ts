import type { FastifyInstance } from 'fastify';
import type { Logger } from '@lib/platform';
import { Histogram, type Registry } from '@lib/platform';
import type { HubRequest } from './decorators.js';

/** One line and one measurement a request: the route, never the query's values, the body or a name. */
export function recordRequests(instance: FastifyInstance, logger: Logger, registry: Registry): void {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte to the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  instance.addHook('onResponse', (request: HubRequest, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const milliseconds = reply.elapsedTime;
    duration.observe({ method: request.method, route, status: String(reply.statusCode) }, milliseconds / 1000);
    logger.info(
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(milliseconds * 10) / 10,
        ...(request.actor ? { account: request.actor.accountId } : {}),
      },
      'request',
    );
    done();
  });
}
