/** Where the clerk is on the way to the microphone: signing in, or at it. */
import { signal } from '@preact/signals';
import type { Bilingual } from '#common/contract/text.ts';
import { arriveBy, type Session } from '#common/web/session.ts';
import { createDesk, type VoiceDesk } from './desk/desk.ts';

export type Place =
  | { readonly at: 'loading' }
  | { readonly at: 'unreachable'; readonly message: Bilingual }
  | { readonly at: 'sign-in'; readonly session?: Session; readonly again?: true }
  | { readonly at: 'desk'; readonly desk: VoiceDesk };

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
  const desk = createDesk(session, () => {
    desk.close();
    place.value = { at: 'sign-in', again: true };
  });
  place.value = { at: 'desk', desk };
}
