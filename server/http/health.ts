import { Type } from 'typebox';
import { refuse } from '#common/contract/refusal.ts';
import { type Checks, degraded, failing } from '#server/watch/health.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';

const ChecksAnswer = Type.Record(
  Type.String(),
  Type.Object({
    state: Type.Union([Type.Literal('ok'), Type.Literal('warn'), Type.Literal('fail')]),
    reason: Type.Optional(Type.String()),
  }),
);
const HealthAnswer = Type.Object({
  status: Type.Literal('ok'),
  seq: Type.Integer(),
  uptime: Type.Number({ description: 'Seconds since the start' }),
  degraded: Type.Array(Type.String(), { description: 'What somebody should look at, while the office works' }),
  checks: ChecksAnswer,
});

export interface HealthParts {
  checks(): Checks;
  lastSeq(): number;
}

/**
 * `GET /api/health`: 200 while numbers can be given, also when a printer is out (that stands in `degraded`); 503 with the
 * checks that fail (SPEC O1). For anybody and never limited: it looks at memory and asks the database one question, and a
 * monitor may share its address with a lobby full of phones. It names no person, no device and no address.
 */
export function healthRoute(app: App, { checks, lastSeq }: HealthParts): void {
  app.get(
    '/api/health',
    {
      config: { access: 'anybody', rateLimit: false },
      schema: {
        tags: ['health'],
        summary: 'Whether the office works, and what somebody should look at',
        response: { 200: HealthAnswer },
      },
    },
    async (_request, reply) => {
      const seen = checks();
      const failed = failing(seen);
      if (failed.length > 0) {
        return refused(reply, refuse('store.unavailable', { detail: failed.join(', ') }), { checks: seen });
      }
      const uptime = process.uptime();
      return reply
        .code(200)
        .send({ status: 'ok', seq: lastSeq(), uptime, degraded: [...degraded(seen)], checks: seen });
    },
  );
}
