/** How this kiosk becomes known to the server: a code that works once becomes a token, which is kept here. */
import { Type } from 'typebox';
import { noticePage } from '#server/http/notice-page.ts';
import type { App } from '#server/http/parts.ts';
import { remember } from './memory.ts';
import type { AgentStore } from './store.ts';
import type { Upstream } from './upstream.ts';

export type Paired = { readonly ok: true; readonly label: string } | { readonly ok: false; readonly why: string };

/** Exchanges the code. A device of another kind than a kiosk is not taken. */
export async function pairWith(upstream: Pick<Upstream, 'pair'>, store: AgentStore, code: string): Promise<Paired> {
  const reply = await upstream.pair(code);
  if (reply.kind === 'lost') return { ok: false, why: `the server does not answer (${reply.why})` };
  if (reply.kind === 'refusal') return { ok: false, why: `the server refuses the code (${reply.problem.code})` };
  const { device, token } = reply.body;
  if (device.kind !== 'kiosk') return { ok: false, why: `the code is for a ${device.kind}, not for a kiosk` };
  store.write((db) => remember(db, { token, shutOut: false }));
  return { ok: true, label: device.label };
}

const USED = noticePage(
  {
    title: 'Xin tạo liên kết mới',
    text: 'Máy chủ chưa nhận mã này. Xin kiểm tra mạng; mỗi mã chỉ dùng được một lần, trong 15 phút. Trên máy của người quản trị: mở trang quản trị, chọn «Thiết bị», chọn máy lấy số này, rồi tạo liên kết mới.',
  },
  {
    title: 'Please make a new link',
    text: 'The server did not take this code. Please check the network; a code works once, within 15 minutes. On the administrator’s computer: open the administration page, choose “Devices”, choose this kiosk, and make a new link.',
  },
);

/** `GET /pair/CODE` on the kiosk's own PC: the link of the admin page with this PC's name in it. */
export function pairingRoute(
  app: App,
  { needed, pair }: { needed(): boolean; pair(code: string): Promise<Paired> },
): void {
  app.route({
    method: 'GET',
    url: '/pair/:code',
    exposeHeadRoute: false,
    config: { access: 'anybody' },
    schema: { params: Type.Object({ code: Type.String({ pattern: '^[A-Za-z0-9-]{8,40}$' }) }) },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      // A kiosk that is in use is not paired anew by a link.
      if (!needed()) return reply.redirect('/kiosk', 302);
      const paired = await pair(request.params.code);
      if (paired.ok) return reply.redirect('/kiosk', 302);
      request.log.warn({ why: paired.why }, 'pairing did not succeed');
      return reply.code(404).type('text/html; charset=utf-8').send(USED);
    },
  });
}
