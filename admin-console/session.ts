/** Who is signed in here, and what that person may do. */
import { computed, signal } from '@preact/signals';
import type { Problem } from '#common/contract/errors.ts';
import type { Bilingual } from '#common/contract/text.ts';
import { type ApiRequest, type ApiResult, callApi } from '#common/web/api.ts';
import { arriveBy, endAllSessions, endSession, type Session } from '#common/web/session.ts';
import { closeLive, openLive } from './live.ts';

export type Stage =
  | { readonly at: 'loading' }
  | { readonly at: 'unreachable'; readonly message: Bilingual }
  | { readonly at: 'sign-in'; readonly session?: Session }
  | { readonly at: 'not-allowed'; readonly session: Session }
  | { readonly at: 'inside'; readonly session: Session };

export const stage = signal<Stage>({ at: 'loading' });

/** The session ended while somebody works: the page stays, with a sign-in above it, so that no draft is lost. */
export const expired = signal(false);

export const isAdmin = computed(() => stage.value.at === 'inside' && stage.value.session.staff.role === 'admin');

/** Finds out who is here; an unreachable server is asked again until it answers. */
export function arrive(): Promise<void> {
  return arriveBy({
    enter(session) {
      if (session.mustChangePassword) stage.value = { at: 'sign-in', session };
      else enter(session);
    },
    signIn() {
      stage.value = { at: 'sign-in' };
    },
    unreachable(message) {
      stage.value = { at: 'unreachable', message };
    },
  });
}

/** Lets a signed-in person in; an operator has nothing to see here. */
export function enter(session: Session): void {
  expired.value = false;
  if (session.staff.role === 'operator') {
    stage.value = { at: 'not-allowed', session };
    return;
  }
  stage.value = { at: 'inside', session };
  openLive();
}

/** Signs out and shows the sign-in. */
export async function leave(): Promise<void> {
  await endSession();
  signedOut();
}

/** Signs out on every machine; one that is still signed in would be worse than a refusal, so that is told. */
export async function leaveEverywhere(): Promise<Problem | undefined> {
  const answer = await endAllSessions();
  if (!answer.ok && answer.status !== 401) return answer.problem;
  signedOut();
  return undefined;
}

function signedOut(): void {
  closeLive();
  expired.value = false;
  stage.value = { at: 'sign-in' };
}

/** Calls the API as the person who is signed in; notices when the session has ended. */
export async function send<T>(path: string, request: ApiRequest = {}): Promise<ApiResult<T>> {
  const answer = await callApi<T>(path, request);
  if (!answer.ok && answer.status === 401) expired.value = true;
  return answer;
}
