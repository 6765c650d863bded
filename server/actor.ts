import type { DeviceKind, Role } from '#common/contract/office.ts';

/** Who sends a request or holds a socket. Only `http/access` makes one. */
export type Actor =
  | { readonly kind: 'staff'; readonly id: string; readonly name: string; readonly role: Role }
  | { readonly kind: 'device'; readonly id: string; readonly deviceKind: DeviceKind; readonly label: string }
  | { readonly kind: 'anybody' };

const RANK: Record<Role, number> = { operator: 0, supervisor: 1, admin: 2 };

/** A higher role may do what a lower one may: admin > supervisor > operator. */
export function hasRole(actor: Actor, least: Role): boolean {
  return actor.kind === 'staff' && RANK[actor.role] >= RANK[least];
}
