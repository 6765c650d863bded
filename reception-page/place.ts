/** Where the helper is on the way to work: signing in, or at the door. */
import { signal } from '@preact/signals';
import type { Bilingual } from '#common/contract/text.ts';
import { arriveBy, type Session } from '#common/web/session.ts';
import { createDoor, type Door } from './door/door.ts';

export type Place =
  | { readonly at: 'loading' }
  | { readonly at: 'unreachable'; readonly message: Bilingual }
  | { readonly at: 'sign-in'; readonly session?: Session; readonly again?: true }
  | { readonly at: 'door'; readonly door: Door };

export const place = signal<Place>({ at: 'loading' });

/** Reads who is signed in and goes on from there. */
export function arrive(): Promise<void> {
  return arriveBy({
    enter,
    signIn() {
      place.value = { at: 'sign-in' };
    },
    unreachable(message) {
      place.value = { at: 'unreachable', message };
    },
  });
}

export function enter(session: Session): void {
  if (session.mustChangePassword) {
    place.value = { at: 'sign-in', session };
    return;
  }
  const door = createDoor(session, () => {
    door.close();
    place.value = { at: 'sign-in', again: true };
  });
  place.value = { at: 'door', door };
}
