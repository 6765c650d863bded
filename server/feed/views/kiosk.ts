import type { KioskService, KioskView } from '#common/contract/views.ts';
import type { HallService } from '#server/hall-types.ts';
import { countersFor, estimateOfNewcomer } from '#server/line.ts';
import { freshPart } from '../parts-kept.ts';
import { byId, officeView, openingView, partsView, type ViewContext } from './parts.ts';

/** What a kiosk shows. `deviceId` adds that kiosk's own printer and call for help. */
export function kioskView(context: ViewContext, deviceId?: string): KioskView {
  const opening = openingView(context);
  return {
    ...kioskCommon(context, opening),
    ...kioskOwn(context, deviceId),
  };
}

/** The part that all kiosks share. */
export function kioskCommon(context: ViewContext, opening = openingView(context)): KioskView {
  const { hall } = context;
  const { settings, services } = hall.office;
  const active = services.filter((service) => service.active);
  return {
    office: officeView(context),
    opening,
    services: byId(active.map((service) => kioskService(context, service, opening.open))),
    priorityClasses: settings.priorityClasses,
    idleSeconds: settings.kioskIdleSeconds,
    ...(settings.voice.accent === undefined ? {} : { accent: settings.voice.accent }),
    ...partsView(context),
    ...laneView(context),
  };
}

/** The lane for many dossiers, where the office has one (SPEC J131). */
function laneView({ hall, part = freshPart }: ViewContext): Pick<KioskView, 'lane'> {
  const { dossierLane: lane, parts } = hall.office.settings;
  if (parts.dossierCounts !== true || lane === undefined || lane === null) return {};
  const service = hall.office.services.find(({ id }) => id === lane.serviceId);
  const open = service?.active === true && hall.attended(service.id);
  return part('kiosk lane', [lane, open], () => ({ lane: { ...lane, open } }));
}

/** The part of one kiosk alone. */
export function kioskOwn(
  { hall, toMoment, part = freshPart }: ViewContext,
  deviceId?: string,
): Pick<KioskView, 'printer' | 'help'> {
  const device = hall.office.devices.find(({ id }) => id === deviceId);
  if (device === undefined) return {};
  const help = [...hall.help.values()].find((request) => request.deviceId === device.id);
  const { printerId } = device;
  const printer = printerId === null ? undefined : hall.printerStates.get(printerId);
  return part(`kiosk own ${device.id}`, [device, help, printer], () => ({
    ...(printerId === null ? {} : { printer: { state: printer?.state ?? 'unknown' } }),
    ...(help === undefined
      ? {}
      : {
          help: {
            id: help.id,
            at: toMoment(help.at),
            state: help.answered === null ? 'requested' : 'answered',
            ...(help.answered?.counterNumber == null ? {} : { counterNumber: help.answered.counterNumber }),
          },
        }),
  }));
}

/** One service as `GET /api/services` and the kiosk feed show it. */
export function kioskService(
  { hall, part = freshPart }: ViewContext,
  service: HallService,
  officeOpen: boolean,
): KioskService {
  const waiting = hall.waitingCount(service.id);
  const estimate = estimateOfNewcomer(hall, service.id);
  const counters = countersFor(hall, service.id);
  const from = [service, officeOpen, waiting, estimate?.low, estimate?.high, ...counters];
  return part(`kiosk service ${service.id}`, from, () => ({
    id: service.id,
    prefix: service.prefix,
    name: service.name,
    shortName: service.shortName,
    ...(service.hint === null ? {} : { hint: service.hint }),
    position: service.position,
    open: officeOpen && service.active,
    waiting,
    ...(estimate === undefined ? {} : { estimate }),
    counters,
    procedures: service.procedures,
  }));
}
