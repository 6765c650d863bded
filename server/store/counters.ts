/** Counters, and which services they serve in which order. Removal is a mark, since history names them. */
import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Refusal } from '#common/contract/errors.ts';
import type { CounterBody } from '#common/contract/office.ts';
import { refuse } from '#common/contract/refusal.ts';
import type { Db } from './open.ts';
import { counterServices, counterSessions, counters, services, staff, tickets } from './schema.ts';

export type Counter = CounterBody & { readonly id: string };

export function createCounter(db: Db, body: CounterBody): Counter | Refusal {
  const wrong = numberTaken(db, body.number, '') ?? unknownService(db, body.serviceIds);
  if (wrong !== undefined) return wrong;
  const counter: Counter = { id: uuidv7(), ...body };
  db.insert(counters).values({ id: counter.id, number: counter.number, name: counter.name }).run();
  serve(db, counter);
  return counter;
}

export function changeCounter(db: Db, id: string, patch: Partial<CounterBody>): Counter | Refusal {
  const before = counterById(db, id);
  if (before === undefined) return refuse('counter.unknown');
  const counter: Counter = { ...before, ...patch };
  const wrong =
    numberTaken(db, counter.number, id) ??
    (patch.serviceIds === undefined ? undefined : unknownService(db, patch.serviceIds));
  if (wrong !== undefined) return wrong;
  db.update(counters).set({ number: counter.number, name: counter.name }).where(eq(counters.id, id)).run();
  if (patch.serviceIds !== undefined) serve(db, counter);
  return counter;
}

/** Removes a counter at which nobody sits and to which nobody is called. */
export function removeCounter(db: Db, id: string, now: number): { id: string } | Refusal {
  const counter = counterById(db, id);
  if (counter === undefined) return refuse('counter.unknown');
  const inUse = (name?: string): Refusal =>
    refuse('counter.in-use', { params: { number: counter.number, ...(name === undefined ? {} : { name }) } });
  const sitting = db
    .select({ name: staff.name })
    .from(counterSessions)
    .innerJoin(staff, eq(staff.id, counterSessions.staffId))
    .where(eq(counterSessions.counterId, id))
    .get();
  if (sitting !== undefined) return inUse(sitting.name);
  const open = db
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.counterId, id), inArray(tickets.state, ['called', 'serving'])))
    .get();
  if (open !== undefined) return inUse();
  db.delete(counterServices).where(eq(counterServices.counterId, id)).run();
  db.update(counters).set({ removedAt: now }).where(eq(counters.id, id)).run();
  return { id };
}

export function counterById(db: Db, id: string): Counter | undefined {
  const row = db
    .select({ id: counters.id, number: counters.number, name: counters.name })
    .from(counters)
    .where(and(eq(counters.id, id), isNull(counters.removedAt)))
    .get();
  if (row === undefined) return undefined;
  const serviceIds = db
    .select({ serviceId: counterServices.serviceId })
    .from(counterServices)
    .where(eq(counterServices.counterId, id))
    .orderBy(asc(counterServices.position))
    .all()
    .map(({ serviceId }) => serviceId);
  return { ...row, serviceIds };
}

function serve(db: Db, { id, serviceIds }: Counter): void {
  db.delete(counterServices).where(eq(counterServices.counterId, id)).run();
  for (const [position, serviceId] of serviceIds.entries()) {
    db.insert(counterServices).values({ counterId: id, serviceId, position }).run();
  }
}

function numberTaken(db: Db, number: number, except: string): Refusal | undefined {
  const other = db
    .select({ name: counters.name })
    .from(counters)
    .where(and(eq(counters.number, number), ne(counters.id, except), isNull(counters.removedAt)))
    .get();
  return other === undefined
    ? undefined
    : refuse('number.taken', { field: 'number', params: { number, name: other.name.vi } });
}

function unknownService(db: Db, ids: readonly string[]): Refusal | undefined {
  const known = new Set(
    db
      .select({ id: services.id })
      .from(services)
      .where(and(inArray(services.id, [...ids]), isNull(services.removedAt)))
      .all()
      .map(({ id }) => id),
  );
  const index = ids.findIndex((id) => !known.has(id));
  return index < 0 ? undefined : refuse('service.unknown', { field: `serviceIds/${index}` });
}
