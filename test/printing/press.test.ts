/** The whole print room on real TCP: a job in the store becomes paper, once, whatever the printer went through. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '#server/printing/clock.ts';
import { createSpooler } from '#server/printing/spooler.ts';
import { networkTransport } from '#server/printing/transport-network.ts';
import type { SpoolClock, Spooler } from '#server/printing/types.ts';
import { drawParts, PATIENT } from '#test/printing/print-room.ts';
import { MemoryStore, printer } from '#test/printing/spool-fakes.ts';
import { type FakePrinter, startFakePrinter } from '#test/support/fake-printer.ts';

let fake: FakePrinter;
let spooler: Spooler;
let store: MemoryStore;

/** Waits are a fiftieth of what they are in an office. */
const quick: SpoolClock = { now: systemClock.now, wait: (ms, signal) => systemClock.wait(ms / 50, signal) };

beforeEach(async () => {
  fake = await startFakePrinter('works');
  store = new MemoryStore();
  spooler = createSpooler({
    store,
    draw: drawParts,
    clock: quick,
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    dataFolder: '/nowhere',
    transportOf: () => networkTransport({ host: fake.host, port: fake.port, answers: true, limits: PATIENT }),
    pollMs: 1000,
  });
});

afterEach(async () => {
  await spooler.stop();
  await fake.close();
});

const states = (): string[] => store.states.map(([, state]) => state);

it('prints when the paper is back, once, in order, and says so on the way', async () => {
  fake.behave('paper-out');
  for (const id of ['A001', 'A002']) store.add(id, 'p', Date.now());
  await spooler.start([printer('p')]);
  await expect.poll(states).toEqual(['paper-out']);
  fake.behave('works');
  await expect.poll(() => store.reports.length, { timeout: 4000 }).toBe(2);
  expect(store.reports).toEqual([
    ['A001', { state: 'printed' }],
    ['A002', { state: 'printed' }],
  ]);
  expect(fake.slips).toHaveLength(2);
  expect(states().at(-1)).toBe('ready');
});

it('does not print again what a broken connection may have printed', async () => {
  fake.behave('resets-midway');
  store.add('A001', 'p', Date.now());
  await spooler.start([printer('p')]);
  await expect.poll(() => store.reports.length, { timeout: 4000 }).toBe(1);
  expect(store.reports[0]).toMatchObject(['A001', { state: 'unknown' }]);
  fake.behave('works');
  await expect.poll(states, { timeout: 4000 }).toContain('ready');
  expect(fake.slips).toHaveLength(0);
});

it('notices the cover of an idle printer', async () => {
  await spooler.start([printer('p')]);
  await expect.poll(states).toEqual(['ready']);
  fake.behave('cover-open');
  await expect.poll(states, { timeout: 4000 }).toEqual(['ready', 'cover-open']);
  expect(fake.paper.bands).toEqual([]);
});
