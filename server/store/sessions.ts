/** Sign-ins of staff. Only the hash of a cookie is kept. */
import { and, desc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { hashToken, makeToken } from '#server/secrets.ts';
import type { Db } from './open.ts';
import { counterSessions, sessions, staff } from './schema.ts';

export const SESSION_MS = 12 * 3_600_000;
export const SESSION_IDLE_MS = 4 * 3_600_000;
/** A busy terminal must not write its "last seen" with every key press. */
const TOUCH_EVERY_MS = 60_000;

export interface SignedIn {
  readonly hash: string;
  readonly staffId: string;
  readonly name: string;
  readonly role: (typeof staff.$inferSelect)['role'];
  readonly mustChangePassword: boolean;
}

export function sessionStore(db: Db) {
  const byHash = db
    .select({
      staffId: sessions.staffId,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      name: staff.name,
      role: staff.role,
      mustChangePassword: staff.mustChangePassword,
    })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(and(eq(sessions.tokenHash, sql.placeholder('hash')), isNull(staff.removedAt)))
    .prepare();
  const counterOf = db
    .select({ counterId: counterSessions.counterId })
    .from(counterSessions)
    .where(eq(counterSessions.staffId, sql.placeholder('staffId')))
    .prepare();

  return {
    /** Whose cookie it is; `stale` says that `touch` is due. Undefined: unknown, expired or removed. */
    find(token: string, now: number): (SignedIn & { readonly stale: boolean }) | undefined {
      const hash = hashToken(token);
      const row = byHash.get({ hash });
      if (row === undefined) return undefined;
      const { createdAt, lastSeenAt, ...person } = row;
      if (now >= createdAt + SESSION_MS || now >= lastSeenAt + SESSION_IDLE_MS) return undefined;
      return { hash, ...person, stale: now - lastSeenAt >= TOUCH_EVERY_MS };
    },
    touch(hash: string, now: number): void {
      db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.tokenHash, hash)).run();
    },
    /** Opens a session and answers its cookie; sweeps out the expired ones. */
    open(staffId: string, now: number): string {
      const token = makeToken();
      db.transaction((tx) => {
        forgetExpiredSessions(tx, now);
        tx.insert(sessions)
          .values({ tokenHash: hashToken(token), staffId, createdAt: now, lastSeenAt: now })
          .run();
      });
      return token;
    },
    /** The sessions of a staff member that are good, newest use first. */
    listOf(staffId: string, now: number): { hash: string; createdAt: number; lastSeenAt: number }[] {
      const good = and(
        eq(sessions.staffId, staffId),
        gt(sessions.createdAt, now - SESSION_MS),
        gt(sessions.lastSeenAt, now - SESSION_IDLE_MS),
      );
      return db
        .select({ hash: sessions.tokenHash, createdAt: sessions.createdAt, lastSeenAt: sessions.lastSeenAt })
        .from(sessions)
        .where(good)
        .orderBy(desc(sessions.lastSeenAt))
        .all();
    },
    end(hash: string): void {
      db.delete(sessions).where(eq(sessions.tokenHash, hash)).run();
    },
    /** The counter at which the staff member sits now. */
    counterOf(staffId: string): string | null {
      return counterOf.get({ staffId })?.counterId ?? null;
    },
  };
}

export type SessionStore = ReturnType<typeof sessionStore>;

/** Removes the sign-ins that open nothing any more. */
export function forgetExpiredSessions(db: Pick<Db, 'delete'>, now: number): void {
  db.delete(sessions)
    .where(or(lte(sessions.createdAt, now - SESSION_MS), lte(sessions.lastSeenAt, now - SESSION_IDLE_MS)))
    .run();
}

/** Signs a staff member out everywhere; part of a change of his account. */
export function endSessionsOf(db: Db, staffId: string): void {
  db.delete(sessions).where(eq(sessions.staffId, staffId)).run();
}
