import type { ProblemCode } from '@lib/contracts';

/** Node's codes of a connection that broke or was never made. */
const brokenConnections: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENOTFOUND']);

/** PostgreSQL's classes of passing trouble: connection, shutdown, too many connections, statement ended, deadlock, serialization. */
const passingStates = /^(08|57P|53|57014|40P01|40001|25P03)/;

/** The driver gives these two no code; its sentence is all there is to know them by. */
const driverSentences: readonly string[] = ['Connection terminated', 'timeout exceeded when trying to connect'];

/** Whether the database was out of reach, so that the same request may work in a moment. */
export function isUnavailable(error: unknown): boolean {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    if (cause instanceof AggregateError && cause.errors.some(isUnavailable)) return true;
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    const { message } = cause;
    if (brokenConnections.has(code) || passingStates.test(code)) return true;
    if (code === '' && driverSentences.some((sentence) => message.startsWith(sentence))) return true;
    cause = 'driverError' in cause ? cause.driverError : cause.cause;
  }
  return false;
}

const byFastifyCode: { readonly [code: string]: ProblemCode } = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request/too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request/unsupported-media-type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request/malformed-json',
  FST_ERR_BAD_URL: 'request/bad-path',
  FST_ERR_MAX_PARAM_LENGTH: 'request/bad-path',
};

const byStatus: { readonly [status: number]: ProblemCode } = {
  401: 'access/not-signed-in',
  403: 'access/not-allowed',
  404: 'request/no-such-route',
  405: 'request/method-not-allowed',
  408: 'request/timeout',
  413: 'request/too-large',
  414: 'request/bad-path',
  415: 'request/unsupported-media-type',
  503: 'server/unavailable',
};

/** The problem of an error that is not ours: the framework's refusals by code and status, a lost database, else a fault. */
export function problemCodeOf(error: unknown): ProblemCode {
  if (!(error instanceof Error)) return 'server/fault';
  const code = 'code' in error && typeof error.code === 'string' ? byFastifyCode[error.code] : undefined;
  if (code) return code;
  if (isUnavailable(error)) return 'server/unavailable';
  const status = statusOf(error);
  if (status === undefined) return 'server/fault';
  return byStatus[status] ?? (status >= 400 && status < 500 ? 'request/malformed' : 'server/fault');
}

/** Nest's exceptions have `getStatus()`, Fastify's errors `statusCode`. */
function statusOf(error: Error): number | undefined {
  if ('getStatus' in error && typeof error.getStatus === 'function') return Number(error.getStatus());
  return 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
