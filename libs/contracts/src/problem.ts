import type { Language, Rejection, Words } from '@lib/kernel';
import { problemKinds, type ProblemCode } from './problem-codes.js';
import type { ProblemView } from './views.js';

/** One bad field: a JSON pointer (RFC 6901) into the body or query, and what is allowed there. */
export interface FieldFault {
  readonly pointer: string;
  readonly says: Words;
}

export interface ProblemParts {
  readonly errors?: readonly FieldFault[];
  /** More precise than the code's own sentence. */
  readonly says?: Words;
  /** Members of their own, such as the present `version`. */
  readonly extensions?: { readonly [name: string]: unknown };
}

const typeOf = (code: string): string => `urn:duliu:problem:${code}`;

/** A problem of the door (RFC 9457), in the caller's language. */
export function problem(code: ProblemCode, language: Language, { errors, says, extensions }: ProblemParts = {}): ProblemView {
  const kind: { readonly status: number; readonly title: Words; readonly says: Words; readonly next?: Words } = problemKinds[code];
  return {
    ...extensions,
    type: typeOf(code),
    title: kind.title[language],
    status: kind.status,
    code,
    detail: (says ?? kind.says)[language],
    ...(kind.next ? { next: kind.next[language] } : {}),
    ...(errors && errors.length > 0 ? { errors: errors.map((fault) => ({ pointer: fault.pointer, detail: fault.says[language] })) } : {}),
  };
}

const refused: Words = { zh: '不符合办理规则', en: 'Refused by a rule' };

/** A refusal by a rule of a flow: 422 unless the caller knows better, e.g. 403 for "not your post". */
export function problemOfRejection(rejection: Rejection, language: Language, status = 422): ProblemView {
  return {
    type: typeOf(rejection.code),
    title: refused[language],
    status,
    code: rejection.code,
    detail: rejection.says[language],
    ...(rejection.next ? { next: rejection.next[language] } : {}),
    ...(rejection.article === undefined ? {} : { article: rejection.article }),
    ...(rejection.pointer === undefined ? {} : { errors: [{ pointer: rejection.pointer, detail: rejection.says[language] }] }),
  };
}

/** One step of a JSON pointer; `~` and `/` are escaped as RFC 6901 says. */
export const pointerStep = (key: string | number): string => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
