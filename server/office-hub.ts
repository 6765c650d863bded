/** The feed of this office: its streams, its phones, and which machines are connected. */
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { Core } from './core.ts';
import type { NewEvent } from './domain/events.ts';
import { createHub, type DeviceChange, type Hub, type HubParts } from './feed/hub.ts';
import { phoneViews } from './feed/phone-views.ts';
import { createStreams } from './feed/streams.ts';
import type { ViewContext } from './feed/views/parts.ts';
import { RefusedError } from './http/problem.ts';

/** Of one device or one member of staff: far more than an office opens, far less than would hurt. */
const SOCKETS_MOST = 100;

export interface OfficeHubParts {
  readonly core: Core;
  context(): ViewContext;
  /** Name of the build of the pages; a page of another one loads itself again. */
  readonly build: string;
  /** Whether sockets are counted (LUOT_RATE_LIMIT). */
  readonly limited: boolean;
  readonly onDropped: HubParts['onDropped'];
  readonly guarding: HubParts['guarding'];
  onError(error: unknown): void;
}

export function officeHub({ core, context, build, limited, onDropped, guarding, onError }: OfficeHubParts): Hub {
  const { hall, desk, tickets, log, toMoment } = core;
  const viewsOf = phoneViews();
  return createHub({
    ...(limited ? { socketsMost: SOCKETS_MOST } : {}),
    streams: createStreams(hall, log.lastSeq(), context),
    build,
    sound: desk.sound,
    onDropped,
    guarding,
    onError,
    now: () => toMoment(context().now),
    hasCounter: (id) => hall.office.counters.some((counter) => counter.id === id),
    ticketByToken: tickets.byToken,
    ticketById: tickets.byId,
    liveTicket: (id) => hall.tickets.get(id),
    ticketViews: (wanted) => viewsOf(context(), wanted),
    onDevice(deviceId, change) {
      desk
        .record({ by: { deviceId } }, () => ({ result: null, events: [deviceEvent(change)] }))
        .then((done) => {
          // At the stop every socket closes, and there is nobody left to tell.
          if (isRefusal(done) && done.code !== refuse('server.stopping').code) onError(new RefusedError(done));
        }, onError);
    },
  });
}

function deviceEvent(change: DeviceChange): NewEvent {
  const nowhere = { ticketId: null, counterId: null } as const;
  return change.kind === 'connected'
    ? { ...nowhere, type: 'device.connected', data: { problem: change.problem } }
    : { ...nowhere, type: 'device.disconnected', data: {} };
}
