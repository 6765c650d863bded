/** What the audit log is told of sign-ins (SPEC Y5). */
import type { FastifyRequest } from 'fastify';
import type { Refusal } from '#common/contract/errors.ts';
import type { AuditEntry } from '#server/store/audit.ts';
import { addressOf } from './by.ts';
import type { AppParts } from './parts.ts';

interface Person {
  readonly id: string;
  readonly name: string;
}

export type SessionAct = Extract<AuditEntry['act'], `session.${string}`>;

export const sessionEntry = (act: SessionAct, { id, name }: Person): AuditEntry => ({
  act,
  subject: { kind: 'staff', id, name },
});

const TOLD_AT_MOST = 10_000;

/**
 * Writes down a try that was refused. Of a user name that is nobody's only that it was tried: people type their password
 * into the wrong field. Tries that must wait are told once for each wait, so that nobody can fill the log with them.
 */
export function refusedSignIns({ desk, now }: Pick<AppParts, 'desk' | 'now'>) {
  /** Until when the waiting of an account at an address has been told, ms UTC. */
  const told = new Map<string, number>();
  const isTold = (key: string, seconds: number): boolean => {
    const until = told.get(key);
    if (until !== undefined && now() < until) return true;
    told.delete(key);
    told.set(key, now() + seconds * 1_000);
    const [oldest] = told.keys();
    if (told.size > TOLD_AT_MOST && oldest !== undefined) told.delete(oldest);
    return false;
  };
  return async (request: FastifyRequest, refusal: Refusal, person: Person | undefined): Promise<void> => {
    const address = addressOf(request);
    const seconds = refusal.code === 'rate.limited' ? Number(refusal.params?.seconds ?? 0) : undefined;
    if (seconds !== undefined && isTold(`${person?.id ?? ''} ${address}`, seconds)) return;
    const act = seconds === undefined ? 'session.failed' : 'session.throttled';
    const subject = { kind: 'staff', id: person?.id ?? null, name: person?.name ?? '' } as const;
    await desk.record({ by: { address } }, (_db, _now, note) => {
      note({ act, subject });
      return { result: null, events: [] };
    });
  };
}
