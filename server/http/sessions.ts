/** `/api/sessions`: where one is signed in, and signing out everywhere (SPEC A12). */
import { Type } from 'typebox';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { Moment } from '#common/contract/text.ts';
import { momentFormat } from '#server/moment.ts';
import { endSessionsOf, sessionStore } from '#server/store/sessions.ts';
import { byStaff } from './by.ts';
import { clearSessionCookie } from './cookies.ts';
import type { App, AppParts } from './parts.ts';
import { refused } from './problem.ts';
import { sessionEntry } from './session-notes.ts';

const tags = ['session'];
const own = { access: ['operator'], duringPasswordChange: true } as const;
const SessionsAnswer = Type.Object({
  sessions: Type.Array(Type.Object({ startedAt: Moment, lastSeenAt: Moment, current: Type.Boolean() })),
});

export function sessionsRoutes(app: App, parts: AppParts): void {
  const { db, now } = parts;
  const sessions = sessionStore(db);
  const toMoment = momentFormat(parts.config.timeZone);

  app.route({
    method: 'GET',
    url: '/api/sessions',
    config: own,
    schema: { summary: 'Where one is signed in', tags, response: { 200: SessionsAnswer } },
    handler: async ({ actor, identity }, reply) => {
      if (actor.kind !== 'staff') return refused(reply, refuse('auth.required'));
      return reply.send({
        sessions: sessions.listOf(actor.id, now()).map(({ hash, createdAt, lastSeenAt }) => ({
          startedAt: toMoment(createdAt),
          lastSeenAt: toMoment(lastSeenAt),
          current: hash === identity.session,
        })),
      });
    },
  });

  app.route({
    method: 'DELETE',
    url: '/api/sessions',
    config: own,
    schema: { summary: 'Sign out everywhere, here too', tags },
    handler: async (request, reply) => {
      const { actor } = request;
      if (actor.kind !== 'staff') return refused(reply, refuse('auth.required'));
      const ended = await parts.desk.record({ by: byStaff(request) }, (tx, _at, note) => {
        endSessionsOf(tx, actor.id);
        note(sessionEntry('session.closed', actor));
        return { result: null, events: [] };
      });
      if (isRefusal(ended)) return refused(reply, ended);
      parts.onAccessChanged();
      clearSessionCookie(request, reply);
      return reply.code(204).send();
    },
  });
}
