/** Slips on their way to an agent, by a clock that the test moves (SPEC G8). */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createKioskBroker, type KioskBroker } from '#server/printing/kiosk-broker.ts';
import type { Outcome } from '#server/printing/types.ts';
import { PRINTER } from '#test/support/fake-agent.ts';

let broker: KioskBroker;
let spooler: AbortController;
const agent = new AbortController().signal;
beforeEach(() => {
  vi.useFakeTimers();
  spooler = new AbortController();
  broker = createKioskBroker({ ticks: () => Date.now() });
});
afterEach(() => {
  broker.close();
  vi.useRealTimers();
});

function deliver(jobId = 'job-1', deviceId = 'kiosk-1'): Promise<Outcome> {
  const picture = { width: 8, height: 1, rows: new Uint8Array(1) };
  return broker.deliver(deviceId, { jobId, label: 'A001', createdAt: 0, picture }, spooler.signal);
}
const next = async (waitMs = 0): Promise<string | undefined> => (await broker.next('kiosk-1', waitMs, agent))?.jobId;
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

it('G8: an agent that was not heard for six seconds is away', async () => {
  expect(await deliver()).toEqual({ state: 'not-printed', reason: 'unreachable' });
  expect(broker.stateOf('kiosk-1')).toBe('unreachable');
  broker.heard('kiosk-1', PRINTER);
  await pass(6_000);
  expect(broker.stateOf('kiosk-1')).toBe('ready');
  await pass(1);
  expect(broker.stateOf('kiosk-1')).toBe('unreachable');
  // An open question is a sign of life.
  const asked = next(20_000);
  await pass(19_000);
  expect(broker.stateOf('kiosk-1')).toBe('ready');
  await pass(1_000);
  expect(await asked).toBeUndefined();
  broker.heard('kiosk-1', null);
  expect(broker.stateOf('kiosk-1')).toBe('unreachable');
  expect(await deliver()).toEqual({ state: 'not-printed', reason: 'unreachable' });
});

it('G8: one that was heard but does not ask has not got the slip', async () => {
  broker.heard('kiosk-1', PRINTER);
  const outcome = deliver();
  await pass(6_000);
  expect(await outcome).toEqual({ state: 'not-printed', reason: 'unreachable' });
  expect(await next()).toBeUndefined();
});

it('G8: a question that was given up gets no slip', async () => {
  const gone = new AbortController();
  const first = broker.next('kiosk-1', 20_000, gone.signal);
  gone.abort();
  expect(await first).toBeUndefined();
  broker.heard('kiosk-1', PRINTER);
  const outcome = deliver();
  expect(await next()).toBe('job-1');
  expect(broker.settle('kiosk-1', 'job-1', { state: 'printed' })).toBe(true);
  expect(await outcome).toEqual({ state: 'printed' });
  expect(broker.settle('kiosk-1', 'job-1', { state: 'printed' })).toBe(false);
});

it('G8: an answer that never arrived is given again, not before it must have', async () => {
  broker.heard('kiosk-1', PRINTER);
  const outcome = deliver();
  expect(await next()).toBe('job-1');
  // At once it may still be under way: this question gets nothing, and is answered when the next one would get it.
  const early = next(20_000);
  await pass(2_000);
  expect(await early).toBeUndefined();
  expect(await next()).toBe('job-1');
  broker.settle('kiosk-1', 'job-1', { state: 'unconfirmed' });
  expect(await outcome).toEqual({ state: 'unconfirmed' });
});

it('G8: taken and not told of is unknown in the end, however often it is asked for', async () => {
  broker.heard('kiosk-1', PRINTER);
  const silent = deliver();
  expect(await next()).toBe('job-1');
  await pass(45_000);
  expect(await silent).toEqual({ state: 'unknown', reason: 'interrupted' });

  broker.heard('kiosk-1', PRINTER);
  let ended: Outcome | undefined;
  void deliver('job-2').then((outcome) => {
    ended = outcome;
  });
  for (let seconds = 0; seconds < 120 && ended === undefined; seconds += 5) {
    await next();
    await pass(5_000);
  }
  expect(ended).toEqual({ state: 'unknown', reason: 'interrupted' });
});

it('G8, W5: the stop of the spooler tells a slip that was taken from one that was not', async () => {
  broker.heard('kiosk-1', PRINTER);
  const waiting = deliver();
  spooler.abort();
  expect(await waiting).toEqual({ state: 'not-printed', reason: 'interrupted' });
  spooler = new AbortController();
  const taken = deliver('job-2');
  expect(await next()).toBe('job-2');
  spooler.abort();
  expect(await taken).toEqual({ state: 'unknown', reason: 'interrupted' });
});

it('F7: closed, it answers every question at once', async () => {
  const asked = next(20_000);
  broker.close();
  expect(await asked).toBeUndefined();
  expect(await next(20_000)).toBeUndefined();
});
