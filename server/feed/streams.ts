/** Turns committed events into the messages of each audience: the view before, the view after, the patch between. */
import type { WireEvent } from '#common/contract/events.ts';
import type { CounterView, KioskView, QueueTicket } from '#common/contract/views.ts';
import type { QueueEvent } from '#server/domain/events.ts';
import type { Hall } from '#server/hall.ts';
import { keepParts } from './parts-kept.ts';
import { isObject, patchBetween } from './patch.ts';
import { displayView } from './views/display.ts';
import { kioskCommon, kioskOwn } from './views/kiosk.ts';
import type { ViewContext } from './views/parts.ts';
import { counterOwn, queueTicket, staffFrame, staffTickets } from './views/staff.ts';
import { bare, forDisplay, forKiosk, forStaff } from './wire-event.ts';

export type Audience =
  | { readonly kind: 'display' }
  | { readonly kind: 'kiosk'; readonly deviceId?: string }
  | { readonly kind: 'monitor' }
  | { readonly kind: 'counter'; readonly counterId: string };

/** A message but for `prev`, which is the connection's own. */
export interface Draft {
  readonly seq: number;
  /** JSON text behind `"prev":N,`. */
  readonly rest: string;
}

interface Batch {
  readonly events: readonly QueueEvent[];
  readonly lastSeq: number;
  readonly patches: ReadonlyMap<string, unknown>;
  /** Drafts by stream, made when the first client of the stream asks. */
  readonly drafts: Map<string, readonly Draft[]>;
}

/** Batches kept for clients that come back; a client that missed more gets a snapshot. */
const BATCHES_KEPT = 512;

export interface Streams {
  /** The whole view of an audience now. */
  snapshot(audience: Audience): unknown;
  /** Takes in a batch that was committed; answers what an audience is sent of it. */
  take(events: readonly QueueEvent[]): (audience: Audience) => readonly Draft[];
  /** What an audience missed since `lastSeq`, or undefined when that is too long ago. */
  since(audience: Audience, lastSeq: number): readonly Draft[] | undefined;
  seq(): number;
}

