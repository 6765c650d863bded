/** What the queue reads of the office's data: settings, services, counters, who sits where. */
import { asc, eq, isNull, sql } from 'drizzle-orm';
import type { Office, Procedure } from '#common/contract/office.ts';
import type { CallRules } from '#server/domain/call-rules.ts';
import type { CounterFacts, ServiceFacts } from '#server/domain/situation.ts';
import type { Db } from './open.ts';
import { parseOnce } from './parse-once.ts';
import { counterServices, counterSessions, counters, devices, office, printers, services, staff } from './schema.ts';
import type { TicketQueries } from './tickets.ts';

export function officeFacts(db: Db, tickets: TicketQueries) {
  const settings = db
    .select({ text: sql<string>`${office.settings}`, demo: office.demo })
    .from(office)
    .where(eq(office.id, 1))
    .prepare();
  const day = db.select({ currentDay: office.currentDay }).from(office).where(eq(office.id, 1)).prepare();
  const service = db
    .select({
      prefix: services.prefix,
      active: services.active,
      removedAt: services.removedAt,
      procedures: sql<string>`${services.procedures}`,
    })
    .from(services)
    .where(eq(services.id, sql.placeholder('id')))
    .prepare();
  const counter = db
    .select()
    .from(counters)
    .where(eq(counters.id, sql.placeholder('id')))
    .prepare();
  const servicesOf = db
    .select({ serviceId: counterServices.serviceId })
    .from(counterServices)
    .where(eq(counterServices.counterId, sql.placeholder('counterId')))
    .orderBy(asc(counterServices.position))
    .prepare();
  const sessionAt = db
    .select({
      staffId: counterSessions.staffId,
      staffName: staff.name,
      pausedAt: counterSessions.pausedAt,
      lastAct: counterSessions.lastAct,
    })
    .from(counterSessions)
    .innerJoin(staff, eq(staff.id, counterSessions.staffId))
    .where(eq(counterSessions.counterId, sql.placeholder('counterId')))
    .prepare();
  const counterOf = db
    .select({ counterId: counterSessions.counterId })
    .from(counterSessions)
    .where(eq(counterSessions.staffId, sql.placeholder('staffId')))
    .prepare();

  const openServing = db
    .select({ counterId: counterSessions.counterId })
    .from(counterServices)
    .innerJoin(counterSessions, eq(counterSessions.counterId, counterServices.counterId))
    .where(eq(counterServices.serviceId, sql.placeholder('serviceId')))
    .limit(1)
    .prepare();

  const parseSettings = parseOnce<Office>();
  const parseProcedures = parseOnce<readonly Procedure[]>();

  const serviceIdsOf = (counterId: string): string[] => servicesOf.all({ counterId }).map((row) => row.serviceId);

  const counterFacts = (id: string): CounterFacts | undefined => {
    const row = counter.get({ id });
    if (row === undefined || row.removedAt !== null) return undefined;
    const session = sessionAt.get({ counterId: id });
    return {
      id,
      number: row.number,
      name: row.name,
      serviceIds: serviceIdsOf(id),
      session:
        session === undefined
          ? null
          : {
              staffId: session.staffId,
              staffName: session.staffName,
              paused: session.pausedAt !== null,
              lastAct: session.lastAct,
            },
      openTicket: tickets.openAt(id) ?? null,
    };
  };

  return {
    /** The one row of the office; `luot init` or `luot demo` makes it. */
    office(): { readonly settings: Office; readonly demo: boolean } {
      const row = settings.get() ?? noOffice();
      return { settings: parseSettings('office', row.text), demo: row.demo };
    },
    /** The business day that was reached. Every command asks several times, so the settings stay where they are. */
    currentDay: (): string => (day.get() ?? noOffice()).currentDay,
    /** What decides who is next, as it is now. */
    callRules(): CallRules {
      const { policy, priorityClasses } = this.office().settings;
      return {
        policy,
        classes: priorityClasses.map(({ code, rank, longestWaitMinutes }) => ({ code, rank, longestWaitMinutes })),
        counters: Object.fromEntries(this.counters().map(({ id, serviceIds }) => [id, serviceIds])),
      };
    },
    hasOffice: (): boolean => settings.get() !== undefined,
    setCurrentDay(day: string): void {
      db.update(office).set({ currentDay: day }).where(eq(office.id, 1)).run();
    },
    service(id: string): ServiceFacts | undefined {
      const row = service.get({ id });
      if (row === undefined || row.removedAt !== null) return undefined;
      const procedures = parseProcedures(id, row.procedures);
      return {
        id,
        prefix: row.prefix,
        active: row.active,
        procedureCodes: procedures.map(({ code }) => code),
        paperCounts: Object.fromEntries(procedures.map(({ code, papers }) => [code, papers.length])),
      };
    },
    /** Somebody sits at a counter that serves it. */
    attended: (serviceId: string): boolean => openServing.get({ serviceId }) !== undefined,
    counter: counterFacts,
    counterOf(staffId: string): CounterFacts | undefined {
      const row = counterOf.get({ staffId });
      return row === undefined ? undefined : counterFacts(row.counterId);
    },
    /** Whole lists, for the hall; read again when the office's data change. */
    services: () => db.select().from(services).where(isNull(services.removedAt)).orderBy(asc(services.position)).all(),
    counters: () =>
      db
        .select()
        .from(counters)
        .where(isNull(counters.removedAt))
        .orderBy(asc(counters.number))
        .all()
        .map((row) => ({ ...row, serviceIds: serviceIdsOf(row.id) })),
    devices: () => db.select().from(devices).where(isNull(devices.removedAt)).all(),
    printers: () => db.select().from(printers).where(isNull(printers.removedAt)).all(),
    staffNames: () =>
      new Map(
        db
          .select({ id: staff.id, name: staff.name })
          .from(staff)
          .all()
          .map((row) => [row.id, row.name]),
      ),
    sessions: () => db.select().from(counterSessions).all(),
  };
}

export type OfficeFacts = ReturnType<typeof officeFacts>;

function noOffice(): never {
  throw new Error('the database holds no office');
}
