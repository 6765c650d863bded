/** Which topic is open to whom (CONTRACT "Feed"). */
import { CLOSE, type Hello } from '#common/contract/feed.ts';
import { isRefusal } from '#common/contract/refusal.ts';
import type { Actor } from '#server/actor.ts';
import type { TicketRow } from '#server/domain/ticket.ts';
import { type Access, actorFor, type Identity } from '#server/http/access.ts';
import type { Audience } from './streams.ts';

export type Admission =
  | { readonly kind: 'stream'; readonly actor: Actor; readonly audience: Audience }
  | { readonly kind: 'ticket'; readonly actor: Actor; readonly ticket: TicketRow }
  | { readonly kind: 'closed'; readonly code: number; readonly reason: string };

export interface AdmissionParts {
  hasCounter(id: string): boolean;
  ticketByToken(token: string): TicketRow | undefined;
}

const NOT_ALLOWED: Admission = { kind: 'closed', code: CLOSE.notAllowed, reason: 'not allowed' };

const ACCESS: Readonly<Record<string, Access>> = {
  display: ['operator', 'display'],
  kiosk: ['operator', 'kiosk'],
  counter: ['operator', 'counter'],
  monitor: ['supervisor'],
  reception: ['operator'],
};

export function admit(topic: Hello['topic'], identity: Identity, parts: AdmissionParts): Admission {
  const [kind = '', rest = ''] = topic.split(':', 2);
  if (kind === 'ticket') {
    const ticket = parts.ticketByToken(rest);
    // The same answer for a wrong token and for a wiped one: nothing to learn by trying.
    return ticket === undefined ? NOT_ALLOWED : { kind: 'ticket', actor: { kind: 'anybody' }, ticket };
  }
  const actor = actorFor(identity, ACCESS[kind] ?? []);
  if (isRefusal(actor)) {
    return actor.code === 'auth.required'
      ? { kind: 'closed', code: CLOSE.notAuthenticated, reason: 'not authenticated' }
      : NOT_ALLOWED;
  }
  switch (kind) {
    case 'display':
      return { kind: 'stream', actor, audience: { kind: 'display' } };
    case 'monitor':
    case 'reception':
      return { kind: 'stream', actor, audience: { kind: 'monitor' } };
    case 'kiosk': {
      const audience: Audience = actor.kind === 'device' ? { kind: 'kiosk', deviceId: actor.id } : { kind: 'kiosk' };
      return { kind: 'stream', actor, audience };
    }
    default:
      return parts.hasCounter(rest)
        ? { kind: 'stream', actor, audience: { kind: 'counter', counterId: rest } }
        : NOT_ALLOWED;
  }
}