export function createStreams(hall: Hall, startSeq: number, context: () => ViewContext): Streams {
  let seq = startSeq;
  const batches: Batch[] = [];

  // What did not change from batch to batch stays the same object. A snapshot is made without, of nothing but the hall.
  const part = keepParts();

  /** The views of all streams now. */
  const viewsOf = (now: ViewContext): Map<string, unknown> => {
    const { counters, devices } = hall.office;
    const views = new Map<string, unknown>([
      ['display', displayView(now)],
      ['kiosk', kioskCommon(now)],
      ['staff', staffFrame(now)],
    ]);
    for (const { id } of counters) views.set(`counter:${id}`, counterOwn(now, id));
    for (const { id, kind } of devices) if (kind === 'kiosk') views.set(`kiosk:${id}`, kioskOwn(now, id));
    return views;
  };
  let previous = viewsOf({ ...context(), part });

  const ticketPatch = (events: readonly QueueEvent[], now: ViewContext): Record<string, QueueTicket | null> => {
    const patch: Record<string, QueueTicket | null> = {};
    const touched = new Set(events.flatMap(({ ticketId }) => ticketId ?? []));
    // Another longest wait moves the limit of every ticket.
    if (events.some((event) => event.type === 'office.changed' && event.data.section === 'office')) {
      for (const id of hall.tickets.keys()) touched.add(id);
    }
    for (const ticketId of touched) {
      const ticket = hall.tickets.get(ticketId);
      patch[ticketId] = ticket === undefined ? null : wholeTicket(queueTicket(now, ticket));
    }
    return patch;
  };

  /** By stream, the patch since the last batch where anything changed. */
  const patchesOf = (events: readonly QueueEvent[]): Map<string, unknown> => {
    const now: ViewContext = { ...context(), part };
    const patches = new Map<string, unknown>();
    const views = viewsOf(now);
    for (const [key, view] of views) {
      const patch = patchBetween(previous.get(key) ?? {}, view);
      if (patch !== undefined) patches.set(key, patch);
    }
    previous = views;
    const tickets = ticketPatch(events, now);
    if (Object.keys(tickets).length > 0) patches.set('staff', together(patches.get('staff'), { tickets }));
    return patches;
  };

  const draftsOf = (batch: Batch, audience: Audience): readonly Draft[] => {
    const key = streamKey(audience);
    // Most batches say nothing of this one counter or kiosk: they share one text with all others of the kind.
    const own = needsOwn(batch, audience) ? key : audience.kind;
    let drafts = batch.drafts.get(own);
    if (drafts === undefined) {
      drafts = makeDrafts(batch, audience);
      batch.drafts.set(own, drafts);
    }
    return drafts;
  };

  const needsOwn = (batch: Batch, audience: Audience): boolean =>
    batch.patches.has(streamKey(audience)) ||
    (audience.kind === 'kiosk' && batch.events.some((event) => event.type.startsWith('print.')));

  const makeDrafts = (batch: Batch, audience: Audience): Draft[] => {
    const patch = patchFor(batch, audience);
    const told = batch.events.flatMap((event): { event: QueueEvent; wire: WireEvent }[] => {
      const wire = wireFor(event, audience);
      return wire === undefined ? [] : [{ event, wire }];
    });
    const last = batch.events.at(-1);
    if (last !== undefined && patch !== undefined && told.at(-1)?.event !== last) {
      // The patch must stand in the last message of the batch, since it leads to the view after all of it.
      told.push({ event: last, wire: bare(last) });
    }
    const { toMoment } = context();
    return told.map(({ event, wire }, index) => {
      const body = {
        at: toMoment(event.at),
        event: wire,
        ...(index === told.length - 1 && patch !== undefined ? { view: patch } : {}),
      };
      return { seq: event.seq, rest: JSON.stringify(body).slice(1) };
    });
  };

  const wireFor = (event: QueueEvent, audience: Audience): WireEvent | undefined => {
    switch (audience.kind) {
      case 'display':
        return forDisplay(event, hall);
      case 'kiosk':
        return forKiosk(event, audience.deviceId);
      default:
        return forStaff(event, hall);
    }
  };

  const patchFor = (batch: Batch, audience: Audience): unknown => {
    const { patches } = batch;
    switch (audience.kind) {
      case 'display':
        return patches.get('display');
      case 'monitor':
        return patches.get('staff');
      case 'kiosk': {
        const own = audience.deviceId === undefined ? undefined : patches.get(`kiosk:${audience.deviceId}`);
        return together(patches.get('kiosk'), own);
      }
      case 'counter': {
        const me = patches.get(`counter:${audience.counterId}`);
        return together(patches.get('staff'), me === undefined ? undefined : { me });
      }
    }
  };

  return {
    seq: () => seq,
    snapshot(audience) {
      const now = context();
      switch (audience.kind) {
        case 'display':
          return displayView(now);
        case 'kiosk':
          return { ...kioskCommon(now), ...kioskOwn(now, audience.deviceId) } satisfies KioskView;
        case 'monitor':
          return { ...staffFrame(now), tickets: staffTickets(now) };
        case 'counter':
          return {
            ...staffFrame(now),
            tickets: staffTickets(now),
            me: counterOwn(now, audience.counterId),
          } satisfies CounterView;
      }
    },
    take(events) {
      const last = events.at(-1);
      if (last === undefined) return () => [];
      seq = last.seq;
      const batch: Batch = { events, lastSeq: last.seq, patches: patchesOf(events), drafts: new Map() };
      batches.push(batch);
      if (batches.length > BATCHES_KEPT) batches.shift();
      return (audience) => draftsOf(batch, audience);
    },
    since(audience, lastSeq) {
      const oldest = batches[0]?.events[0];
      // Before the first batch of this process the log may have had another history (a restored backup).
      if (oldest === undefined || lastSeq < oldest.seq || lastSeq > seq) return undefined;
      return batches
        .filter((batch) => batch.lastSeq > lastSeq)
        .flatMap((batch) => draftsOf(batch, audience))
        .filter((draft) => draft.seq > lastSeq);
    },
  };
}

function streamKey(audience: Audience): string {
  switch (audience.kind) {
    case 'counter':
      return `counter:${audience.counterId}`;
    case 'kiosk':
      return audience.deviceId === undefined ? 'kiosk' : `kiosk:${audience.deviceId}`;
    default:
      return audience.kind;
  }
}

function together(a: unknown, b: unknown): unknown {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return { ...(isObject(a) ? a : {}), ...(isObject(b) ? b : {}) };
}

const MAY_GO = [
  'procedureCode',
  'counterId',
  'placeAt',
  'calledAt',
  'startedAt',
  'callReason',
  'returned',
  'next',
  'dossiers',
  'cameFor',
] as const;

/** A merge patch leaves members alone that it does not name: those that the ticket lost must be named. */
function wholeTicket(ticket: QueueTicket): QueueTicket {
  const gone: Record<string, null> = {};
  for (const key of MAY_GO) {
    if (ticket[key] === undefined) gone[key] = null;
  }
  return { ...gone, ...ticket };
}
