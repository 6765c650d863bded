/** RFC 9457 answers: refusals, and what Fastify or SQLite throws. Nothing leaves the server in another shape. */
import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_STATUS, type Problem, type Refusal } from '#common/contract/errors.ts';
import { refuse } from '#common/contract/refusal.ts';
import { errors as english } from '#common/i18n/en/errors.ts';
import { errors as vietnamese } from '#common/i18n/vi/errors.ts';
import { explainValidation } from './validation.ts';

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** For plugins that can only throw; everything of our own answers refusals as values (SPEC R7). */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly refusal: Refusal;
  readonly code: Refusal['code'];

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
    this.code = refusal.code;
  }
}

/** A refusal as the body of an answer, with its sentence in both languages. */
export function problemOf(refusal: Refusal): Problem {
  const status = ERROR_STATUS[refusal.code];
  const params = { ...refusal.params, ...(refusal.field === undefined ? {} : { field: refusal.field }) };
  const message = { vi: vietnamese[refusal.code](params), en: english[refusal.code](params) };
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: refusal.code,
    detail: refusal.detail ?? message.en,
    ...(refusal.field === undefined ? {} : { field: refusal.field }),
    message,
  };
}

/** The part of a reply that a problem needs, whatever the route's own schema says. */
type AnyReply = Pick<FastifyReply, 'raw'> & {
  code(status: number): unknown;
  header(name: string, value: string): unknown;
  serializer(write: (payload: string) => string): unknown;
  send(payload: never): unknown;
};

/** Answers a refusal; a route returns what this returns. `more`: members beside those of every problem. */
export function refused<R extends AnyReply>(reply: R, refusal: Refusal, more: object = {}): R {
  const problem = problemOf(refusal);
  reply.code(problem.status);
  reply.header('content-type', PROBLEM_TYPE);
  reply.header('cache-control', 'no-store');
  const seconds = refusal.params?.seconds;
  if (problem.status === 429 && seconds !== undefined) reply.header('retry-after', String(seconds));
  // The route's serializer knows its own answers only.
  reply.serializer((payload) => payload);
  reply.send(JSON.stringify({ ...problem, ...more }) as never);
  return reply;
}

/** Fastify's error handler. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error);
  if (refusal.code === 'server.failed' || refusal.code === 'store.unavailable') {
    // Route, not address: that may hold a ticket's token. The logger tells an error without its message.
    request.log.error(
      { method: request.method, route: request.routeOptions.url, failure: error, cause: codeOf(error) },
      'a request failed',
    );
  }
  return refused(reply, refusal);
}

/** What was thrown, as a refusal. */
export function refusalOf(error: FastifyError): Refusal {
  if (error instanceof RefusedError) return error.refusal;
  if (error.validation !== undefined) return explainValidation(error.validation, error.validationContext ?? 'request');
  if (isStoreFailure(error)) return refuse('store.unavailable');
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refuse('request.too-large');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refuse('request.invalid', { field: 'content-type', detail: 'content-type: must be application/json' });
    default:
  }
  if (error.statusCode === 404) return refuse('route.unknown');
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    // Broken JSON, a body shorter than announced, a malformed address: the parser's words hold no more than a position.
    const detail = error instanceof SyntaxError ? 'the body is not JSON' : error.message;
    return refuse('request.invalid', { detail });
  }
  return refuse('server.failed');
}

const STORE_FAILURES = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED|CORRUPT|NOTADB|PERM|NOMEM)/;

function isStoreFailure(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && (STORE_FAILURES.test(code) || code === 'ENOSPC' || code === 'EIO' || code === 'EROFS');
}

/** The code of an error or of what caused it. */
function codeOf(error: unknown): string | undefined {
  for (
    let current: unknown = error, depth = 0;
    current instanceof Error && depth < 5;
    current = current.cause, depth += 1
  ) {
    if ('code' in current && typeof current.code === 'string' && !current.code.startsWith('FST_')) return current.code;
  }
  return undefined;
}
