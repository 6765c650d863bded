/** Who hears what: the views and events of each audience, over a real day (outer contract "Feed", SPEC R3, R8). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CounterView, DisplayView, KioskView, StaffView, TicketView } from '#common/contract/views.ts';
import { liveDay } from '../support/day.ts';
import { type Running, run } from '../support/running.ts';
import type { Listener } from '../support/running-feed.ts';
import type { Client } from '../support/running-http.ts';

let office: Running;
let kiosk: Client;
let display: Client;
let lan: Client;
let ngoc: Client;
let keys = 0;

beforeAll(async () => {
  office = await run();
  kiosk = (await office.device('kiosk')).client;
  display = (await office.device('display', 'Sảnh')).client;
  [lan, ngoc] = ['lan', 'ngoc'].map((name) => office.signedIn(name)) as [Client, Client];
  await lan.ask(`/api/counters/${office.counter(2)}/session`, { method: 'PUT' });
});
afterAll(() => office.stop());

interface Issued {
  readonly token: string;
  readonly ticket: { readonly id: string; readonly label: string };
}
const freshKey = (): string => `key-${++keys}`;
const issue = async (prefix = 'A', more: object = {}): Promise<Issued> =>
  (await kiosk.post('/api/tickets', { serviceId: office.service(prefix), ...more }, freshKey())).json as Issued;
const next = async (): Promise<string> => {
  const path = `/api/counters/${office.counter(2)}/call-next`;
  const answer = await lan.post(path, { finish: 'completed' }, freshKey());
  return answer.status === 204 ? '' : (answer.json as Issued).ticket.label;
};
const emptyLine = async (): Promise<void> => {
  while ((await next()) !== '');
};

describe('a display', () => {
  it('hears a call with label, counter and words, and nothing else of the citizen', async () => {
    const screen = await office.follow('display', display);
    const { ticket } = await issue('A', { priorityClass: 'elderly', procedureCode: '2.000815', language: 'en' });
    await next();
    const { event } = await screen.event('ticket.called');
    expect(event).toEqual({
      type: 'ticket.called',
      label: ticket.label,
      counter: { number: 2, name: { vi: 'Quầy 2', en: 'Counter 2' } },
      announcement: {
        vi: expect.arrayContaining(['invite', 'letter-a', 'to-counter']),
        en: expect.arrayContaining(['invite', 'letter-a', 'to-counter']),
        languages: ['vi', 'en'],
      },
    });
    await lan.post(`/api/tickets/${ticket.id}/recall`, undefined, freshKey());
    expect((await screen.event('ticket.recalled')).event).toEqual({ ...event, type: 'ticket.recalled' });
    await office.settle(screen);
    const { calls } = screen.view as DisplayView;
    expect(Object.values(calls).filter(({ label }) => label === ticket.label)).toHaveLength(1);
  });

  it('takes back a call that was undone', async () => {
    const screen = await office.follow('display', display);
    await emptyLine();
    const { ticket } = await issue();
    await next();
    await screen.event('ticket.called');
    await lan.post(`/api/counters/${office.counter(2)}/undo`, undefined, freshKey());
    await office.settle(screen);
    const labels = Object.values((screen.view as DisplayView).calls).map(({ label }) => label);
    expect(labels).not.toContain(ticket.label);
    await emptyLine();
  });

  it('tells staff whether it is there and whether it can speak', async () => {
    const monitor = await office.follow('monitor', ngoc);
    const { id, client } = await office.device('display', 'Sảnh 2');
    const screen = await office.follow('display', client);
    await monitor.until(() => monitor.events.find(({ event }) => event.deviceId === id));
    const device = () => (monitor.view as StaffView).devices[id];
    await monitor.until(() => device()?.connected === true);
    screen.say({ type: 'status', problem: 'sound-blocked' });
    await monitor.until(() => device()?.problem === 'sound-blocked');
    screen.say({ type: 'status', problem: null });
    await monitor.until(() => device()?.problem === undefined);
    // A second window of the same device: it is gone when the last one is.
    const second = await office.follow('display', client);
    await screen.close();
    await second.close();
    await monitor.until(() => device()?.connected === false);
    const own = monitor.events.filter(({ event }) => event.deviceId === id).map(({ event }) => event.type);
    expect(own).toEqual(['device.connected', 'device.connected', 'device.connected', 'device.disconnected']);
  });
});

describe('a kiosk', () => {
  it('is pushed the waiting counts', async () => {
    const listener = await office.follow('kiosk', kiosk);
    const waiting = () => (listener.view as KioskView).services[office.service('E')]?.waiting;
    const before = waiting() ?? 0;
    await issue('E');
    await listener.until(() => waiting() === before + 1);
  });

  it('calls for help, hears who comes, and no other kiosk does', async () => {
    const mine = await office.follow('kiosk', kiosk);
    const other = await office.follow('kiosk', (await office.device('kiosk')).client);
    const counter = await office.follow(`counter:${office.counter(2)}`, lan);
    const help = (await kiosk.post('/api/help')).json as { help: { id: string } };
    expect((await counter.event('help.requested')).event).toMatchObject({ helpId: help.help.id });
    await mine.until(() => (mine.view as KioskView).help?.state === 'requested');
    expect((await lan.post(`/api/help/${help.help.id}/answer`)).status).toBe(200);
    await mine.until(() => (mine.view as KioskView).help?.counterNumber === 2);
    expect((other.view as KioskView).help).toBeUndefined();
    expect((await kiosk.ask('/api/help', { method: 'DELETE' })).status).toBe(204);
    await mine.until(() => (mine.view as KioskView).help === undefined);
  });
});

describe('a phone', () => {
  it('shows its own ticket move up, and only that', async () => {
    await emptyLine();
    const [first, second, third] = [await issue(), await issue(), await issue()];
    const phone = await office.follow(`ticket:${third.token}`);
    const view = (): TicketView => phone.view as TicketView;
    expect(view()).toMatchObject({ label: third.ticket.label, state: 'waiting', ahead: 2 });
    expect(await next()).toBe(first.ticket.label);
    await phone.until(() => view().ahead === 1);
    expect(await next()).toBe(second.ticket.label);
    await phone.until(() => view().ahead === 0);
    // That somebody else is called is none of its business.
    expect(new Set(phone.heard)).toEqual(new Set(['line.moved']));
    expect(await next()).toBe(third.ticket.label);
    await phone.event('ticket.called');
    expect(view()).toMatchObject({ state: 'called', counter: { number: 2 } });
    expect(view().ahead).toBeUndefined();
    const heard = JSON.stringify(phone.messages);
    for (const other of [first, second]) {
      expect(heard).not.toContain(other.ticket.label);
      expect(heard).not.toContain(other.ticket.id);
    }
    expect(phone.faults).toEqual([]);
    await emptyLine();
  });
});

/** Where two views differ, by path: short enough to be read when hundreds of tickets do. */
function differences(a: unknown, b: unknown, path = ''): string[] {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return Object.is(a, b) ? [] : [`${path}: ${JSON.stringify(a)} is ${JSON.stringify(b)}`];
  }
  const [left, right] = [new Map<string, unknown>(Object.entries(a)), new Map<string, unknown>(Object.entries(b))];
  return [...new Set([...left.keys(), ...right.keys()])]
    .flatMap((key) => differences(left.get(key), right.get(key), `${path}/${key}`))
    .slice(0, 5);
}

