import type { FastifyRequest } from 'fastify';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const OF_A_PROXY = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'] as const;

type Asked = Pick<FastifyRequest, 'headers' | 'ip'> & {
  readonly socket: { readonly remoteAddress?: string | undefined };
};

/**
 * Whether a program on this machine itself asks, and not a proxy on it for somebody else (SPEC O7). The connection's own
 * address counts, so that no header and no trusted proxy elsewhere can claim it.
 */
export function isThisMachine({ headers, ip, socket }: Asked): boolean {
  if (!LOOPBACK.test(socket.remoteAddress ?? '') || !LOOPBACK.test(ip)) return false;
  return OF_A_PROXY.every((name) => headers[name] === undefined);
}
