import type { FastifyRequest } from 'fastify';

type Headers = Pick<FastifyRequest, 'headers' | 'host'>;

/**
 * Whether a request comes from a page of another site, whose visitor's cookies it would borrow (SPEC A4). A browser
 * always sends `Origin` with an unsafe method and with a websocket; a program that sends neither `Origin` nor
 * `Sec-Fetch-Site` is no browser. A Bearer token is never sent by a browser on its own, so its bearer is not asked.
 */
export function isForeign(request: Headers, publicUrl: string | null): boolean {
  if (request.headers.authorization !== undefined) return false;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  if (origin === undefined) return site === 'cross-site' || site === 'same-site';
  if (origin === 'null') return site !== 'same-origin';
  if (origin === publicUrl) return false;
  return !isSameHost(origin, request.host);
}

/** Hosts and ports are compared, not schemes: a proxy in front may speak https where this server speaks http. */
function isSameHost(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  const own = `${from.protocol}//${host}`;
  return URL.canParse(own) && new URL(own).host === from.host;
}
