/** The kiosk's page, its assets and its voice: the files of the same package. */
import { basename, dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { Type } from 'typebox';
import type { App } from '#server/http/parts.ts';
import { type Voices, voiceRoutes } from '#server/voice/route.ts';

const anybody = { access: 'anybody' } as const;

export async function pageFiles(
  app: App,
  { pagesFolder, voices }: { pagesFolder: string; voices: Voices },
): Promise<void> {
  const assets = join(pagesFolder, 'assets');
  await app.register(fastifyStatic, { root: pagesFolder, serve: false, preCompressed: true });
  app.get('/', { config: anybody }, async (_request, reply) => reply.redirect('/kiosk', 302));
  app.get('/kiosk', { config: anybody }, async (_request, reply) =>
    // Always asked for again, so that a new build is found; the assets that it names never change.
    reply.header('cache-control', 'no-cache').sendFile('kiosk-ui/index.html', { cacheControl: false }),
  );
  app.get(
    '/assets/*',
    { config: anybody, schema: { params: Type.Object({ '*': Type.String() }) } },
    async (request, reply) => reply.sendFile(request.params['*'], assets, { immutable: true, maxAge: '365d' }),
  );
  app.get(
    '/voice/:language/:name',
    { config: anybody, schema: { params: Type.Object({ language: Type.String(), name: Type.String() }) } },
    async (request, reply) => {
      const path = voices.file(request.params.language, request.params.name);
      if (path === undefined) return reply.callNotFound();
      return reply.header('cache-control', 'no-cache').sendFile(basename(path), dirname(path), { cacheControl: false });
    },
  );
  voiceRoutes(app, voices);
}
