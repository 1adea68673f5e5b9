import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Registry, Settings } from '@lib/platform';
import { Public } from '../edge/decorators.js';
import { Refused } from '../edge/refused.js';
import { isUnavailable } from '../edge/fault-kind.js';
import { asHouse, ask, lateDeadlines } from '@lib/store';
import { HubClock, METRICS, SETTINGS } from '../tokens.js';
import { TownRegistry } from '../town/town-context.js';
import { HouseMetrics } from './house-metrics.js';
import { sameSecret } from './same-secret.js';

interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly database: 'up' | 'down';
  readonly migrations: 'applied' | 'missing' | 'unknown';
  /** Seconds that the oldest outgoing message has waited: grows when the worker is away. Does not change the status. */
  readonly outboxWaitsSeconds: number | null;
  /** Deadlines due for more than a minute: grows when the sweep does not come through. Does not change the status. */
  readonly late: number | null;
  readonly oldestLateSeconds: number | null;
}

const state = `
select (select count(*)::int from migrations) as applied,
       (select min(created_at) from outbox where available_at <= $1) as oldest`;

@ApiTags('operation')
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly database: DataSource,
    private readonly clock: HubClock,
    private readonly towns: TownRegistry,
    private readonly house: HouseMetrics,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(METRICS) private readonly metrics: Registry,
  ) {}

  /** The process answers; nothing else is asked. */
  @Get('health/live')
  @ApiOperation({ summary: 'The process answers' })
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  @ApiOperation({ summary: 'Database reachable and migrated; 503 where not' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.look();
    if (readiness.status !== 'ready') reply.code(503).header('retry-after', '2');
    return readiness;
  }

  @Get('metrics')
  @ApiExcludeEndpoint()
  async prometheus(@Headers('authorization') authorization: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { metricsToken } = this.settings;
    if (metricsToken === undefined) throw Refused.as('request/no-such-route');
    if (!sameSecret(authorization ?? '', `Bearer ${metricsToken}`)) {
      throw Refused.as('access/not-signed-in', {}, { 'www-authenticate': 'Bearer' });
    }
    await this.house.refresh();
    const text = await this.metrics.metrics();
    await reply.header('content-type', this.metrics.contentType).send(text);
  }

  private async look(): Promise<Readiness> {
    try {
      const now = this.clock.now();
      const { townId } = this.towns.ofHost(undefined);
      const [row] = await ask<{ applied: number; oldest: Date | null }>(this.database, asHouse(townId), {
        text: state,
        values: [new Date(now)],
      });
      const { late, oldest: oldestLate } = await lateDeadlines(this.database, townId, now);
      const applied = (row?.applied ?? 0) >= this.database.migrations.length;
      const oldest = row?.oldest ?? null;
      return {
        status: applied ? 'ready' : 'not-ready',
        database: 'up',
        migrations: applied ? 'applied' : 'missing',
        outboxWaitsSeconds: oldest === null ? 0 : Math.max(0, Math.round((now - oldest.getTime()) / 1000)),
        late,
        oldestLateSeconds: oldestLate ? Math.floor((now - oldestLate.dueAt) / 1000) : 0,
      };
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      return {
        status: 'not-ready',
        database: 'down',
        migrations: 'unknown',
        outboxWaitsSeconds: null,
        late: null,
        oldestLateSeconds: null,
      };
    }
  }
}
