/** CONTRACT "Printers": a file printer writes PNG files into a folder inside the data folder, and nowhere else. */
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { missingField, transportOf } from '#server/printing/drivers.ts';
import { fileTransport } from '#server/printing/transport-file.ts';
import type { Bitmap } from '#server/printing/types.ts';
import { delivery, draw } from '#test/printing/print-room.ts';
import { birthSlip } from '#test/printing/sample-slips.ts';

const picture: Bitmap = await draw(birthSlip, 384);
const signal = new AbortController().signal;

let data: string;
let outside: string;

beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), 'luot-file-'));
  data = join(root, 'data');
  outside = join(root, 'outside');
  await mkdir(data);
  await mkdir(outside);
});

afterEach(() => rm(join(data, '..'), { recursive: true }));

it('writes a picture a job, named by time and label, whole', async () => {
  const transport = fileTransport(data, 'printed');
  expect(await transport.deliver(delivery(picture))).toEqual({ state: 'printed' });
  expect(await readdir(join(data, 'printed'))).toEqual(['2026-11-23-084312-417-B009.png']);
  const png = PNG.sync.read(await readFile(join(data, 'printed', '2026-11-23-084312-417-B009.png')));
  expect([png.width, png.height]).toEqual([384, picture.height]);
  expect(await transport.probe(signal)).toBe('ready');
});

it('keeps slips of the same moment apart and a test slip without a label', async () => {
  const transport = fileTransport(data, 'printed');
  await Promise.all(['A001', 'A002', null].map((label) => transport.deliver(delivery(picture, { label }))));
  expect(await readdir(join(data, 'printed'))).toHaveLength(3);
});

it('lets no label lead anywhere', async () => {
  const transport = fileTransport(data, 'printed');
  await transport.deliver(delivery(picture, { label: '../../outside/evil' }));
  expect(await readdir(outside)).toEqual([]);
  expect(await readdir(join(data, 'printed'))).toEqual(['2026-11-23-084312-417-outsideevil.png']);
});

it.each(['..', '../outside', '/etc', 'printed/../../outside', '.'])('refuses the folder %s', (folder) => {
  expect(() => fileTransport(data, folder)).toThrow('not inside the data folder');
});

it('refuses a folder that is a link to somewhere else', async () => {
  await symlink(outside, join(data, 'printed'));
  const transport = fileTransport(data, 'printed');
  expect(await transport.deliver(delivery(picture))).toMatchObject({ state: 'not-printed', reason: 'not-writable' });
  expect(await transport.probe(signal)).toBe('unreachable');
  expect(await readdir(outside)).toEqual([]);
});

it('says that it could not write, and leaves no half file', async () => {
  await writeFile(join(data, 'printed'), 'in the way');
  expect(await fileTransport(data, 'printed').deliver(delivery(picture))).toMatchObject({ reason: 'not-writable' });
  await mkdir(join(data, 'full'));
  // A folder by the name of the picture: renaming onto it fails after everything was written.
  await mkdir(join(data, 'full', '2026-11-23-084312-417-B009.png', 'x'), { recursive: true });
  expect(await fileTransport(data, 'full').deliver(delivery(picture))).toMatchObject({ reason: 'not-writable' });
  expect(await readdir(join(data, 'full'))).toHaveLength(1);
});

it('makes the way to a printer from its settings, and says which one is missing', () => {
  const common = { name: 'Máy in', dots: 576, status: 'full' } as const;
  expect(missingField({ ...common, driver: 'network' })).toBe('host');
  expect(missingField({ ...common, driver: 'usb' })).toBe('path');
  expect(missingField({ ...common, driver: 'file' })).toBeUndefined();
  expect(() => transportOf({ ...common, driver: 'network' }, data)).toThrow('no host');
  expect(() => transportOf({ ...common, driver: 'file', path: '../x' }, data)).toThrow('not inside');
  expect(transportOf({ ...common, driver: 'usb', path: '/dev/usb/lp0' }, data)).toHaveProperty('deliver');
});
