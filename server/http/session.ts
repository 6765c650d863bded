/** Sign-in of staff: `/api/session`. */
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Refusal } from '#common/contract/errors.ts';
import { Role } from '#common/contract/office.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { Id } from '#common/contract/text.ts';
import { refuseGuessable } from '#server/password-rules.ts';
import { hashPassword, isOldHash } from '#server/passwords.ts';
import { passwordEntry } from '#server/store/audit-notes.ts';
import { passwordWords } from '#server/store/password-words.ts';
import { sessionStore } from '#server/store/sessions.ts';
import { changeStaff, passwordHashOf, renewPasswordHash, staffById, staffByUsername } from '#server/store/staff.ts';
import { addressOf, byStaff } from './by.ts';
import { clearSessionCookie, setSessionCookie } from './cookies.ts';
import { type Account, rememberBrowser } from './known-browser.ts';
import type { App, AppParts } from './parts.ts';
import { passwordCheck } from './password-check.ts';
import { refused } from './problem.ts';
import { refusedSignIns, sessionEntry } from './session-notes.ts';

const closed = { additionalProperties: false } as const;
const SignInBody = Type.Object(
  { username: Type.String({ minLength: 1, maxLength: 64 }), password: Type.String({ minLength: 1, maxLength: 200 }) },
  closed,
);
const PasswordBody = Type.Object(
  { current: Type.String({ minLength: 1, maxLength: 200 }), password: Type.String({ minLength: 8, maxLength: 200 }) },
  closed,
);
const SessionAnswer = Type.Object({
  staff: Type.Object({ id: Id, name: Type.String(), role: Role }),
  mustChangePassword: Type.Boolean(),
  counterId: Type.Union([Id, Type.Null()]),
});

export function sessionRoutes(app: App, parts: AppParts): void {
  const { db } = parts;
  const sessions = sessionStore(db);
  const check = passwordCheck(parts);

  const noteRefused = refusedSignIns(parts);

  /** Ends the session that a request came with, and the feeds that it had opened. */
  async function endSession({ identity }: FastifyRequest, address: string): Promise<Refusal | undefined> {
    const { session, staff } = identity;
    if (session === undefined || staff === undefined) return undefined;
    const ended = await parts.desk.record({ by: { staffId: staff.id, address } }, (_db, _at, note) => {
      sessions.end(session);
      note(sessionEntry('session.closed', staff));
      return { result: null, events: [] };
    });
    if (isRefusal(ended)) return ended;
    parts.onAccessChanged();
    return undefined;
  }

  /** The account, with its hash made anew when it was made with weaker parameters than today's. */
  async function renewed(account: Account, password: string): Promise<Account> {
    if (!isOldHash(account.passwordHash)) return account;
    const passwordHash = await hashPassword(password);
    renewPasswordHash(db, account.id, account.passwordHash, passwordHash);
    return { id: account.id, passwordHash };
  }

  app.route({
    method: 'POST',
    url: '/api/session',
    config: { access: 'anybody' },
    schema: { summary: 'Sign in', tags: ['session'], body: SignInBody, response: { 200: SessionAnswer } },
    handler: async (request, reply) => {
      // Tablets like to begin with a capital letter.
      const username = request.body.username.trim().toLowerCase();
      const person = staffByUsername(db, username);
      const refusal = await check(request, username, request.body.password, person);
      if (refusal !== undefined) {
        await noteRefused(request, refusal, person);
        return refused(reply, refusal);
      }
      // Removed, or given another password, while this one was being checked.
      if (person === undefined || passwordHashOf(db, person.id) !== person.passwordHash) {
        return refused(reply, refuse('auth.failed'));
      }
      const address = addressOf(request);
      const ended = await endSession(request, address);
      if (ended !== undefined) return refused(reply, ended);
      const opened = await parts.desk.record({ by: { staffId: person.id, address } }, (_db, at, note) => {
        note(sessionEntry('session.opened', person));
        return { result: sessions.open(person.id, at), events: [] };
      });
      if (isRefusal(opened)) return refused(reply, opened);
      setSessionCookie(request, reply, opened.answer);
      rememberBrowser(request, reply, await renewed(person, request.body.password));
      return reply.send({
        staff: { id: person.id, name: person.name, role: person.role },
        mustChangePassword: person.mustChangePassword,
        counterId: sessions.counterOf(person.id),
      });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/session',
    config: { access: ['operator'], duringPasswordChange: true },
    schema: { summary: 'Who is signed in', tags: ['session'], response: { 200: SessionAnswer } },
    handler: async ({ actor, identity }, reply) => {
      if (actor.kind !== 'staff') return refused(reply, refuse('auth.required'));
      return reply.send({
        staff: { id: actor.id, name: actor.name, role: actor.role },
        mustChangePassword: identity.mustChangePassword,
        counterId: sessions.counterOf(actor.id),
      });
    },
  });

  app.route({
    method: 'DELETE',
    url: '/api/session',
    // Signing out of a session that has expired is no mistake.
    config: { access: 'anybody' },
    schema: { summary: 'Sign out', tags: ['session'] },
    handler: async (request, reply) => {
      const ended = await endSession(request, addressOf(request));
      if (ended !== undefined) return refused(reply, ended);
      clearSessionCookie(request, reply);
      return reply.code(204).send();
    },
  });

  app.route({
    method: 'POST',
    url: '/api/session/password',
    config: { access: ['operator'], duringPasswordChange: true },
    schema: { summary: 'Change the own password', tags: ['session'], body: PasswordBody },
    handler: async (request, reply) => {
      const { actor, body } = request;
      if (actor.kind !== 'staff') return refused(reply, refuse('auth.required'));
      const stored = passwordHashOf(db, actor.id);
      const account = stored === undefined ? undefined : { id: actor.id, passwordHash: stored };
      const wrong = await check(request, actor.id, body.current, account);
      if (wrong !== undefined) await noteRefused(request, wrong, actor);
      const refusal = wrong ?? refuseGuessable(body.password, passwordWords(db, staffById(db, actor.id)));
      if (refusal !== undefined) return refused(reply, refusal);
      if (body.password === body.current) {
        return refused(
          reply,
          refuse('request.invalid', {
            field: 'password',
            detail: 'password: must be another one',
            params: { why: 'duplicate' },
          }),
        );
      }
      const passwordHash = await hashPassword(body.password);
      const changed = await parts.desk.change('staff', byStaff(request), (tx, at, note) => {
        // Reset by an admin meanwhile: his word counts.
        if (passwordHashOf(tx, actor.id) !== stored) return refuse('auth.failed');
        note(passwordEntry(actor, true));
        const done = changeStaff(tx, actor.id, { passwordHash, mustChangePassword: false });
        // In the same act: whoever changed the password is never left without a way in.
        return isRefusal(done) ? done : sessions.open(actor.id, at);
      });
      if (isRefusal(changed)) return refused(reply, changed);
      parts.onAccessChanged();
      setSessionCookie(request, reply, changed);
      rememberBrowser(request, reply, { id: actor.id, passwordHash });
      return reply.code(204).send();
    },
  });
}
