import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { refuse } from '#common/contract/refusal.ts';
import { hasRole } from '#server/actor.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** `GET /api/metrics`: Prometheus text, for this machine or an admin. */
export function metricsRoute(app: App, parts: QueueParts): void {
  const register = new Registry();
  collectDefaultMetrics({ register, prefix: 'luot_' });
  const events = new Counter({
    name: 'luot_events_total',
    help: 'Events committed, by type.',
    labelNames: ['type'],
    registers: [register],
  });
  parts.desk.onCommitted((committed) => {
    for (const { type } of committed) events.inc({ type });
  });
  new Gauge({
    name: 'luot_waiting_tickets',
    help: 'Tickets that wait now, by the prefix of their service.',
    labelNames: ['service'],
    registers: [register],
    collect() {
      this.reset();
      for (const { id, prefix } of parts.hall.office.services) {
        this.set({ service: prefix }, parts.hall.waitingCount(id));
      }
    },
  });
  new Gauge({
    name: 'luot_open_counters',
    help: 'Counters that are open and not paused.',
    registers: [register],
    collect() {
      this.set([...parts.hall.sessions.values()].filter(({ pausedAt }) => pausedAt === null).length);
    },
  });
  new Gauge({
    name: 'luot_print_problems',
    help: 'Slips of which staff have to decide: not printed, partly, unknown.',
    registers: [register],
    collect() {
      this.set(parts.hall.printProblems.size);
    },
  });
  new Gauge({
    name: 'luot_devices_connected',
    help: 'Devices with an open feed.',
    registers: [register],
    collect() {
      this.set([...parts.hall.connections.values()].filter(({ connected }) => connected).length);
    },
  });

  app.get('/api/metrics', { config: { access: 'anybody' }, schema: { tags: ['health'] } }, async (request, reply) => {
    if (!LOOPBACK.test(request.ip) && !hasRole(request.actor, 'admin')) {
      return refused(reply, refuse(request.actor.kind === 'anybody' ? 'auth.required' : 'auth.forbidden'));
    }
    return reply.type(register.contentType).send(await register.metrics());
  });
}
