import { applyDecorators } from '@nestjs/common';
import { ApiResponse, type ApiResponseSchemaHost } from '@nestjs/swagger';
import type { viewSchemas } from './view-schemas.js';

type ViewName = keyof typeof viewSchemas;

const ref = (name: ViewName): { readonly $ref: string } => ({ $ref: `#/components/schemas/${name}` });

/** For `@ApiOkResponse(answers('CaseView'))`: the schema is drawn from the view's own type. */
export const answers = (name: ViewName, description = ''): ApiResponseSchemaHost => ({ description, schema: ref(name) });

/** For a list: `{items, nextCursor}`, and `total` where it was asked for. */
export const answersPageOf = (name: ViewName, description = ''): ApiResponseSchemaHost => ({
  description,
  schema: {
    type: 'object',
    required: ['items', 'nextCursor'],
    properties: {
      items: { type: 'array', items: ref(name) },
      nextCursor: { type: 'string', nullable: true },
      total: { type: 'integer', description: 'With ?count=true' },
    },
  },
});

const meanings: { readonly [status: number]: string } = {
  400: 'Malformed',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not there, or not for the caller to see',
  409: 'Stale version or conflicting idempotency key',
  413: 'Too large',
  415: 'Not JSON in UTF-8',
  422: 'Refused by a rule',
  428: 'If-Match missing',
  429: 'Too many attempts; see Retry-After',
  503: 'Database out of reach; see Retry-After',
};

/** The refusals of a route, all problem+json. */
export const problems = (...statuses: readonly number[]): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: meanings[status] ?? 'Refused',
        content: { 'application/problem+json': { schema: ref('ProblemView') } },
      }),
    ),
  );
