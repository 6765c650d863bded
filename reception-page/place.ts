/** Where the helper is on the way to work: signing in, or at the door. */
import { signal } from '@preact/signals';
import type { Bilingual } from '#common/contract/text.ts';
import { readSession, type Session } from '#common/web/session.ts';
import { createDoor, type Door } from './door/door.ts';

export type Place =
  | { readonly at: 'loading' }
  | { readonly at: 'unreachable'; readonly message: Bilingual }
  | { readonly at: 'sign-in'; readonly session?: Session; readonly again?: true }
  | { readonly at: 'door'; readonly door: Door };

export const place = signal<Place>({ at: 'loading' });

const RETRY_MS = 3_000;

/** Reads who is signed in and goes on from there; tries again by itself while the server is away. */
export async function arrive(): Promise<void> {
  const answer = await readSession();
  if (answer.ok) return enter(answer.body);
  if (answer.status === 401) {
    place.value = { at: 'sign-in' };
    return;
  }
  place.value = { at: 'unreachable', message: answer.problem.message };
  setTimeout(() => void arrive(), RETRY_MS);
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
