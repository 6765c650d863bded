/** Where the clerk is on the way to work: signing in, choosing a counter, at the counter. */
import { signal } from '@preact/signals';
import type { Bilingual, Id } from '#common/contract/text.ts';
import { arriveBy, type Session } from '#common/web/session.ts';

export type Place =
  | { readonly at: 'loading' }
  | { readonly at: 'unreachable'; readonly message: Bilingual }
  | { readonly at: 'sign-in'; readonly session?: Session }
  | { readonly at: 'choose'; readonly session: Session; readonly note?: () => string }
  | { readonly at: 'work'; readonly session: Session; readonly counterId: Id };

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

/** A session that already has a counter goes straight on to it. */
export function enter(session: Session): void {
  if (session.mustChangePassword) place.value = { at: 'sign-in', session };
  else if (session.counterId === null) place.value = { at: 'choose', session };
  else place.value = { at: 'work', session, counterId: session.counterId };
}

/** Away from the counter, e.g. when it was closed or somebody else sits there. */
export function leaveCounter(session: Session, note?: () => string): void {
  const free: Session = { ...session, counterId: null };
  place.value = note === undefined ? { at: 'choose', session: free } : { at: 'choose', session: free, note };
}
