/** The pages, their assets, the voice and the pictures: files, handed to anybody. */
import { basename, dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { DeviceKind, VisitParts } from '#common/contract/office.ts';
import { deviceStore } from '#server/store/devices.ts';
import { readOffice } from '#server/store/office.ts';
import { DEVICE_KINDS, deviceCookie, setDeviceCookie } from './cookies.ts';
import type { App, AppParts } from './parts.ts';
import { permissions } from './security-headers.ts';

const PAPERS = 'papers-page/index.html';
const RATING = 'rating-page/index.html';
const RECEPTION = 'reception-page/index.html';
const HALL = 'hall-page/index.html';
const VOICE = 'voice-page/index.html';

/** Pages of a part of the visit: where it is off they show nowhere (SPEC J1). */
const PART_OF: Readonly<Record<string, keyof VisitParts>> = {
  [PAPERS]: 'papers',
  [RATING]: 'rating',
  [RECEPTION]: 'reception',
  [HALL]: 'hallCode',
  [VOICE]: 'voicePage',
};

const PAGES: Readonly<Record<string, string>> = {
  '/': 'admin-console/start.html',
  '/kiosk': 'kiosk-ui/index.html',
  '/counter': 'counter-terminal/index.html',
  '/display': 'display-board/index.html',
  '/admin': 'admin-console/index.html',
  '/lay-so': HALL,
  '/dat-hen': 'booking-page/index.html',
  '/dat-hen/:token': 'booking-page/index.html',
  '/t/:token': 'ticket-page/index.html',
  '/t/worker.js': 'ticket-page/worker.mjs',
  '/giay-to': PAPERS,
  '/papers': PAPERS,
  '/tiep-dan': RECEPTION,
  '/reception': RECEPTION,
  '/danh-gia': RATING,
  '/rating': RATING,
  '/ghi-am': VOICE,
  '/record-voice': VOICE,
};

/** Beside each page and asset lies its packed form; what stands between must not hand it to a browser that cannot read it. */
const PACKED = 'accept-encoding';

const open = { access: 'anybody' } as const;

export async function pageRoutes(app: App, parts: AppParts): Promise<void> {
  const devices = deviceStore(parts.db);
  const assets = join(parts.pagesFolder, 'assets');
  await app.register(fastifyStatic, { root: parts.pagesFolder, serve: false, preCompressed: true });

  for (const [url, file] of Object.entries(PAGES)) {
    const kind = DEVICE_KINDS.find((name) => url === `/${name}`);
    app.route({
      method: 'GET',
      url,
      config: open,
      schema: { hide: true },
      handler: async (request, reply) => {
        const part = PART_OF[file];
        if (part !== undefined && readOffice(parts.db).settings.parts[part] !== true) return reply.callNotFound();
        if (kind !== undefined) renewPairing(request, reply, kind);
        if (file === VOICE) reply.header('permissions-policy', permissions('microphone'));
        // Always asked for again, so that a new build is found; the assets that it names never change.
        return reply.headers({ 'cache-control': 'no-cache', vary: PACKED }).sendFile(file, { cacheControl: false });
      },
    });
  }

  /** A screen that is never paired again must not lose its cookie after 400 days. */
  function renewPairing(request: FastifyRequest, reply: FastifyReply, kind: DeviceKind): void {
    const cookie = request.cookies[deviceCookie(kind)];
    if (cookie !== undefined && devices.renew(cookie, parts.now())) setDeviceCookie(request, reply, kind, cookie);
  }

  app.route({
    method: 'GET',
    url: '/assets/*',
    config: { ...open, rateLimit: false },
    schema: { hide: true, params: Type.Object({ '*': Type.String() }) },
    handler: async (request, reply) =>
      reply.header('vary', PACKED).sendFile(request.params['*'], assets, { immutable: true, maxAge: '365d' }),
  });

  app.route({
    method: 'GET',
    url: '/voice/:language/:name',
    config: open,
    schema: { hide: true, params: Type.Object({ language: Type.String(), name: Type.String() }) },
    handler: async (request, reply) =>
      sendOwnFile(reply, parts.voiceFile(request.params.language, request.params.name)),
  });

  app.route({
    method: 'GET',
    url: '/pictures/:name',
    config: open,
    schema: { hide: true, params: Type.Object({ name: Type.String() }) },
    handler: async (request, reply) => sendOwnFile(reply, parts.pictures.file(request.params.name)),
  });
}

/** Revalidated each time (a pack may be re-recorded), from the cache when unchanged. */
function sendOwnFile(reply: FastifyReply, path: string | undefined): unknown {
  if (path === undefined) return reply.callNotFound();
  return reply.header('cache-control', 'no-cache').sendFile(basename(path), dirname(path), { cacheControl: false });
}
