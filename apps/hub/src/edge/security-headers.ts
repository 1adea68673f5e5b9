import type { FastifyReply, FastifyRequest } from 'fastify';

const policy = (...extra: readonly string[]): string =>
  [
    "default-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "img-src 'self' data: blob:",
    ...extra,
  ].join('; ');

const webPolicy = policy();
/** The pages of the API's documentation carry their own style element; nothing else there is inline. */
const docsPolicy = policy("style-src 'self' 'unsafe-inline'");

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'geolocation=(self), camera=(self), microphone=(self)',
};

export function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(always);
  reply.header('content-security-policy', request.url.startsWith('/api/docs') ? docsPolicy : webPolicy);
  reply.header('x-request-id', request.id);
  if (request.url.startsWith('/api/')) reply.headers({ 'cache-control': 'no-store', vary: 'accept-language, cookie, authorization' });
}
