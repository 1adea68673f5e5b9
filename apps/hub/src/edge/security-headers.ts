import type { FastifyReply, FastifyRequest } from 'fastify';

const policy = (...extra: readonly string[]): string =>
  [
    // Nothing but what is named: a kind of content that nobody thought of is refused.
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "img-src 'self' data: blob:",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    ...extra,
  ].join('; ');

const webPolicy = policy("style-src 'self'");
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

/**
 * A year of https alone. Only where this request came by it, from our own socket or by the word of a trusted proxy (TRUST_PROXY): a
 * stranger's X-Forwarded-Proto must not shut a town out that is served in the clear. Other names under its domain are not ours to bind.
 */
const httpsOnly = 'max-age=31536000';

export function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(always);
  reply.header('content-security-policy', request.url.startsWith('/api/docs') ? docsPolicy : webPolicy);
  if (request.protocol === 'https') reply.header('strict-transport-security', httpsOnly);
  reply.header('x-request-id', request.id);
  if (request.url.startsWith('/api/')) reply.headers({ 'cache-control': 'no-store', vary: 'accept-language, cookie, authorization' });
}
