import { type Actor, hasRole } from '#server/actor.ts';
import type { By } from '#server/domain/commands.ts';

/** Who asks, as the domain knows them. */
export function byOf(actor: Actor): By {
  return {
    staffId: actor.kind === 'staff' ? actor.id : null,
    deviceId: actor.kind === 'device' ? actor.id : null,
    supervises: hasRole(actor, 'supervisor'),
  };
}
