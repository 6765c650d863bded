/** What phones are told, and when (SPEC F4). */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from '#server/feed/connection.ts';
import { phoneViews } from '#server/feed/phone-views.ts';
import { createPhones, type Phones } from '#server/feed/phones.ts';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';

let queue: TestQueue;
let phones: Phones;
let sound = true;

beforeEach(async () => {
  queue = await makeQueue({ prefixes: ['A'], counters: [[0]] });
  const { hall, tickets, toMoment, desk } = queue.core;
  const viewsOf = phoneViews();
  const context = () => ({ hall, toMoment, timeZone: queue.timeZone, now: queue.clock.now });
  let seq = 0;
  phones = createPhones({
    ticketById: tickets.byId,
    liveTicket: (id) => hall.tickets.get(id),
    ticketViews: (wanted) => viewsOf(context(), wanted),
    now: () => toMoment(queue.clock.now),
    sound: () => sound,
    seq: () => seq,
  });
  desk.onCommitted((events) => {
    seq = events.at(-1)?.seq ?? seq;
    phones.publish(events);
  });
  await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  sound = true;
  vi.useRealTimers();
  phones.stop();
  queue.close();
});

/** A phone's wire: what it heard, as JSON. */
function wire(): { readonly connection: Connection; readonly heard: { event: { type: string }; view: object }[] } {
  const heard: { event: { type: string }; view: object }[] = [];
  const nothing = (): undefined => undefined;
  const connection: Connection = {
    snapshot: nothing,
    events: nothing,
    event: (seq, rest) => void heard.push(JSON.parse(`{"seq":${seq},${rest}`)),
    heartbeat: nothing,
    error: nothing,
    close: nothing,
    ping: () => true,
    standAt: nothing,
  };
  return { connection, heard };
}

function follow(ticketId: string): ReturnType<typeof wire> {
  const made = wire();
  const ticket = queue.core.hall.tickets.get(ticketId);
  if (ticket === undefined) throw new Error('no such ticket');
  phones.add(made.connection, ticket, 'build');
  return made;
}

const callNext = () => queue.run({ type: 'call-next', counterId: 'counter-0', finish: 'completed' }, 0);

/** Until every round that is due has been told, over as many turns as it takes. */
async function aMomentLater(): Promise<void> {
  vi.advanceTimersByTime(300);
  for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve));
}

test('F4: of its own ticket at once, of its line soon and of several moves as one', async () => {
  const ids = [await queue.issue(0), await queue.issue(0), await queue.issue(0), await queue.issue(0)];
  const [first, , , last] = ids.map(follow);
  await callNext();
  expect(first?.heard.map(({ event }) => event.type)).toEqual(['ticket.called']);
  await callNext();
  expect(last?.heard).toEqual([]);
  await aMomentLater();
  expect(last?.heard).toMatchObject([{ event: { type: 'line.moved' }, view: { ahead: 1 } }]);
  // The one that has ended heard of that, and of nothing after it.
  expect(first?.heard.at(-1)).toMatchObject({ event: { type: 'ticket.completed' } });
  await callNext();
  await aMomentLater();
  expect(first?.heard).toHaveLength(2);
});

test('F4: all of many phones hear, but not one that has left', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 180; n += 1) ids.push(await queue.issue(0));
  const all = ids.map(follow);
  const gone = all[150];
  if (gone !== undefined) phones.remove(gone.connection);
  await callNext();
  await aMomentLater();
  expect(all.map(({ heard }) => heard.length)).toEqual(ids.map((_, place) => (place === 150 ? 0 : 1)));
  expect(all.at(-1)?.heard[0]).toMatchObject({ view: { ahead: 178 } });
});

test('R15: what may never have been kept is told to nobody, and after the next commit to all', async () => {
  const ids = [await queue.issue(0), await queue.issue(0), await queue.issue(0)];
  const [, , last] = ids.map(follow);
  await callNext();
  sound = false;
  await aMomentLater();
  expect(last?.heard).toEqual([]);
  sound = true;
  await callNext();
  await aMomentLater();
  expect(last?.heard).toMatchObject([{ view: { ahead: 0 } }]);
});
