import type { IncomingHttpHeaders } from 'node:http';

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A change that a browser sends with its cookie must come from our own pages. Browsers say so in Sec-Fetch-Site, older ones
 * in Origin; a client that sends neither is no browser, and no other site can make it send anything.
 */
export function isFromOwnPages(method: string, headers: IncomingHttpHeaders): boolean {
  if (reading.has(method)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.host;
}
