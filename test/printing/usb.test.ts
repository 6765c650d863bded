/** DESIGN "Printing": a device file gives the same honest outcomes as the network. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { usbTransport } from '#server/printing/transport-usb.ts';
import type { Bitmap, PrinterTransport } from '#server/printing/types.ts';
import { delivery, draw, SHORT } from '#test/printing/print-room.ts';
import { birthSlip } from '#test/printing/sample-slips.ts';
import { FakeDevice, failing } from '#test/support/fake-usb.ts';

const picture: Bitmap = await draw(birthSlip, 384);
const signal = new AbortController().signal;

function printerAt(device: FakeDevice, answers = true): PrinterTransport {
  return usbTransport({ path: '/dev/usb/lp0', answers, limits: SHORT, openDevice: async () => device });
}

it('prints through a busy device, whole and in order, and closes it', async () => {
  const device = new FakeDevice('works');
  expect(await printerAt(device).deliver(delivery(picture))).toEqual({ state: 'printed' });
  expect(device.mind.paper.slips).toHaveLength(1);
  expect(device.mind.paper.slips[0]).toMatchObject({ width: 384, height: picture.height });
  expect(device.mind.paper.strays).toEqual([]);
  expect(device.closed).toBe(1);
});

it.each([
  ['paper-out', 'not-printed', 'paper-out'],
  ['mute', 'not-printed', 'stalled'],
  ['paper-out-midway', 'partly', 'paper-out'],
  ['stalls', 'unknown', 'stalled'],
] as const)('%s ends as %s (%s)', async (behaviour, state, reason) => {
  const device = new FakeDevice(behaviour);
  expect(await printerAt(device).deliver(delivery(picture))).toEqual({ state, reason });
  expect(device.closed).toBe(1);
});

it('pulled out in the middle: something may be on paper', async () => {
  const device = new FakeDevice('stalls');
  const outcome = printerAt(device).deliver(delivery(picture));
  await expect.poll(() => device.mind.startedPrinting, { timeout: 3000, interval: 10 }).toBe(true);
  device.pulledOut = true;
  expect(await outcome).toMatchObject({ state: 'unknown', reason: 'reset' });
});

it('is unconfirmed when set up as answering no status', async () => {
  const device = new FakeDevice('mute');
  expect(await printerAt(device, false).deliver(delivery(picture))).toEqual({ state: 'unconfirmed' });
  expect(device.mind.paper.slips).toHaveLength(1);
  expect(await printerAt(device, false).probe(signal)).toBe('unknown');
});

it('looks at the paper', async () => {
  expect(await printerAt(new FakeDevice('works')).probe(signal)).toBe('ready');
  expect(await printerAt(new FakeDevice('paper-low')).probe(signal)).toBe('paper-low');
});

it.each([
  ['EACCES', 'not-permitted'],
  ['EBUSY', 'not-permitted'],
  ['ENOENT', 'unreachable'],
])('that can not be opened (%s) surely printed nothing', async (code, reason) => {
  const openDevice = () => Promise.reject(failing(code));
  const transport = usbTransport({ path: '/dev/usb/lp0', answers: true, limits: SHORT, openDevice });
  expect(await transport.deliver(delivery(picture))).toMatchObject({ state: 'not-printed', reason });
  expect(await transport.probe(signal)).toBe('unreachable');
});

it('never writes to anything but a printer, whatever path it was given', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'luot-usb-'));
  const file = join(folder, 'precious.txt');
  await writeFile(file, 'precious');
  for (const path of [file, '/dev/null', '/dev/nothing-there']) {
    const outcome = await usbTransport({ path, answers: false, limits: SHORT }).deliver(delivery(picture));
    expect(outcome.state).toBe('not-printed');
  }
  expect(await readFile(file, 'utf8')).toBe('precious');
  await rm(folder, { recursive: true });
});
