/** SPEC F11: what a call costs the office's network, in bytes as they are sent. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Running, run } from '../support/running.ts';
import type { Client } from '../support/running-http.ts';

/** A call of a label with three digits at a counter with one; measured: 919. */
const MOST = 1_024;
/** The count of those who wait has a digit more, and some fragments of the voice have longer names. */
const DIGITS = 24;
/** Calls until the list on the screen is full, so that each further one also takes one away. */
const FULL_LIST = 12;

let office: Running;
let clerk: Client;
let keys = 0;

beforeEach(async () => {
  office = await run({ rateLimit: false });
  clerk = office.signedIn('huy');
  await clerk.ask(`/api/counters/${office.counter(2)}/session`, { method: 'PUT', body: {} });
});
afterEach(() => office.stop());

/** Bytes of one call, as each of so many displays is sent them, while so many wait. */
async function bytesOfACall(displays: number, waiting: number): Promise<number[]> {
  const kiosk = (await office.device('kiosk')).client;
  const issued = Array.from({ length: FULL_LIST + waiting }, () =>
    kiosk.post('/api/tickets', { serviceId: office.service('A') }, `key-${++keys}`),
  );
  for (const { status } of await Promise.all(issued)) expect(status).toBe(201);
  for (let n = 0; n < FULL_LIST; n += 1) await call();
  const devices = await Promise.all(Array.from({ length: displays }, () => office.device('display')));
  const screens = await Promise.all(devices.map(({ client }) => office.follow('display', client)));
  const { log } = office.server.core;
  await office.settle(...screens);
  const before = log.lastSeq();
  await call();
  const after = log.lastSeq();
  await office.settle(...screens);
  return screens.map((screen) => screen.bytes(before, after));
}

async function call(): Promise<void> {
  const path = `/api/counters/${office.counter(2)}/call-next`;
  expect((await clerk.post(path, { finish: 'completed' }, `key-${++keys}`)).status).toBe(200);
}

it('F11: a call costs a display the same bytes whether 20 wait or 400', async () => {
  const [few = 0] = await bytesOfACall(1, 20);
  const [many = 0] = await bytesOfACall(1, 400);
  expect(few).toBeGreaterThan(0);
  expect(Math.abs(many - few)).toBeLessThanOrEqual(DIGITS);
  expect(Math.max(few, many)).toBeLessThanOrEqual(MOST);
}, 60_000);

it('F11: a call costs each of 20 displays what it costs one', async () => {
  const [alone = 0] = await bytesOfACall(1, 20);
  const each = await bytesOfACall(20, 20);
  expect(new Set(each).size).toBe(1);
  expect(Math.abs((each[0] ?? 0) - alone)).toBeLessThanOrEqual(DIGITS);
});
