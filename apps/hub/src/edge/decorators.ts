import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SignedIn } from '@lib/access';
import { isUuid, languageOf } from '@lib/contracts';
import type { Language } from '@lib/kernel';
import type { TownContext } from '../town/town-context.js';
import { Refused } from './refused.js';

/** What the session guard leaves on a request. */
export interface Admitted {
  actor?: SignedIn;
  town?: TownContext;
  token?: string;
}
export type HubRequest = FastifyRequest & Admitted;

const requestOf = (context: ExecutionContext): HubRequest => context.switchToHttp().getRequest<HubRequest>();

export const publicRoute = 'public-route';
/** Open without a session. */
export const Public = () => SetMetadata(publicRoute, true);

export const evenOwing = 'even-owing';
/** Open to somebody who must first change his password or set up a second factor: it is by these routes that he does. */
export const EvenOwing = () => SetMetadata(evenOwing, true);

/** The signed-in person, with the posts held today: `SignedIn`, an `Actor` of the core. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { actor } = requestOf(context);
  if (!actor) throw Refused.as('access/not-signed-in');
  return actor;
});

/** The town that this request is about. */
export const CurrentTown = createParamDecorator((_: unknown, context: ExecutionContext): TownContext => {
  const { town } = requestOf(context);
  if (!town) throw new Error('No town: the session guard did not run');
  return town;
});

/** `zh` unless Accept-Language prefers English. */
export const CallerLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language =>
  languageOf(requestOf(context).headers['accept-language']),
);

/** The client's UUID in small letters; undefined where none was sent. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined =>
  idempotencyKeyOf(requestOf(context).headers['idempotency-key']),
);

/** The version in If-Match. */
export const ExpectedVersion = createParamDecorator((_: unknown, context: ExecutionContext): number =>
  expectedVersionOf(requestOf(context).headers['if-match']),
);

/** A UUID in the path, in small letters; anything else is a case that does not exist. */
export const CaseId = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { id } = requestOf(context).params as { readonly id?: string };
  if (id === undefined || !isUuid(id)) throw Refused.as('case/not-found');
  return id.toLowerCase();
});

export function idempotencyKeyOf(header: string | readonly string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !isUuid(header)) throw Refused.as('request/bad-idempotency-key');
  return header.toLowerCase();
}

const largestVersion = 2_147_483_647;

export function expectedVersionOf(header: string | undefined): number {
  if (header === undefined) throw Refused.as('request/if-match-missing');
  const version = Number(/^"(\d{1,10})"$/.exec(header.trim())?.[1] ?? NaN);
  if (!(version <= largestVersion)) throw Refused.as('request/bad-if-match');
  return version;
}
