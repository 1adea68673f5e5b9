import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Sessions } from '@lib/access';
import { evenOwing, publicRoute, type HubRequest } from '../edge/decorators.js';
import { Refused } from '../edge/refused.js';
import { isFromOwnPages } from '../edge/same-site.js';
import { HubClock } from '../tokens.js';
import { TownRegistry } from '../town/town-context.js';
import { sessionCookie } from './cookies.js';

/** Finds the town and who is asking. Every route needs a session unless it is marked `@Public()`. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly towns: TownRegistry,
    private readonly clock: HubClock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<HubRequest>();
    const town = this.towns.ofHost(request.headers.host);
    request.town = town;
    const bearer = bearerOf(request.headers.authorization);
    // A bearer token is not sent by a browser of itself, so only it may come from anywhere.
    if (bearer === undefined && !isFromOwnPages(request.method, request.headers)) throw Refused.as('request/cross-site');

    const token = bearer ?? request.cookies[sessionCookie];
    if (token !== undefined) request.token = token;
    if (this.isMarked(publicRoute, context)) return true;
    const actor = token === undefined ? undefined : await this.sessions.read(town.townId, token, this.clock.now());
    if (!actor) throw Refused.as('access/not-signed-in', {}, { 'www-authenticate': 'Bearer' });
    request.actor = actor;
    const first = actor.owes[0];
    if (first !== undefined && !this.isMarked(evenOwing, context)) throw Refused.as(`access/${first}-owed`);
    return true;
  }

  private isMarked(mark: string, context: ExecutionContext): boolean {
    return this.reflector.getAllAndOverride<boolean | undefined>(mark, [context.getHandler(), context.getClass()]) === true;
  }
}

const bearerOf = (header: string | undefined): string | undefined => /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
