import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { HubRequest } from '../edge/decorators.js';
import { Refused } from '../edge/refused.js';

const inPath = (name: string, form: RegExp) =>
  createParamDecorator((_: unknown, context: ExecutionContext): string => {
    const given = (context.switchToHttp().getRequest<HubRequest>().params as { readonly [part: string]: string })[name] ?? '';
    if (!form.test(given)) throw Refused.as('people/not-found');
    return given;
  });

/** A person's id in the path; anything else is a person who does not exist. */
export const PersonId = inPath('person', /^[\w.-]{1,80}$/);

/** A post's number in the path. */
export const PostId = inPath('post', /^\d{1,18}$/);
