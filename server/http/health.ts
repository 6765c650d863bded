import { sql } from 'drizzle-orm';
import { Type } from 'typebox';
import { refuse } from '#common/contract/refusal.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';

/** `GET /api/health`: whether the store answers, for service managers and monitors. */
export function healthRoute(app: App, parts: QueueParts): void {
  app.get(
    '/api/health',
    {
      config: { access: 'anybody', rateLimit: false },
      schema: {
        tags: ['health'],
        response: {
          200: Type.Object({ status: Type.String(), seq: Type.Integer(), uptime: Type.Number() }),
        },
      },
    },
    async (request, reply) => {
      try {
        parts.db.get(sql`select 1`);
        return reply.code(200).send({ status: 'ok', seq: parts.log.lastSeq(), uptime: process.uptime() });
      } catch (error) {
        request.log.error({ failure: error instanceof Error ? error.message : 'unknown' }, 'the store does not answer');
        return refused(reply, refuse('store.unavailable', { detail: 'the database does not answer' }));
      }
    },
  );
}
