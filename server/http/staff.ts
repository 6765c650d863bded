/** `/api/staff`: who may sign in. */
import { Type } from 'typebox';
import { Staff, StaffBody } from '#common/contract/office.ts';
import { isRefusal } from '#common/contract/refusal.ts';
import { refuseGuessable } from '#server/password-rules.ts';
import { hashPassword } from '#server/passwords.ts';
import { noteChange, noteRemoval, passwordEntry } from '#server/store/audit-notes.ts';
import { passwordWords } from '#server/store/password-words.ts';
import { sessionStore } from '#server/store/sessions.ts';
import { changeStaff, createStaff, listStaff, removeStaff, staffById } from '#server/store/staff.ts';
import { byStaff } from './by.ts';
import { setSessionCookie } from './cookies.ts';
import { closed, IdParams } from './params.ts';
import type { App, AppParts } from './parts.ts';
import { refused } from './problem.ts';

const admins = { access: ['admin'] } as const;
const tags = ['staff'];

export function staffRoutes(app: App, parts: AppParts): void {
  const { db, desk, now } = parts;
  const sessions = sessionStore(db);

  app.route({
    method: 'GET',
    url: '/api/staff',
    config: { access: ['supervisor'] },
    schema: { summary: 'All members of staff', tags, response: { 200: Type.Object({ staff: Type.Array(Staff) }) } },
    handler: async (_request, reply) => reply.send({ staff: listStaff(db) }),
  });

  app.route({
    method: 'POST',
    url: '/api/staff',
    config: admins,
    schema: { summary: 'Make an account', tags, body: StaffBody, response: { 201: Staff } },
    handler: async (request, reply) => {
      const { password, mustChangePassword = false, ...body } = request.body;
      const weak = refuseGuessable(password, passwordWords(db, body));
      if (weak !== undefined) return refused(reply, weak);
      const passwordHash = await hashPassword(password);
      const person = await desk.change('staff', byStaff(request), (tx, _now, note) =>
        noteChange(note, 'staff', null, createStaff(tx, { ...body, passwordHash, mustChangePassword })),
      );
      return isRefusal(person) ? refused(reply, person) : reply.code(201).send(person);
    },
  });

  app.route({
    method: 'PATCH',
    url: '/api/staff/:id',
    config: admins,
    schema: {
      summary: 'Change an account; a new password signs it out everywhere and has to be changed',
      tags,
      params: IdParams,
      body: Type.Partial(StaffBody, closed),
      response: { 200: Staff },
    },
    handler: async (request, reply) => {
      const { id } = request.params;
      const own = byStaff(request).staffId === id;
      const { password, ...patch } = request.body;
      const weak =
        password === undefined
          ? undefined
          : refuseGuessable(password, passwordWords(db, { ...staffById(db, id), ...patch }));
      if (weak !== undefined) return refused(reply, weak);
      // Somebody else knows the password now, until its owner has chosen another.
      const reset =
        password === undefined ? {} : { passwordHash: await hashPassword(password), mustChangePassword: !own };
      const person = await desk.change('staff', byStaff(request), (tx, _now, note) => {
        const changed = noteChange(note, 'staff', staffById(tx, id), changeStaff(tx, id, { ...reset, ...patch }));
        if (password !== undefined && !isRefusal(changed)) note(passwordEntry(changed, own));
        return changed;
      });
      if (isRefusal(person)) return refused(reply, person);
      if (password !== undefined) {
        parts.onStaffShutOut(id);
        if (own) setSessionCookie(request, reply, sessions.open(id, now()));
      } else if (patch.role !== undefined) parts.onAccessChanged();
      return reply.send(person);
    },
  });

  app.route({
    method: 'DELETE',
    url: '/api/staff/:id',
    config: admins,
    schema: { summary: 'Remove an account', tags, params: IdParams },
    handler: async (request, reply) => {
      const { id } = request.params;
      const removed = await desk.change('staff', byStaff(request), (tx, at, note) =>
        noteRemoval(note, 'staff', staffById(tx, id), removeStaff(tx, id, at)),
      );
      if (isRefusal(removed)) return refused(reply, removed);
      parts.onStaffShutOut(id);
      return reply.code(204).send();
    },
  });
}
