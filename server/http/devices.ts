/** `/api/devices`: kiosks, displays and counter browsers, their tokens and pairing links. */
import { Type } from 'typebox';
import { DeviceBody, DeviceKind } from '#common/contract/office.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { Id, Moment } from '#common/contract/text.ts';
import { momentFormat } from '#server/moment.ts';
import { noteChange, noteRemoval } from '#server/store/audit-notes.ts';
import {
  changeDevice,
  createDevice,
  createPairing,
  deviceById,
  deviceStore,
  removeDevice,
} from '#server/store/devices.ts';
import { readOffice } from '#server/store/office.ts';
import { byStaff } from './by.ts';
import { closed, IdParams } from './params.ts';
import type { App, AppParts } from './parts.ts';
import { refused } from './problem.ts';

const admins = { access: ['admin'] } as const;
const tags = ['devices'];

const DeviceAnswer = Type.Object({
  id: Id,
  kind: DeviceKind,
  label: Type.String(),
  printerId: Type.Union([Id, Type.Null()]),
});
const { kind: _fixed, ...changeable } = DeviceBody.properties;
const DevicePatch = Type.Partial(Type.Object(changeable), closed);

export function deviceRoutes(app: App, parts: AppParts): void {
  const { db, desk } = parts;
  const devices = deviceStore(db);
  const toMoment = momentFormat(parts.config.timeZone);

  app.route({
    method: 'GET',
    url: '/api/device',
    config: { access: ['kiosk', 'display', 'counter'] },
    schema: {
      summary: 'Which device this is',
      description: 'A browser that is paired as devices of several kinds says which one it means.',
      tags,
      querystring: Type.Object({ kind: Type.Optional(DeviceKind) }, closed),
      response: { 200: Type.Object({ id: Id, kind: DeviceKind, label: Type.String() }) },
    },
    handler: async ({ identity, query }, reply) => {
      const device = identity.devices.find(({ deviceKind }) => query.kind === undefined || deviceKind === query.kind);
      if (device === undefined) return refused(reply, refuse('auth.required'));
      return reply.send({ id: device.id, kind: device.deviceKind, label: device.label });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/devices',
    config: { access: ['supervisor'] },
    schema: { summary: 'All devices', tags, response: { 200: Type.Object({ devices: Type.Array(DeviceAnswer) }) } },
    handler: async (_request, reply) => reply.send({ devices: devices.list() }),
  });

  app.route({
    method: 'POST',
    url: '/api/devices',
    config: admins,
    schema: {
      summary: 'Make a device; its token is shown this once',
      tags,
      body: DeviceBody,
      response: { 201: Type.Object({ ...DeviceAnswer.properties, token: Type.String() }) },
    },
    handler: async (request, reply) => {
      const made = await desk.change('devices', byStaff(request), (tx, now, note) => {
        const created = createDevice(tx, request.body, now);
        noteChange(note, 'device', null, isRefusal(created) ? created : created.device);
        return created;
      });
      if (isRefusal(made)) return refused(reply, made);
      return reply.code(201).send({ ...made.device, token: made.token });
    },
  });

  app.route({
    method: 'PATCH',
    url: '/api/devices/:id',
    config: admins,
    schema: { summary: 'Change a device', tags, params: IdParams, body: DevicePatch, response: { 200: DeviceAnswer } },
    handler: async (request, reply) => {
      const { id } = request.params;
      const device = await desk.change('devices', byStaff(request), (tx, _now, note) =>
        noteChange(note, 'device', deviceById(tx, id), changeDevice(tx, id, request.body)),
      );
      return isRefusal(device) ? refused(reply, device) : reply.send(device);
    },
  });

  app.route({
    method: 'DELETE',
    url: '/api/devices/:id',
    config: admins,
    schema: { summary: 'Shut a device out, at once', tags, params: IdParams },
    handler: async (request, reply) => {
      const { id } = request.params;
      const removed = await desk.change('devices', byStaff(request), (tx, now, note) =>
        noteRemoval(note, 'device', deviceById(tx, id), removeDevice(tx, id, now)),
      );
      if (isRefusal(removed)) return refused(reply, removed);
      parts.onDeviceShutOut(id);
      return reply.code(204).send();
    },
  });

  app.route({
    method: 'POST',
    url: '/api/devices/:id/pairing',
    config: admins,
    schema: {
      summary: 'Make a pairing link, which works once',
      tags,
      params: IdParams,
      response: { 201: Type.Object({ url: Type.String(), expiresAt: Moment }) },
    },
    handler: async (request, reply) => {
      const { id } = request.params;
      const pairing = await desk.change('devices', byStaff(request), (tx, now, note) => {
        const name = deviceById(tx, id)?.label ?? '';
        note({ act: 'device.link-made', subject: { kind: 'device', id, name } });
        return createPairing(tx, id, now);
      });
      if (isRefusal(pairing)) return refused(reply, pairing);
      const origin = readOffice(db).settings.publicUrl ?? `${request.protocol}://${request.host}`;
      return reply.code(201).send({ url: `${origin}/pair/${pairing.code}`, expiresAt: toMoment(pairing.expiresAt) });
    },
  });
}
