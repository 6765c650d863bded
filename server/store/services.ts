/** Services and their procedures. Removal is a mark, since history names them. */
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Refusal } from '#common/contract/errors.ts';
import type { ServiceBody } from '#common/contract/office.ts';
import { refuse } from '#common/contract/refusal.ts';
import { prefixesCollide } from '#server/domain/numbering.ts';
import { readOffice } from './office.ts';
import type { Db } from './open.ts';
import { counterServices, numberRanges, services, tickets } from './schema.ts';

type Row = typeof services.$inferSelect;
export type Service = Omit<Row, 'removedAt'>;

const LIVE = ['waiting', 'called', 'serving', 'parked', 'no-show'] as const;

export function createService(db: Db, body: ServiceBody): Service | Refusal {
  const wrong = wrongPrefix(db, body.prefix, '') ?? wrongProcedures(body);
  if (wrong !== undefined) return wrong;
  const service: Service = {
    id: uuidv7(),
    prefix: body.prefix,
    name: body.name,
    shortName: body.shortName ?? body.name,
    hint: body.hint ?? null,
    position: body.position ?? nextPosition(db),
    active: body.active ?? true,
    procedures: body.procedures ?? [],
  };
  db.insert(services).values(service).run();
  return service;
}

export function changeService(db: Db, id: string, patch: Partial<ServiceBody>): Service | Refusal {
  const before = serviceById(db, id);
  if (before === undefined) return refuse('service.unknown');
  const prefix = patch.prefix !== undefined && patch.prefix !== before.prefix ? patch.prefix : undefined;
  const wrong = (prefix === undefined ? undefined : wrongPrefix(db, prefix, id)) ?? wrongProcedures(patch);
  if (wrong !== undefined) return wrong;
  const service: Service = { ...before, ...patch };
  const { id: _unchanged, ...values } = service;
  db.update(services).set(values).where(eq(services.id, id)).run();
  return service;
}

/** Removes a service for which nobody waits any more today; the counters stop serving it. */
export function removeService(db: Db, id: string, now: number): { id: string } | Refusal {
  const service = serviceById(db, id);
  if (service === undefined) return refuse('service.unknown');
  const open = db
    .select({ count: sql<number>`count(*)` })
    .from(tickets)
    .where(
      and(
        eq(tickets.businessDay, readOffice(db).currentDay),
        eq(tickets.serviceId, id),
        inArray(tickets.state, [...LIVE]),
      ),
    )
    .get();
  if (open !== undefined && open.count > 0) {
    return refuse('service.in-use', { params: { count: open.count, name: service.name.vi } });
  }
  db.delete(counterServices).where(eq(counterServices.serviceId, id)).run();
  db.update(services).set({ removedAt: now }).where(eq(services.id, id)).run();
  return { id };
}

/** All services that are not removed, in the office's order. */
export function allServices(db: Db): Service[] {
  const rows = db.select().from(services).where(isNull(services.removedAt)).orderBy(asc(services.position)).all();
  return rows.map(({ removedAt: _unset, ...service }) => service);
}

export function serviceById(db: Db, id: string): Service | undefined {
  const row = db
    .select()
    .from(services)
    .where(and(eq(services.id, id), isNull(services.removedAt)))
    .get();
  if (row === undefined) return undefined;
  const { removedAt: _unset, ...service } = row;
  return service;
}

/** No two services may ever make the same label (SPEC N3), nor one service twice by way of its earlier prefix. */
function wrongPrefix(db: Db, prefix: string, ownId: string): Refusal | undefined {
  const other = db
    .select({ prefix: services.prefix, name: services.name })
    .from(services)
    .where(and(isNull(services.removedAt), ne(services.id, ownId)))
    .all()
    .find((service) => prefixesCollide(service.prefix, prefix));
  if (other !== undefined) return collides(prefix, other.name.vi);
  const used = db
    .select({ prefix: numberRanges.prefix, serviceId: numberRanges.serviceId, name: services.name })
    .from(numberRanges)
    .innerJoin(services, eq(services.id, numberRanges.serviceId))
    .where(eq(numberRanges.businessDay, readOffice(db).currentDay))
    .all()
    .find((range) => {
      const ownRange = range.serviceId === ownId && range.prefix === prefix;
      return !ownRange && prefixesCollide(range.prefix, prefix);
    });
  return used === undefined ? undefined : collides(prefix, used.name.vi, 'numbers with this prefix were given today');
}

function collides(prefix: string, name: string, detail?: string): Refusal {
  return refuse('prefix.collides', {
    field: 'prefix',
    params: { prefix, name },
    ...(detail === undefined ? {} : { detail }),
  });
}

function wrongProcedures({ procedures = [] }: Partial<ServiceBody>): Refusal | undefined {
  const codes = procedures.map(({ code }) => code);
  const index = codes.findIndex((code, at) => codes.indexOf(code) !== at);
  if (index < 0) return undefined;
  const field = `procedures/${index}/code`;
  return refuse('request.invalid', { field, detail: `${field}: is there twice`, params: { why: 'duplicate' } });
}

function nextPosition(db: Db): number {
  const last = db
    .select({ position: sql<number | null>`max(${services.position})` })
    .from(services)
    .where(isNull(services.removedAt))
    .get();
  return (last?.position ?? -1) + 1;
}
