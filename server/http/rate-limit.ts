import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { refuse } from '#common/contract/refusal.ts';
import type { App } from './parts.ts';
import { RefusedError } from './problem.ts';

const KNOWN_PER_MINUTE = 1_200;
const ANONYMOUS_PER_MINUTE = 300;

/** Generous limits: 1,200 requests a minute for a staff member or a device, 300 for an address that nobody knows. */
export async function addRateLimit(app: App, enabled: boolean): Promise<void> {
  if (!enabled) {
    app.log.warn('LUOT_RATE_LIMIT is off: nothing limits how often this server is asked. For load tests only.');
    return;
  }
  await app.register(rateLimit, {
    global: true,
    timeWindow: 60_000,
    max: (request) => (keyOf(request).startsWith('address:') ? ANONYMOUS_PER_MINUTE : KNOWN_PER_MINUTE),
    keyGenerator: keyOf,
    errorResponseBuilder: (_request, { ttl }) =>
      new RefusedError(refuse('rate.limited', { params: { seconds: Math.max(1, Math.ceil(ttl / 1_000)) } })),
  });
}

function keyOf(request: FastifyRequest): string {
  const { staff, devices } = request.identity;
  if (staff !== undefined) return `staff:${staff.id}`;
  const device = devices[0];
  return device === undefined ? `address:${normalizeIP(request.ip)}` : `device:${device.id}`;
}
