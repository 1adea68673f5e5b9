import { errorCode } from './error-code.js';

/** Fields that may hold a person's words, name or key. They are cut from every log line, one level deep too. */
const personalFields = [
  'password',
  'token',
  'authorization',
  'cookie',
  'name',
  'username',
  'phone',
  'idNumber',
  'address',
  'summary',
  'parties',
  'body',
  'input',
  'parameters',
  'query',
  'detail',
];

export const redactedPaths: readonly string[] = personalFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

export interface LoggedError {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/** A database error quotes the value that it refused; names of tables and columns may stay, values may not. */
const withoutValues = (message: string): string =>
  message.replace(/"([^"]*)"/g, (all, quoted: string) => (/^[a-z_][a-z0-9_.]*$/.test(quoted) ? all : '"…"'));

/** An error without what it carries: no SQL parameters, no request, no detail line with values. */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something other than an Error was thrown' };
  const code = errorCode(error);
  const message = withoutValues(error.message);
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 20)
    .join('\n');
  return {
    type: error.constructor.name,
    message,
    ...(code === undefined ? {} : { code }),
    ...(frames === undefined ? {} : { stack: frames }),
    ...(error.cause instanceof Error ? { cause: loggedError(error.cause) } : {}),
  };
}
