import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';

export const sessionCookie = 'duliu_session';
/** Says that this device signed in before; opens nothing, but is throttled by itself. */
export const deviceCookie = 'duliu_device';

/** What was sent to the provider, until its answer comes back to this very browser. */
export const openIdCookie = 'duliu_open_id';

const days = 24 * 3600;

/** The browser's own page is served over https, even where a proxy ends it: its Origin says so. */
const isSecure = (request: FastifyRequest): boolean =>
  request.protocol === 'https' || (request.headers.origin ?? '').startsWith('https://');

const ours = (request: FastifyRequest): CookieSerializeOptions => ({ httpOnly: true, sameSite: 'lax', secure: isSecure(request) });

/** The cookie lives as long as a session can; whether the session still does is asked of the database. */
export const sessionCookieOptions = (request: FastifyRequest): CookieSerializeOptions => ({
  ...ours(request),
  path: '/',
  maxAge: 7 * days,
});

export const deviceCookieOptions = (request: FastifyRequest): CookieSerializeOptions => ({
  ...ours(request),
  path: '/api/v1/session',
  maxAge: 180 * days,
});

/** Lax, so that it comes along when the provider sends the browser back. */
export const openIdCookieOptions = (request: FastifyRequest): CookieSerializeOptions => ({
  ...ours(request),
  path: '/api/v1/session/open-id',
  maxAge: 600,
});
