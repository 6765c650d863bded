/** What each audience is told of an event (docs/PROTOCOL.md lists it). `undefined` = nothing. */
import type { EventType, WireEvent } from '#common/contract/events.ts';
import type { QueueEvent } from '#server/domain/events.ts';
import type { Hall } from '#server/hall.ts';

/** Staff are told everything but the stamps that only the log needs. */
export function forStaff(event: QueueEvent, hall: Hall): WireEvent {
  const base: WireEvent = { ...of(event), ...labelOf(event, hall) };
  switch (event.type) {
    case 'ticket.issued':
      return { ...base, serviceId: event.data.ticket.serviceId };
    case 'ticket.called':
      return { ...base, counter: event.data.plate, reason: event.data.reason };
    case 'ticket.recalled':
      return { ...base, counter: event.data.plate };
    case 'ticket.transferred':
    case 'ticket.reclassified':
    case 'counter.paused':
    case 'print.printed':
    case 'print.failed':
    case 'printer.state':
    case 'help.requested':
    case 'help.answered':
      return { ...base, ...withoutNulls(event.data) };
    case 'office.changed':
      return { ...base, section: event.data.section };
    default:
      return base;
  }
}

/** Displays are told of calls: label, counter, words; and no more about the citizen (SPEC R8). */
export function forDisplay(event: QueueEvent, hall: Hall): WireEvent | undefined {
  switch (event.type) {
    case 'ticket.called':
    case 'ticket.recalled':
      return {
        type: event.type,
        ...labelOf(event, hall),
        counter: event.data.plate,
        announcement: event.data.announcement,
      };
    case 'office.changed':
      return { type: event.type, section: event.data.section };
    default:
      return undefined;
  }
}

/** A kiosk is told what became of its own slips and its own calls for help. */
export function forKiosk(event: QueueEvent, deviceId: string | undefined): WireEvent | undefined {
  switch (event.type) {
    case 'print.printed':
      return event.deviceId === deviceId
        ? { type: event.type, jobId: event.data.jobId, ...text('label', event.data.label) }
        : undefined;
    case 'print.failed':
      return event.deviceId === deviceId
        ? {
            type: event.type,
            jobId: event.data.jobId,
            state: event.data.state,
            ...text('label', event.data.label),
            ...text('reason', event.data.reason),
          }
        : undefined;
    case 'office.changed':
      return { type: event.type, section: event.data.section };
    default:
      return undefined;
  }
}

/** For an event that itself says nothing to an audience whose view it changed. */
export function bare(event: QueueEvent): WireEvent {
  return { type: event.type };
}

function of(event: QueueEvent): { ticketId?: string; counterId?: string; deviceId?: string; type: EventType } {
  return {
    type: event.type,
    ...text('ticketId', event.ticketId),
    ...text('counterId', event.counterId),
    ...text('deviceId', event.deviceId),
  };
}

function labelOf(event: QueueEvent, hall: Hall): { label?: string } {
  if (event.type === 'ticket.issued' || event.type === 'ticket.undone') return { label: event.data.ticket.label };
  const label = event.ticketId === null ? undefined : hall.labelOf(event.ticketId);
  return label === undefined ? {} : { label };
}

/** A value that is not there is left out on the wire. */
function withoutNulls(data: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
}

function text<Key extends string>(key: Key, value: string | null): { [K in Key]?: string } {
  return value === null ? {} : ({ [key]: value } as { [K in Key]?: string });
}
