/** Who asks, from where: as the domain, the desk and the audit log know them. */
import { isIP } from 'node:net';
import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { hasRole } from '#server/actor.ts';
import type { By } from '#server/domain/commands.ts';

/** Who asks, for a command. */
export function byOf(request: FastifyRequest): By {
  const { actor } = request;
  return {
    staffId: actor.kind === 'staff' ? actor.id : null,
    deviceId: actor.kind === 'device' ? actor.id : null,
    supervises: hasRole(actor, 'supervisor'),
    address: addressOf(request),
  };
}

/** The staff member who acts, as the desk wants to know. */
export function byStaff(request: FastifyRequest): { readonly staffId?: string; readonly address: string } {
  const { actor } = request;
  const address = addressOf(request);
  return actor.kind === 'staff' ? { staffId: actor.id, address } : { address };
}

/** `192.168.1.20`, or `192.168.1.20 (Quầy 3)` from a browser that is paired as that device. */
export function addressOf(request: FastifyRequest): string {
  const [device] = request.identity.devices;
  // What a proxy on this machine says may be anything.
  const ip = isIP(request.ip) === 0 ? 'unknown' : normalizeIP(request.ip, 128);
  return device === undefined ? ip : `${ip} (${device.label})`;
}
