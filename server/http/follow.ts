import { Type } from 'typebox';
import { refuse } from '#common/contract/refusal.ts';
import { ticketView } from '#server/feed/views/ticket.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';

/** `GET /api/follow/:token`: one ticket, for whoever holds its link. */
export function followRoute(app: App, parts: QueueParts): void {
  app.get(
    '/api/follow/:token',
    {
      config: { access: 'anybody' },
      schema: {
        tags: ['follow'],
        params: Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$' }) }),
      },
    },
    (request, reply) => {
      const ticket = parts.tickets.byToken(request.params.token);
      if (ticket === undefined) return refused(reply, refuse('ticket.unknown'));
      const { estimate, ahead, counter, ...view } = ticketView(parts.context(), ticket);
      return {
        ...view,
        ahead: ahead ?? null,
        estimate: estimate === undefined ? null : { minutes: estimate },
        counter: counter ?? null,
      };
    },
  );
}
