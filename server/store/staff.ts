/** Members of staff. Removal is a mark, since history names them. */
import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Refusal } from '#common/contract/errors.ts';
import type { Role, Staff } from '#common/contract/office.ts';
import { refuse } from '#common/contract/refusal.ts';
import type { Db } from './open.ts';
import { counterSessions, counters, staff } from './schema.ts';
import { endSessionsOf } from './sessions.ts';

const columns = {
  id: staff.id,
  username: staff.username,
  name: staff.name,
  role: staff.role,
  mustChangePassword: staff.mustChangePassword,
};

export interface NewStaff {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
}

export function listStaff(db: Db): Staff[] {
  return db.select(columns).from(staff).where(isNull(staff.removedAt)).orderBy(asc(staff.username)).all();
}

/** With the hash of the password, for sign-in only. */
export function staffByUsername(db: Db, username: string): (Staff & { readonly passwordHash: string }) | undefined {
  return db
    .select({ ...columns, passwordHash: staff.passwordHash })
    .from(staff)
    .where(and(eq(staff.username, username), isNull(staff.removedAt)))
    .get();
}

export function passwordHashOf(db: Db, id: string): string | undefined {
  return db
    .select({ passwordHash: staff.passwordHash })
    .from(staff)
    .where(and(eq(staff.id, id), isNull(staff.removedAt)))
    .get()?.passwordHash;
}

export function createStaff(db: Db, body: NewStaff): Staff | Refusal {
  const taken = usernameTaken(db, body.username, '');
  if (taken !== undefined) return taken;
  const id = uuidv7();
  db.insert(staff)
    .values({ id, ...body })
    .run();
  const { passwordHash: _secret, ...person } = body;
  return { id, ...person };
}

/** Changes an account. Another password signs the account out everywhere. */
export function changeStaff(db: Db, id: string, patch: Partial<NewStaff>): Staff | Refusal {
  const before = staffById(db, id);
  if (before === undefined) return refuse('staff.unknown');
  const taken = patch.username === undefined ? undefined : usernameTaken(db, patch.username, id);
  if (taken !== undefined) return taken;
  if (patch.role !== undefined && patch.role !== 'admin' && isLastAdmin(db, before)) return lastAdmin(before);
  const { passwordHash, ...visible } = patch;
  const person: Staff = { ...before, ...visible };
  const { id: _unchanged, ...values } = person;
  db.update(staff)
    .set({ ...values, ...(passwordHash === undefined ? {} : { passwordHash }) })
    .where(eq(staff.id, id))
    .run();
  if (passwordHash !== undefined) endSessionsOf(db, id);
  return person;
}

/** Keeps the same password under a newer kind of hash, unless it was changed meanwhile; nobody is signed out. */
export function renewPasswordHash(db: Db, id: string, before: string, after: string): void {
  db.update(staff)
    .set({ passwordHash: after })
    .where(and(eq(staff.id, id), eq(staff.passwordHash, before)))
    .run();
}

/** Removes somebody who sits nowhere and is not the last who could let others in; the sign-ins end with it. */
export function removeStaff(db: Db, id: string, now: number): { id: string } | Refusal {
  const person = staffById(db, id);
  if (person === undefined) return refuse('staff.unknown');
  if (isLastAdmin(db, person)) return lastAdmin(person);
  const seat = db
    .select({ number: counters.number })
    .from(counterSessions)
    .innerJoin(counters, eq(counters.id, counterSessions.counterId))
    .where(eq(counterSessions.staffId, id))
    .get();
  if (seat !== undefined) {
    return refuse('staff.in-use', { params: { reason: 'at-counter', number: seat.number, name: person.name } });
  }
  endSessionsOf(db, id);
  db.update(staff).set({ removedAt: now }).where(eq(staff.id, id)).run();
  return { id };
}

export function staffById(db: Db, id: string): Staff | undefined {
  return db
    .select(columns)
    .from(staff)
    .where(and(eq(staff.id, id), isNull(staff.removedAt)))
    .get();
}

function usernameTaken(db: Db, username: string, except: string): Refusal | undefined {
  const other = db
    .select({ name: staff.name })
    .from(staff)
    .where(and(eq(staff.username, username), ne(staff.id, except), isNull(staff.removedAt)))
    .get();
  return other === undefined
    ? undefined
    : refuse('username.taken', { field: 'username', params: { name: other.name } });
}

function isLastAdmin(db: Db, person: Staff): boolean {
  if (person.role !== 'admin') return false;
  const another = db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, 'admin'), ne(staff.id, person.id), isNull(staff.removedAt)))
    .get();
  return another === undefined;
}

const lastAdmin = (person: Staff): Refusal =>
  refuse('staff.in-use', { detail: 'the last administrator', params: { reason: 'last-admin', name: person.name } });
