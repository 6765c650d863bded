import type { Registry } from 'prom-client';
import { refuse } from '#common/contract/refusal.ts';
import { hasRole } from '#server/actor.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import { isThisMachine } from './this-machine.ts';

/** `GET /api/metrics`: Prometheus text, for a program on this machine or an admin (SPEC O3). */
export function metricsRoute(app: App, register: Registry): void {
  app.get('/api/metrics', { config: { access: 'anybody' }, schema: { tags: ['health'] } }, async (request, reply) => {
    if (!isThisMachine(request) && !hasRole(request.actor, 'admin')) {
      return refused(reply, refuse(request.actor.kind === 'anybody' ? 'auth.required' : 'auth.forbidden'));
    }
    return reply.type(register.contentType).send(await register.metrics());
  });
}