describe('after a day of work', () => {
  const heard = new Map<string, Listener>();

  beforeAll(async () => {
    const topics = new Map<string, Client | undefined>([
      ['display', display],
      ['kiosk', kiosk],
      ['monitor', ngoc],
      [`counter:${office.counter(2)}`, lan],
      [`counter:${office.counter(5)}`, lan],
      [`ticket:${(await issue('B')).token}`, undefined],
      [`ticket:${(await issue('C')).token}`, undefined],
    ]);
    for (const [topic, who] of topics) heard.set(topic, await office.follow(topic, who));
    await liveDay(office, kiosk, 600);
    await office.settle(...[...heard].flatMap(([topic, listener]) => (topic.startsWith('ticket:') ? [] : listener)));
  });

  it('every view is what a fresh snapshot says', async () => {
    for (const [topic, listener] of heard) {
      const who = topic === 'display' ? display : topic === 'kiosk' ? kiosk : topic === 'monitor' ? ngoc : lan;
      const fresh = await office.follow(topic, topic.startsWith('ticket:') ? undefined : who);
      expect([topic, differences(listener.view, fresh.view)]).toEqual([topic, []]);
      expect([topic, listener.faults]).toEqual([topic, []]);
      expect(listener.messages.length).toBeGreaterThan(2);
    }
  });

  it('staff have heard of every kind of event', () => {
    const types = new Set(heard.get('monitor')?.heard);
    const expected = ['issued', 'called', 'recalled', 'started', 'completed', 'no-show', 'parked', 'returned'];
    for (const type of [...expected, 'transferred', 'cancelled', 'undone', 'reclassified']) {
      expect(types).toContain(`ticket.${type}`);
    }
    for (const type of ['opened', 'paused', 'resumed', 'closed']) expect(types).toContain(`counter.${type}`);
  });

  it('displays, kiosks and phones have heard nothing personal (SPEC R8)', () => {
    const { staffNames } = office.server.core.hall.office;
    for (const [topic, listener] of heard) {
      if (topic === 'monitor' || topic.startsWith('counter:')) continue;
      const text = JSON.stringify(listener.messages);
      for (const [id, name] of staffNames) for (const secret of [id, name]) expect(text).not.toContain(secret);
      for (const key of ['staffId', 'ticketId', 'priorityClass"', 'procedureCode', 'deviceId', 'token']) {
        expect([topic, text.includes(key)]).toEqual([topic, false]);
      }
    }
  });

  it('the rows are what the events say', () => {
    expect(office.faults()).toEqual([]);
  });
});

describe('the counter’s own part', () => {
  it('tells what it has done, and what undo would take back', async () => {
    const seat = `/api/counters/${office.counter(2)}/session`;
    await lan.ask(seat, { method: 'PUT' });
    await lan.ask(seat, { method: 'PATCH', body: { paused: false } });
    const listener = await office.follow(`counter:${office.counter(2)}`, lan);
    await emptyLine();
    const { ticket } = await issue();
    await next();
    const me = (): CounterView['me'] => (listener.view as CounterView).me;
    await listener.until(() => me().lastAct?.label === ticket.label);
    expect(me()).toMatchObject({ counterId: office.counter(2), lastAct: { kind: 'call-next' } });
    const { completed } = me().stats;
    await next();
    await listener.until(() => me().stats.completed === completed + 1);
  });
});
