import type { Bilingual, Id } from '#common/contract/text.ts';
import type { StaffIdentity } from '#common/contract/views.ts';
import { type ApiResult, callApi } from './api.ts';

/** Who is signed in at this browser (`GET /api/session`). */
export interface Session {
  readonly staff: StaffIdentity;
  readonly mustChangePassword: boolean;
  /** The counter that this member of staff has open, if any. */
  readonly counterId: Id | null;
}

export function readSession(): Promise<ApiResult<Session>> {
  return callApi<Session>('/api/session');
}

/** Ends every session of the person who is signed in, this one too (SPEC A12). */
export function endAllSessions(): Promise<ApiResult<unknown>> {
  return callApi('/api/sessions', { method: 'DELETE' });
}

export function endSession(): Promise<ApiResult<unknown>> {
  return callApi('/api/session', { method: 'DELETE' });
}

const RETRY_MS = 3_000;

/** Reads who is signed in and goes on from there; tries again by itself while the server is away. */
export async function arriveBy(ways: {
  enter(session: Session): void;
  signIn(): void;
  unreachable(message: Bilingual): void;
}): Promise<void> {
  const answer = await readSession();
  if (answer.ok) {
    ways.enter(answer.body);
    return;
  }
  if (answer.status === 401) {
    ways.signIn();
    return;
  }
  ways.unreachable(answer.problem.message);
  setTimeout(() => void arriveBy(ways), RETRY_MS);
}
