import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import type { LogLevel } from '#server/config.ts';

/**
 * The log. It holds no token, no cookie and no body: a request is logged by its route (`/t/:token`), never by its
 * address, and a client's own address is left out.
 */
export function makeLogger(level: LogLevel, destination?: { write(line: string): void }): FastifyBaseLogger {
  const options = {
    level,
    base: null,
    serializers: {
      req: (request: { method?: string; routeOptions?: { url?: string } }) => ({
        method: request.method,
        route: request.routeOptions?.url,
      }),
      res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
