/** Appointments over HTTP: booked, moved, given up, taken at the kiosk, given back; and that no number is kept (SPEC J50–J55, D7). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppointmentView, OfferAnswer, SlotsAnswer } from '#common/contract/appointments.ts';
import { MONDAY, type Running, run } from '#test/support/running.ts';
import type { Answer, Client } from '#test/support/running-http.ts';

const MINUTE = 60_000;
const PHONE = '0905 987 654';
const PLAN = {
  week: Array.from({ length: 7 }, () => [['08:00', '11:00']]),
  slotMinutes: 30,
  capacity: 1,
  daysAhead: 2,
  mostPerPhone: 2,
  minutesBefore: 15,
  minutesAfter: 10,
};

let office: Running;
let admin: Client;
let citizen: Client;
let kiosk: Client;
let service: string;
let keys = 0;
const key = (): string => `appointment-${++keys}`;
const codeOf = (answer: Answer): string => (answer.json as { code?: string }).code ?? `${answer.status}`;
const slot = (minutes: number): string => new Date(MONDAY + minutes * MINUTE).toISOString();
const book = (minutes: number, phone = PHONE, intent = key()): Promise<Answer> =>
  citizen.post('/api/appointments', { serviceId: service, at: slot(minutes), phone }, intent);
const view = (answer: Answer): AppointmentView => answer.json as AppointmentView;
const checkIn = (code: string): Promise<Answer> => kiosk.post('/api/appointments/check-in', { code });
const freeAt = async (minutes: number): Promise<number | undefined> => {
  const answer = await citizen.ask(`/api/appointments/offer/${service}/2026-11-23`);
  const { slots } = answer.json as SlotsAnswer;
  return slots.find(({ at }) => Date.parse(at) === MONDAY + minutes * MINUTE)?.free;
};

beforeEach(async () => {
  office = await run();
  admin = office.signedIn('admin');
  citizen = office.stranger();
  kiosk = (await office.device('kiosk')).client;
  service = office.service('E');
  const parts = { papers: false, returns: false, results: false, appointments: true };
  await admin.ask('/api/office', { method: 'PATCH', body: { parts } });
  const set = await admin.ask(`/api/services/${service}/appointments`, { method: 'PUT', body: { plan: PLAN } });
  expect(set.status, set.text).toBe(200);
});
afterEach(() => office.stop());

describe('booking', () => {
  it('J51: offers what is free, and a place that was booked is gone', async () => {
    const { services } = (await citizen.ask('/api/appointments/offer')).json as OfferAnswer;
    expect(services.map(({ id, days }) => [id, days.length])).toEqual([[service, 3]]);
    expect(await freeAt(30)).toBe(1);
    const booked = await book(30);
    expect([booked.status, view(booked).state, view(booked).code]).toEqual([
      201,
      'booked',
      expect.stringMatching(/^([3-9A-Y]{3}-){2}[3-9A-Y]{3}$/),
    ]);
    expect(view(booked).url).toMatch(/\/dat-hen\/[A-Za-z0-9_-]{22}$/);
    expect(await freeAt(30)).toBe(0);
    expect(codeOf(await book(30, '0912345678'))).toBe('appointment.full');
    expect(codeOf(await book(31, '0912345678'))).toBe('appointment.no-slot');
    expect(codeOf(await book(3 * 24 * 60, '0912345678'))).toBe('appointment.no-slot');
    expect(codeOf(await book(60, 'not a number'))).toBe('request.invalid');
  });

  it('R5: a lost answer is asked for again and books once', async () => {
    const first = await book(30, PHONE, 'same');
    const again = await book(30, PHONE, 'same');
    expect([again.status, view(again).code]).toEqual([200, view(first).code]);
  });

  it('J52: a number books twice a day, however it is written, and tomorrow again', async () => {
    expect((await book(30, '0905 987 654')).status).toBe(201);
    expect((await book(60, '+84905987654')).status).toBe(201);
    expect(codeOf(await book(90, '0905.987.654'))).toBe('appointment.too-many');
    expect((await book(90, '0905987655')).status).toBe(201);
    office.clock.now += 24 * 60 * MINUTE;
    await office.server.core.desk.turnDay();
    expect((await book(24 * 60 + 90)).status).toBe(201);
  });

  it('D7: the number is nowhere in the file or the log, nor its hash after its day', async () => {
    await book(30);
    const { sqlite } = office.server.core.store;
    const tables = sqlite.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    const everything = tables.map((name) => JSON.stringify(sqlite.prepare(`select * from "${name}"`).all())).join();
    for (const written of [PHONE, '0905987654', '905987654']) {
      expect(everything).not.toContain(written);
      expect(office.log.join()).not.toContain(written);
    }
    const count = (table: string) => sqlite.prepare(`select count(*) from ${table}`).pluck().get();
    expect([count('booking_phones'), count('booking_keys'), count('appointments')]).toEqual([1, 1, 1]);
    office.clock.now += 24 * 60 * MINUTE;
    await office.server.tick();
    expect([count('booking_phones'), count('booking_keys'), count('appointments')]).toEqual([0, 0, 0]);
  });
});

describe('the link', () => {
  it('J53: moves and gives up, once; another link opens nothing', async () => {
    const { link: token } = view(await book(30));
    const moved = await citizen.post(`/api/appointments/by/${token}/move`, { at: slot(90) }, key());
    expect([moved.status, Date.parse(view(moved).at)]).toEqual([200, MONDAY + 90 * MINUTE]);
    expect([await freeAt(30), await freeAt(90)]).toEqual([1, 0]);
    expect(view(await citizen.post(`/api/appointments/by/${token}/cancel`, undefined, key())).state).toBe('cancelled');
    expect(await freeAt(90)).toBe(1);
    expect(codeOf(await citizen.post(`/api/appointments/by/${token}/cancel`, undefined, key()))).toBe(
      'appointment.state',
    );
    expect(codeOf(await citizen.ask('/api/appointments/by/AAAAAAAAAAAAAAAAAAAAAA'))).toBe('appointment.unknown');
  });
});

describe('at the kiosk', () => {
  it('J53, J55: the code becomes one number, called at its time with its reason', async () => {
    const clerk = office.signedIn('hoai');
    const walkIn = async () =>
      ((await clerk.post('/api/tickets', { serviceId: service }, key())).json as { ticket: { label: string } }).ticket;
    const { code } = view(await book(30));
    expect(codeOf(await checkIn(code))).toBe('appointment.early');
    office.clock.now += 20 * MINUTE;
    for (let n = 0; n < 3; n += 1) await walkIn();
    const taken = await checkIn(code);
    expect(taken.status, taken.text).toBe(201);
    const { ticket, token } = taken.json as { ticket: { label: string }; token: string };
    expect(ticket.label).toBe('E004');
    // Read again, also at another kiosk: the same number.
    const again = await checkIn(code);
    expect([again.status, again.json]).toEqual([200, taken.json]);
    expect((await citizen.ask(`/api/follow/${token}`)).json).toMatchObject({
      ahead: 1,
      appointmentAt: '2026-11-23T08:30:00.000+07:00',
    });
    const seat = `/api/counters/${office.counter(3)}`;
    await clerk.ask(`${seat}/session`, { method: 'PUT' });
    const next = async () => {
      const { ticket: called } = (await clerk.post(`${seat}/call-next`, { finish: 'completed' }, key())).json as {
        ticket: { label: string; callReason: string };
      };
      return [called.label, called.callReason];
    };
    expect(await next()).toEqual(['E001', 'first']);
    expect(await next()).toEqual(['E002', 'first']);
    office.clock.now += 10 * MINUTE;
    expect(await next()).toEqual(['E004', 'appointment']);
    expect(await next()).toEqual(['E003', 'first']);
    expect(office.faults()).toEqual([]);
  });

  it('J54: who does not come gives the slot back at the end of his minutes', async () => {
    const { code } = view(await book(30));
    office.clock.now += 40 * MINUTE;
    expect(await freeAt(30)).toBe(0);
    office.clock.now += 1;
    expect(await freeAt(30)).toBe(1);
    expect(codeOf(await checkIn(code))).toBe('appointment.state');
    const other = await book(30, '0912345678');
    expect(other.status, other.text).toBe(201);
    expect((await checkIn(view(other).code)).status).toBe(201);
  });

  it('J53: a code of nobody, of yesterday or of a citizen’s browser gives no number', async () => {
    expect(codeOf(await checkIn('333-333-333'))).toBe('appointment.unknown');
    const { code } = view(await book(30));
    expect(codeOf(await citizen.post('/api/appointments/check-in', { code }))).toBe('auth.required');
  });
});

it('J1: while the part is off its routes say so, and what was booked is kept', async () => {
  const { link: token } = view(await book(30));
  const parts = { papers: false, returns: false, results: false, appointments: false };
  await admin.ask('/api/office', { method: 'PATCH', body: { parts } });
  for (const answer of [
    await citizen.ask('/api/appointments/offer'),
    await citizen.ask(`/api/appointments/by/${token}`),
    await book(60),
    await checkIn('ABC'),
  ]) {
    expect(codeOf(answer)).toBe('part.off');
  }
  await admin.ask('/api/office', { method: 'PATCH', body: { parts: { ...parts, appointments: true } } });
  expect(view(await citizen.ask(`/api/appointments/by/${token}`)).state).toBe('booked');
});
