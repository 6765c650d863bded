import type { CounterView, QueueTicket, StaffCounter, StaffView } from '#common/contract/views.ts';
import { classRule } from '#server/domain/classes.ts';
import type { TicketRow } from '#server/domain/ticket.ts';
import type { Figures } from '#server/hall-figures.ts';
import type { HallCounter } from '#server/hall-types.ts';
import { estimateOfNewcomer } from '#server/line.ts';
import { freshPart } from '../parts-kept.ts';
import { byId, officeView, openingView, partsView, type ViewContext } from './parts.ts';

/** Everything that staff share, without the tickets: small whatever the length of the lines. */
export function staffFrame(context: ViewContext): Omit<StaffView, 'tickets'> {
  const { hall, toMoment, clock, part = freshPart } = context;
  const { office } = hall;
  const { settings, services, counters, devices, printers } = office;
  return {
    office: officeView(context),
    opening: openingView(context),
    businessDay: hall.businessDay,
    ...(clock === undefined ? {} : { clock: { machine: toMoment(clock.machine), office: toMoment(clock.office) } }),
    services: byId(
      services.map((service) => {
        const waiting = hall.waitingCount(service.id);
        const estimate = estimateOfNewcomer(hall, service.id);
        return part(`staff service ${service.id}`, [service, waiting, estimate?.low, estimate?.high], () => ({
          id: service.id,
          prefix: service.prefix,
          name: service.name,
          shortName: service.shortName,
          position: service.position,
          active: service.active,
          waiting,
          ...(estimate === undefined ? {} : { estimate }),
          procedures: service.procedures,
        }));
      }),
    ),
    counters: byId(counters.map((counter) => staffCounter(context, counter))),
    priorityClasses: settings.priorityClasses,
    pauseReasons: settings.pauseReasons,
    ...partsView(context),
    help: part('help', [office, ...hall.help.values()], () =>
      byId(
        [...hall.help.values()].map(({ id, deviceId, at, answered }) => ({
          id,
          deviceId,
          deviceLabel: devices.find((device) => device.id === deviceId)?.label ?? '',
          at: toMoment(at),
          ...(answered === null
            ? {}
            : {
                answeredBy: {
                  staffName: answered.staffName,
                  ...(answered.counterNumber === null ? {} : { counterNumber: answered.counterNumber }),
                },
              }),
        })),
      ),
    ),
    devices: part('devices', [office, ...hall.connections.values()], () =>
      byId(
        devices.map(({ id, kind, label, printerId }) => {
          const connection = hall.connections.get(id);
          return {
            id,
            kind,
            label,
            connected: connection?.connected ?? false,
            ...(connection === undefined ? {} : { since: toMoment(connection.since) }),
            ...(printerId === null ? {} : { printerId }),
            ...(connection?.problem == null ? {} : { problem: connection.problem }),
          };
        }),
      ),
    ),
    printers: part('printers', [office, ...hall.printerStates.values()], () =>
      byId(
        printers.map(({ id, name }) => {
          const known = hall.printerStates.get(id);
          // Not `now`: a figure that moves by itself would be in every patch.
          const since = known?.since ?? context.startedAt ?? context.now;
          return { id, name, state: known?.state ?? 'unknown', since: toMoment(since) };
        }),
      ),
    ),
    printProblems: part('print problems', [office, ...hall.printProblems.values()], () =>
      Object.fromEntries(
        [...hall.printProblems.values()].map((problem) => {
          const printer = printers.find(({ id }) => id === problem.printerId);
          return [
            problem.jobId,
            {
              jobId: problem.jobId,
              printerId: problem.printerId,
              state: problem.state,
              at: toMoment(problem.at),
              ...(problem.ticketId === null ? {} : { ticketId: problem.ticketId }),
              ...(problem.label === null ? {} : { label: problem.label }),
              ...(problem.reason === null ? {} : { reason: problem.reason }),
              ...(printer === undefined ? {} : { printerName: printer.name }),
            },
          ];
        }),
      ),
    ),
    ...(hall.backup === undefined
      ? {}
      : { backup: { problem: hall.backup.problem, since: toMoment(hall.backup.since) } }),
    today: todayView(hall.figures),
  };
}

