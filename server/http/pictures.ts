/** `/api/pictures`: the office's own pictures for the lobby screen. */
import { Type } from 'typebox';
import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { byStaff } from './by.ts';
import { closed } from './params.ts';
import type { App, AppParts } from './parts.ts';
import { readPicture } from './picture-header.ts';
import { reencode } from './picture-reencode.ts';
import { refused } from './problem.ts';

const BYTES_AT_MOST = 4 * 1024 * 1024;
/** What a cheap player behind a television can still decode; an 8K screen is 7,680 wide. */
const SIDE_AT_MOST = 8_000;
const TYPES = ['image/png', 'image/jpeg', 'image/webp'];

const tags = ['pictures'];
const admins = { access: ['admin'] } as const;
const Picture = Type.Object({ name: Type.String(), url: Type.String() });
const describe = (name: string) => ({ name, url: `/pictures/${name}` });

export function pictureRoutes(app: App, { desk, pictures }: AppParts): void {
  app.addContentTypeParser(TYPES, { parseAs: 'buffer', bodyLimit: BYTES_AT_MOST }, (_request, body, done) =>
    done(null, body),
  );

  app.route({
    method: 'GET',
    url: '/api/pictures',
    config: { access: ['operator'] },
    schema: { summary: 'All pictures', tags, response: { 200: Type.Object({ pictures: Type.Array(Picture) }) } },
    handler: async (_request, reply) => reply.send({ pictures: pictures.list().map(describe) }),
  });

  app.route({
    method: 'POST',
    url: '/api/pictures',
    bodyLimit: BYTES_AT_MOST,
    config: admins,
    schema: { summary: 'Add a picture: PNG, JPEG or WebP up to 4 MB', tags, response: { 201: Picture } },
    handler: async (request, reply) => {
      const found = Buffer.isBuffer(request.body) ? readPicture(request.body) : undefined;
      if (found === undefined || !Buffer.isBuffer(request.body))
        return refused(reply, notAPicture('must be a PNG, JPEG or WebP picture'));
      if (Math.max(found.width, found.height) > SIDE_AT_MOST) {
        return refused(reply, notAPicture(`must be at most ${SIDE_AT_MOST} pixels wide and high`));
      }
      const clean = await reencode(request.body, found.type);
      if (clean === undefined) return refused(reply, notAPicture('cannot be read'));
      const name = await pictures.write(clean, found.type);
      let shown: string | Refusal | undefined;
      try {
        shown = await desk.change('pictures', byStaff(request), (_db, _now, note) => {
          note({ act: 'picture.made', subject: { kind: 'picture', id: name, name } });
          return pictures.show(name);
        });
      } finally {
        // Refused, or the store failed: nobody will ever ask for the file.
        if (typeof shown !== 'string') {
          pictures.hide(name);
          await pictures.drop(name);
        }
      }
      return isRefusal(shown) ? refused(reply, shown) : reply.code(201).send(describe(name));
    },
  });

  app.route({
    method: 'DELETE',
    url: '/api/pictures/:name',
    config: admins,
    schema: {
      summary: 'Remove a picture',
      tags,
      params: Type.Object({ name: Type.String({ maxLength: 60 }) }, closed),
    },
    handler: async (request, reply) => {
      const { name } = request.params;
      const hidden = await desk.change('pictures', byStaff(request), (_db, _now, note) => {
        note({ act: 'picture.removed', subject: { kind: 'picture', id: name, name } });
        return pictures.hide(name);
      });
      if (isRefusal(hidden)) return refused(reply, hidden);
      await pictures.drop(name);
      return reply.code(204).send();
    },
  });
}

const notAPicture = (detail: string): Refusal =>
  refuse('request.invalid', { field: 'picture', detail: `picture: ${detail}`, params: { why: 'format' } });
