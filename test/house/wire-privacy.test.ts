/** SPEC R8: what reaches a display, a kiosk or a phone holds the listed members and no other. */
import { afterEach, describe, expect, test } from 'vitest';
import { type Audience, createStreams } from '#server/feed/streams.ts';
import type { ViewContext } from '#server/feed/views/parts.ts';
import { ticketView } from '#server/feed/views/ticket.ts';
import { type HouseAct, playHouseAct } from '#test/support/feed-acts.ts';
import { messageOf, wire } from '#test/support/feed-client.ts';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';
import { TEST_KIOSK } from '#test/support/queue-office.ts';

let queue: TestQueue;
/** Members by the name of what holds them; `*` stands for keys that are ids. What is not here must not be there. */
type Shape = true | { readonly [member: string]: Shape };

const BILINGUAL: Shape = { vi: true, en: true };
const PLATE: Shape = { number: true, name: BILINGUAL };
const ESTIMATE: Shape = { low: true, high: true };
const ANNOUNCEMENT: Shape = { vi: true, en: true, languages: true };
const PROCEDURE: Shape = {
  code: true,
  name: BILINGUAL,
  papers: { name: BILINGUAL, hint: BILINGUAL },
  fee: BILINGUAL,
  timeLimit: { unit: true, limit: true, cutoff: true },
  illustrative: true,
};
/** Only where the office tells it, and a class only where it may be named (SPEC J11). */
const WHY: Shape = { reason: true, priority: BILINGUAL };
const OFFICE: Shape = { name: BILINGUAL, place: BILINGUAL, brandColor: true, timeZone: true };
const OPENING: Shape = {
  open: true,
  opensAt: true,
  closesAt: true,
  today: true,
  week: true,
  holiday: BILINGUAL,
};
const SERVICE = {
  id: true,
  prefix: true,
  name: BILINGUAL,
  shortName: BILINGUAL,
  position: true,
  waiting: true,
} as const;

const DISPLAY: Shape = {
  office: OFFICE,
  opening: OPENING,
  calls: {
    '*': { callSeq: true, label: true, counter: PLATE, at: true, kind: true, announcement: ANNOUNCEMENT, why: WHY },
  },
  services: { '*': SERVICE },
  notices: BILINGUAL,
  pictures: true,
  voice: { enabled: true, languages: true, volume: true, quiet: true, repeat: true },
  minimumShowSeconds: true,
};
const KIOSK: Shape = {
  office: OFFICE,
  opening: OPENING,
  services: {
    '*': {
      ...SERVICE,
      hint: BILINGUAL,
      open: true,
      estimate: ESTIMATE,
      counters: true,
      procedures: PROCEDURE,
    },
  },
  priorityClasses: { code: true, name: BILINGUAL, rank: true, longestWaitMinutes: true, source: true, named: true },
  idleSeconds: true,
  parts: {
    papers: true,
    returns: true,
    results: true,
    appointments: true,
    reasons: true,
    reception: true,
    chains: true,
    dossierCounts: true,
  },
  lane: { from: true, serviceId: true, open: true },
  printer: { state: true },
  help: { id: true, state: true, at: true, counterNumber: true },
};
const PHONE: Shape = {
  office: OFFICE,
  label: true,
  prefix: true,
  serviceName: BILINGUAL,
  state: true,
  ahead: true,
  estimate: ESTIMATE,
  postpone: { places: true, left: true },
  counter: PLATE,
  counters: true,
  issuedAt: true,
  appointmentAt: true,
  calledAt: true,
  endedAt: true,
  calls: true,
  why: WHY,
  rating: true,
  language: true,
  next: BILINGUAL,
  procedure: PROCEDURE,
};
const DISPLAY_EVENT: Shape = {
  type: true,
  label: true,
  counter: PLATE,
  announcement: ANNOUNCEMENT,
  section: true,
  callSeq: true,
};
const KIOSK_EVENT: Shape = { type: true, jobId: true, label: true, reason: true, state: true, section: true };

/** Paths of members that the shape does not list. Lists are walked item by item. */
function unlisted(value: unknown, shape: Shape, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => unlisted(item, shape, path));
  if (typeof value !== 'object' || value === null) return [];
  // A plain value is listed, but an object is there.
  if (shape === true) return [path];
  return Object.entries(value).flatMap(([key, member]) => {
    const inner = shape[key] ?? shape['*'];
    return inner === undefined ? [`${path}.${key}`] : unlisted(member, inner, `${path}.${key}`);
  });
}

const AUDIENCES: readonly (readonly [Audience, Shape, Shape])[] = [
  [{ kind: 'display' }, DISPLAY, DISPLAY_EVENT],
  [{ kind: 'kiosk' }, KIOSK, KIOSK_EVENT],
  [{ kind: 'kiosk', deviceId: TEST_KIOSK }, KIOSK, KIOSK_EVENT],
];

/** An office that tells reasons, the most that a screen may be told. */
const PARTS = {
  papers: false,
  returns: false,
  results: false,
  appointments: false,
  reasons: true,
  dossierCounts: true,
};
const LANE = { from: 5, serviceId: 'service-1' };