function todayView({ issued, completed, dossiers, noShow, cancelled, waits }: Figures): StaffView['today'] {
  const half = waits.half();
  return {
    issued,
    completed,
    ...(dossiers === completed ? {} : { dossiers }),
    noShow,
    cancelled,
    ...(half === undefined ? {} : { halfWaitedUnder: Math.round(half / 60_000) }),
  };
}

/** The live tickets, by id. */
export function staffTickets(context: ViewContext): Record<string, QueueTicket> {
  return byId([...context.hall.tickets.values()].map((ticket) => queueTicket(context, ticket)));
}

export function queueTicket({ hall, toMoment }: ViewContext, ticket: TicketRow): QueueTicket {
  const { longestWaitMs } = classRule(hall.office.settings.priorityClasses, ticket.priorityClass);
  return {
    id: ticket.id,
    label: ticket.label,
    serviceId: ticket.serviceId,
    ...(ticket.procedureCode === null ? {} : { procedureCode: ticket.procedureCode }),
    priorityClass: ticket.priorityClass,
    priorityConfirmed: ticket.priorityConfirmed,
    state: ticket.state,
    ...(ticket.counterId === null ? {} : { counterId: ticket.counterId }),
    issuedAt: toMoment(ticket.issuedAt),
    ...(ticket.placeAt === ticket.issuedAt ? {} : { placeAt: toMoment(ticket.placeAt) }),
    overdueAt: toMoment(ticket.placeAt + longestWaitMs),
    ...(ticket.calledAt === null ? {} : { calledAt: toMoment(ticket.calledAt) }),
    ...(ticket.startedAt === null ? {} : { startedAt: toMoment(ticket.startedAt) }),
    since: toMoment(ticket.since),
    calls: ticket.calls,
    ...(ticket.callReason === null ? {} : { callReason: ticket.callReason }),
    ...(ticket.returned ? { returned: true } : {}),
    ...(ticket.next.length === 0 ? {} : { next: ticket.next }),
    ...(ticket.dossiers === 1 ? {} : { dossiers: ticket.dossiers }),
    ...(ticket.cameFor === null ? {} : { cameFor: ticket.cameFor }),
  };
}

/** What one counter sees of itself. */
export function counterOwn({ hall, toMoment, part = freshPart }: ViewContext, counterId: string): CounterView['me'] {
  const lastAct = hall.sessions.get(counterId)?.lastAct;
  const { completed, noShow, parked, servedMs } = hall.figures.tallyOf(counterId);
  return part(`counter own ${counterId}`, [lastAct, completed, noShow, parked, servedMs], () => ({
    counterId,
    ...(lastAct === null || lastAct === undefined
      ? {}
      : { lastAct: { ...lastAct, at: toMoment(Date.parse(lastAct.at)) } }),
    stats: {
      completed,
      noShow,
      parked,
      ...(completed === 0 ? {} : { usualMinutes: Math.max(1, Math.round(servedMs / completed / 60_000)) }),
    },
  }));
}

function staffCounter({ hall, toMoment, part = freshPart }: ViewContext, counter: HallCounter): StaffCounter {
  const { staffNames } = hall.office;
  const session = hall.sessions.get(counter.id);
  const open = hall.openTicketAt(counter.id);
  const { completed, freeSince } = hall.figures.tallyOf(counter.id);
  const from = [counter, staffNames, session, open?.id, completed, freeSince];
  return part(`staff counter ${counter.id}`, from, () => ({
    id: counter.id,
    number: counter.number,
    name: counter.name,
    serviceIds: counter.serviceIds,
    ...(session === undefined
      ? {}
      : {
          session: {
            staffId: session.staffId,
            staffName: staffNames.get(session.staffId) ?? '',
            openedAt: toMoment(session.openedAt),
            ...(session.pausedAt === null ? {} : { pausedAt: toMoment(session.pausedAt) }),
            ...(session.pauseReason === null ? {} : { pauseReason: session.pauseReason }),
          },
        }),
    ...(open === undefined ? {} : { ticketId: open.id }),
    completedToday: completed,
    ...(freeSince === null || open !== undefined || session === undefined ? {} : { freeSince: toMoment(freeSince) }),
  }));
}
