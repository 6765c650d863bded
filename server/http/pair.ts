/** A pairing code works once: `GET /pair/:code` gives a browser its cookie, `POST /api/pair` gives a program its token. */
import { Type } from 'typebox';
import type { Refusal } from '#common/contract/errors.ts';
import { PairAnswer, PairBody } from '#common/contract/kiosk-agent.ts';
import { isRefusal } from '#common/contract/refusal.ts';
import type { Note } from '#server/store/audit.ts';
import { type Device, redeemForToken, redeemPairing } from '#server/store/devices.ts';
import { addressOf } from './by.ts';
import { setDeviceCookie } from './cookies.ts';
import { noticePage } from './notice-page.ts';
import type { App, AppParts } from './parts.ts';
import { refused } from './problem.ts';

const USED_PAGE = noticePage(
  {
    title: 'Xin tạo liên kết mới',
    text: 'Mỗi liên kết kết nối chỉ dùng được một lần, trong 15 phút. Trên máy của người quản trị: mở <a href="/admin">trang quản trị</a>, chọn «Thiết bị», chọn thiết bị này, rồi tạo liên kết mới và mở liên kết đó tại đây.',
  },
  {
    title: 'Please make a new link',
    text: 'A pairing link works once, within 15 minutes. On the administrator’s computer: open the <a href="/admin">administration page</a>, choose “Devices”, choose this device, make a new link, and open it here.',
  },
);

export function pairRoutes(app: App, parts: AppParts): void {
  app.route({
    method: 'GET',
    url: '/pair/:code',
    // A HEAD request of a link preview must not use the link up.
    exposeHeadRoute: false,
    config: { access: 'anybody' },
    schema: { hide: true, params: Type.Object({ code: Type.String() }) },
    handler: async (request, reply) => {
      const paired = await parts.desk.change('devices', { address: addressOf(request) }, (db, now, note) =>
        notePaired(note, redeemPairing(db, request.params.code, now)),
      );
      reply.header('cache-control', 'no-store');
      if (isRefusal(paired)) return reply.code(404).type('text/html; charset=utf-8').send(USED_PAGE);
      setDeviceCookie(request, reply, paired.device.kind, paired.cookie);
      return reply.redirect(`/${paired.device.kind}`, 302);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/pair',
    config: { access: 'anybody' },
    schema: {
      summary: 'Exchange a pairing code for the token of its device',
      description: 'The code works once, within 15 minutes. The token is shown this once.',
      tags: ['devices'],
      body: PairBody,
      response: { 200: PairAnswer },
    },
    handler: async (request, reply) => {
      const paired = await parts.desk.change('devices', { address: addressOf(request) }, (db, now, note) =>
        notePaired(note, redeemForToken(db, request.body.code, now)),
      );
      if (isRefusal(paired)) return refused(reply, paired);
      const { id, kind, label } = paired.device;
      return reply.send({ device: { id, kind, label }, token: paired.token });
    },
  });
}

/** Whoever has the link may use it, so nobody is named; but when and from where is known. */
function notePaired<T extends { readonly device: Device }>(note: Note, redeemed: T | Refusal): T | Refusal {
  if (isRefusal(redeemed)) return redeemed;
  const { id, label } = redeemed.device;
  note({ act: 'device.paired', subject: { kind: 'device', id, name: label } });
  return redeemed;
}