/** Every kind of act once, with every kind of house act between, on a ticket that has everything a ticket can have. */
async function fullDay() {
  // Judged afterwards: what a listener throws, the desk only reports.
  const snapshots: { readonly place: number; readonly view: unknown }[] = [];
  const messages: { readonly place: number; readonly text: string }[] = [];
  queue = await makeQueue({
    prefixes: ['A', 'B'],
    counters: [[0, 1], [0]],
    settings: { parts: PARTS, dossierLane: LANE },
  });
  const { core, clock, timeZone, startedAt } = queue;
  const { hall, log, toMoment, desk } = core;
  const context = (): ViewContext => ({ hall, toMoment, timeZone, now: clock.now, startedAt });
  const streams = createStreams(hall, log.lastSeq(), context);
  desk.onCommitted((events) => {
    const draftsFor = streams.take(events);
    for (const [place, [audience]] of AUDIENCES.entries()) {
      for (const draft of draftsFor(audience)) messages.push({ place, text: JSON.stringify(messageOf(draft)) });
      snapshots.push({ place, view: wire(streams.snapshot(audience)) });
    }
  });
  const counterId = 'counter-0';
  await queue.run({ type: 'open-counter', counterId }, 0);
  const ids = [];
  for (const priorityClass of ['disabled', 'elderly', 'none', 'merit', 'unspecified', 'none', 'none']) {
    ids.push(await queue.issue(0, priorityClass));
  }
  const many = core.newId();
  const wish = {
    serviceId: 'service-0',
    procedureCode: null,
    priorityClass: 'none',
    language: 'vi',
    dossiers: 12,
  } as const;
  await queue.run({ type: 'issue', ticketId: many, ...wish });
  ids.push(many);
  const [first = '', second = ''] = ids;
  const call = { type: 'call-next', counterId } as const;
  await queue.run(call, 0);
  await queue.run({ type: 'recall', ticketId: first }, 0);
  await queue.run({ type: 'start', ticketId: first }, 0);
  await queue.run({ type: 'park', ticketId: first }, 0);
  await queue.run({ type: 'return', ticketId: first }, 0);
  await queue.run({ type: 'reclassify', ticketId: first, priorityClass: 'merit' }, 0);
  await queue.run({ type: 'call', ticketId: second }, 0);
  await queue.run({ type: 'undo', counterId }, 0);
  for (let count = 0; count < 6; count += 1) {
    clock.now += 7 * 60_000;
    await queue.run({ ...call, finish: count === 2 ? 'no-show' : 'completed' }, 0);
  }
  await queue.run({ type: 'pause', counterId, reason: 'Đi khám bệnh' }, 0);
  await queue.run({ type: 'resume', counterId }, 0);
  const whats: HouseAct['what'][] = ['limits', 'notices', 'hours', 'service', 'print', 'printer', 'help', 'device'];
  for (const what of whats) for (const n of [0, 1, 2, 3, 4, 5]) await playHouseAct(queue, { kind: 'house', what, n });
  expect(queue.listenerErrors).toEqual([]);
  return { context, ids, snapshots, messages };
}

describe('R8: nothing about a citizen', () => {
  afterEach(() => queue.close());

  test('in the views of displays and kiosks, at any moment of a day', async () => {
    const { snapshots } = await fullDay();
    expect(snapshots.length).toBeGreaterThan(100);
    for (const { place, view } of snapshots) {
      const [audience, shape = {}] = AUDIENCES[place] ?? [];
      expect(unlisted(view, shape), audience?.kind).toEqual([]);
    }
  });

  test('in the events and patches of displays and kiosks', async () => {
    const seen = new Set<string>();
    for (const { place, text } of (await fullDay()).messages) {
      const [audience, shape = {}, eventShape = {}] = AUDIENCES[place] ?? [];
      const { event, view } = JSON.parse(text);
      const which = `${audience?.kind} ${event.type}`;
      seen.add(which);
      expect(unlisted(event, eventShape), which).toEqual([]);
      expect(unlisted(view, shape), which).toEqual([]);
      // Neither who works there, nor which class somebody claimed, nor an id that could be joined with a list.
      for (const secret of ['staff', 'Nhân viên', 'priorityClass"', 'ticketId', 'Đi khám bệnh']) {
        expect(text, which).not.toContain(secret);
      }
    }
    expect([...seen]).toEqual(
      expect.arrayContaining(['display ticket.called', 'display ticket.recalled', 'kiosk print.failed']),
    );
  });

  test('in the view of a phone: its own ticket and no other', async () => {
    const { context, ids } = await fullDay();
    const labels = ids.map((id) => queue.core.tickets.byId(id)?.label ?? '');
    for (const [place, id] of ids.entries()) {
      const ticket = queue.core.tickets.byId(id);
      if (ticket === undefined) throw new Error('lost');
      const view = wire(ticketView(context(), ticket));
      expect(unlisted(view, PHONE)).toEqual([]);
      const text = JSON.stringify(view);
      for (const [other, label] of labels.entries()) if (other !== place) expect(text).not.toContain(label);
      expect(text).not.toContain(id);
      expect(text).not.toContain('staff');
    }
  });
});

test('the walk finds what is not listed', () => {
  expect(unlisted({ label: 'A001', name: 'Nguyễn Thị Ví Dụ' }, PHONE)).toEqual(['.name']);
  expect(unlisted({ calls: { '7': { label: 'A001', citizen: {} } } }, DISPLAY)).toEqual(['.calls.7.citizen']);
  expect(unlisted({ label: { first: 'A' } }, PHONE)).toEqual(['.label']);
  expect(unlisted({ notices: [{ vi: 'Chào', phone: '0900' }] }, DISPLAY)).toEqual(['.notices.phone']);
});
