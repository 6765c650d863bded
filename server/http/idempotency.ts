import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type IdempotencyKey, keyHolder } from '#server/store/answers.ts';

/** The header that every command carries; a client makes a fresh one for each intent and keeps it for its retries. */
export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.String({ minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' }),
});

/** The key of a request: whose it is, and what was asked with it. */
export function keyOf(request: FastifyRequest): IdempotencyKey {
  const { actor } = request;
  const who = actor.kind === 'anybody' ? 'anybody' : keyHolder(actor.kind, actor.id);
  const asked = JSON.stringify([
    request.method,
    request.routeOptions.url,
    request.params ?? null,
    request.body ?? null,
  ]);
  return {
    actor: who,
    key: String(request.headers['idempotency-key']),
    fingerprint: createHash('sha256').update(asked).digest('base64url'),
  };
}
