/** `/api/office`: the office's own settings. */
import { Type } from 'typebox';
import { Office } from '#common/contract/office.ts';
import { isRefusal } from '#common/contract/refusal.ts';
import { noteOffice } from '#server/store/audit-notes.ts';
import { changeOffice, readOffice } from '#server/store/office.ts';
import { byStaff } from './by.ts';
import { closed } from './params.ts';
import type { App, AppParts } from './parts.ts';
import { refused } from './problem.ts';

const tags = ['office'];

/** Since when recordings are spoken is the server's own to write: a form that was open meanwhile must not undo it. */
function withoutOwnWords(patch: Partial<Office>, { voice }: Office): Partial<Office> {
  if (patch.voice === undefined) return patch;
  const { recordedAt: _theirs, ...own } = patch.voice;
  return { ...patch, voice: voice.recordedAt === undefined ? own : { ...own, recordedAt: voice.recordedAt } };
}

export function officeRoutes(app: App, { db, desk }: AppParts): void {
  app.route({
    method: 'GET',
    url: '/api/office',
    config: { access: ['operator'] },
    schema: { summary: 'The settings of the office', tags, response: { 200: Office } },
    handler: async (_request, reply) => reply.send(readOffice(db).settings),
  });

  app.route({
    method: 'PATCH',
    url: '/api/office',
    config: { access: ['admin'] },
    schema: {
      summary: 'Change settings; each that is named is replaced whole',
      tags,
      body: Type.Partial(Office, closed),
      response: { 200: Office },
    },
    handler: async (request, reply) => {
      const settings = await desk.change('office', byStaff(request), (tx, _now, note) => {
        const before = readOffice(tx).settings;
        const after = changeOffice(tx, withoutOwnWords(request.body, before));
        if (!isRefusal(after)) noteOffice(note, before, after);
        return after;
      });
      return isRefusal(settings) ? refused(reply, settings) : reply.send(settings);
    },
  });
}
