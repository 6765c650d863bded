import type { FastifyBaseLogger } from 'fastify';
import { type LoggerOptions, pino } from 'pino';
import type { LogLevel } from '#server/config.ts';
import { tellFailure } from '#server/failure.ts';

/**
 * The log (SPEC O5, O6). It holds no token, no cookie and no body: a request is logged by its route (`/t/:token`), never by
 * its address, and a client's own address only where a sign-in failed. An error, under `failure` or `err`, is told without
 * its message. One event is one line, and what would steer a terminal is escaped.
 */
export function makeLogger(level: LogLevel, destination?: { write(line: string): void }): FastifyBaseLogger {
  const options: LoggerOptions = {
    level,
    base: null,
    serializers: {
      req: (request: { method?: string; routeOptions?: { url?: string } }) => ({
        method: request.method,
        route: request.routeOptions?.url,
      }),
      res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
      err: (error: unknown) => tellFailure(error),
      // A sentence of our own stays as it is.
      failure: (failure: unknown) => (typeof failure === 'string' ? failure : tellFailure(failure)),
    },
    hooks: {
      // pino takes the message of a bare error for the message of the line.
      logMethod(args, method) {
        const [first, message] = args as readonly unknown[];
        if (first instanceof Error) method.call(this, { err: first }, typeof message === 'string' ? message : FAILED);
        else if (message === undefined && holdsError(first)) method.call(this, first, FAILED);
        else method.apply(this, args);
      },
      streamWrite: escapeUnseen,
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

const FAILED = 'something failed';

function holdsError(value: unknown): value is { err: Error } {
  return typeof value === 'object' && value !== null && 'err' in value && value.err instanceof Error;
}

/** JSON escapes the first 32 characters only. These steer terminals too, turn the direction of writing, or end a line. */
const UNSEEN = /[\u007f-\u009f]|\p{Cf}|\p{Zl}|\p{Zp}/gu;

/** A line of JSON with the characters that cannot be seen written as `\uXXXX`; it stays the same JSON. */
function escapeUnseen(line: string): string {
  return line.replace(UNSEEN, (found) =>
    Array.from({ length: found.length }, (_, i) => `\\u${found.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  );
}
