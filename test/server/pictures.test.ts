/** The office's pictures: real ones only, under names of our own, for anybody to see. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPicture } from '#server/http/picture-header.ts';
import { openPictures } from '#server/store/pictures.ts';
import { type Door, openDoor } from '../support/door.ts';

const png = PNG.sync.write(new PNG({ width: 3, height: 2 }));
/** SOI, an application segment, a frame header of 640 × 480, EOI. */
const jpeg = Buffer.from('ffd8ffe000044a46ffc0000b0801e002800101110000ffd9'.padEnd(60, '0'), 'hex');
const webpOf = (chunk: string, payload: string): Buffer => {
  const body = Buffer.concat([Buffer.from(`WEBP${chunk}`), Buffer.from(payload.padEnd(40, '0'), 'hex')]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from('RIFF'), size, body]);
};

describe('the header of a picture', () => {
  it.each([
    ['PNG', png, { type: 'png', width: 3, height: 2 }],
    ['JPEG', jpeg, { type: 'jpg', width: 640, height: 480 }],
    ['WebP', webpOf('VP8 ', '000000000000009d012a8002e001'), { type: 'webp', width: 640, height: 480 }],
    ['lossless WebP', webpOf('VP8L', '000000002f7fc27700'), { type: 'webp', width: 640, height: 480 }],
    ['extended WebP', webpOf('VP8X', '0a000000000000007f0200df0100'), { type: 'webp', width: 640, height: 480 }],
  ])('%s tells type and size', (_name, bytes, expected) => {
    expect(readPicture(bytes)).toEqual(expected);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a PNG cut off', png.subarray(0, png.length - 6)],
    ['a PNG of no width', PNG.sync.write(new PNG({ width: 1, height: 1 })).fill(0, 16, 20)],
    ['a JPEG cut off', jpeg.subarray(0, 20)],
    ['a WebP cut off', webpOf('VP8L', '000000002f7fc27700').subarray(0, 31)],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'.repeat(2))],
    ['a GIF', Buffer.from('GIF89a'.padEnd(60, 'x'))],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'.repeat(2))],
  ])('%s is no picture', (_name, bytes) => {
    expect(readPicture(bytes)).toBeUndefined();
  });
});

describe('/api/pictures', () => {
  let door: Door;
  beforeEach(async () => {
    door = await openDoor();
  });
  afterEach(() => door.close());

  const upload = (payload: Buffer, type = 'image/png') =>
    door.app.inject({
      method: 'POST',
      url: '/api/pictures',
      headers: { ...door.signedIn('admin'), 'content-type': type },
      payload,
    });

  it('keeps a picture, shows it to anybody, and forgets it', async () => {
    const made = await upload(png, 'image/jpeg');
    expect(made.statusCode).toBe(201);
    const { name, url } = made.json();
    expect(url).toBe(`/pictures/${name}`);
    expect(name).toMatch(/^[0-9a-f-]{36}\.png$/);
    const headers = door.signedIn('admin');
    expect((await door.call('GET', '/api/pictures', { headers })).json()).toEqual({ pictures: [{ name, url }] });
    const shown = await door.call('GET', url);
    expect(readPicture(shown.rawPayload)).toEqual({ type: 'png', width: 3, height: 2 });
    expect(shown.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    expect((await door.call('DELETE', `/api/pictures/${name}`, { headers })).statusCode).toBe(204);
    expect((await door.call('GET', url)).statusCode).toBe(404);
    expect((await door.call('DELETE', `/api/pictures/${name}`, { headers })).json().code).toBe('picture.unknown');
    expect(readdirSync(join(door.dataFolder, 'pictures'))).toEqual([]);
  });

  it('refuses what is no picture, what is too large, and one too many', async () => {
    expect((await upload(Buffer.from('not a picture'))).json()).toMatchObject({
      code: 'request.invalid',
      field: 'picture',
    });
    expect((await upload(png, 'image/svg+xml')).json()).toMatchObject({ status: 400, code: 'request.invalid' });
    expect((await upload(png, 'application/json')).json()).toMatchObject({ status: 400, code: 'request.invalid' });
    expect((await upload(Buffer.alloc(4 * 1024 * 1024 + 1))).json()).toMatchObject({
      status: 413,
      code: 'request.too-large',
    });
    const huge = Buffer.from(png);
    huge.writeUInt32BE(20_000, 16);
    expect((await upload(huge)).json()).toMatchObject({ code: 'request.invalid', field: 'picture' });
    for (let i = 0; i < 60; i += 1) expect((await upload(png)).statusCode).toBe(201);
    expect((await upload(png)).json()).toMatchObject({ code: 'request.invalid', field: 'pictures' });
    expect(readdirSync(join(door.dataFolder, 'pictures'))).toHaveLength(60);
  });

  it('A14: is made anew from its pixels: no place, no second file, no bomb', async () => {
    const pixels = { create: { width: 40, height: 20, channels: 3, background: '#0a7c3f' } } as const;
    const told = { IFD0: { Copyright: 'NOBODY-MAY-READ-THIS' }, IFD3: { GPSLatitude: '21/1 1/1 1/1' } };
    const photo = await sharp(pixels).jpeg().withExif(told).toBuffer();
    const polyglot = Buffer.concat([photo, Buffer.from('<script>alert(1)</script>PK'), Buffer.from([0xff, 0xd9])]);
    const { url } = (await upload(polyglot)).json();
    const shown = (await door.call('GET', url)).rawPayload;
    expect(photo.includes('NOBODY-MAY-READ-THIS')).toBe(true);
    expect((await sharp(shown).metadata()).exif).toBeUndefined();
    for (const trace of ['NOBODY-MAY-READ-THIS', '<script>']) expect(shown.includes(trace)).toBe(false);
    const bomb = await sharp({ create: { ...pixels.create, width: 7_990, height: 7_990 } })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect((await upload(bomb)).json()).toMatchObject({ status: 400, field: 'picture' });
    expect((await upload(jpeg)).json()).toMatchObject({ status: 400, field: 'picture' });
  });

  it('leaves no file behind when the store fails', async () => {
    await door.core.desk.stop();
    expect((await upload(png)).json()).toMatchObject({ status: 503, code: 'server.stopping' });
    expect(readdirSync(join(door.dataFolder, 'pictures'))).toEqual([]);
  });

  it('shows nothing but its own files', async () => {
    writeFileSync(join(door.dataFolder, 'secret.png'), png);
    for (const name of ['..%2fsecret.png', '%2e%2e%2fsecret.png', 'secret.png', '%00.png']) {
      expect((await door.call('GET', `/pictures/${name}`)).statusCode).toBe(404);
    }
  });

  it('finds its pictures again after a restart, and clears half-written ones away', async () => {
    const { name } = (await upload(png)).json();
    writeFileSync(join(door.dataFolder, 'pictures', `${name}.new`), 'half');
    expect(openPictures(door.dataFolder).list()).toEqual([name]);
    expect(readdirSync(join(door.dataFolder, 'pictures'))).toEqual([name]);
  });
});
