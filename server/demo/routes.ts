/** Links of the start page that pair this browser at once: in the demo office only, for this machine only. */
import { Type } from 'typebox';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { App } from '#server/http/parts.ts';
import { refused } from '#server/http/problem.ts';
import type { QueueParts } from '#server/http/queue-parts.ts';
import { createPairing } from '#server/store/devices.ts';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

export function demoRoutes(app: App, parts: QueueParts & { readonly demo: boolean }): void {
  if (!parts.demo) return;
  app.get('/api/demo', { config: { access: 'anybody' }, schema: { tags: ['demo'] } }, () => ({
    demo: true,
    open: { kiosk: '/demo/kiosk', display: '/demo/display' },
  }));
  app.get(
    '/demo/:kind',
    {
      config: { access: 'anybody' },
      // Looking must not use up a code.
      exposeHeadRoute: false,
      schema: {
        hide: true,
        params: Type.Object({ kind: Type.Union([Type.Literal('kiosk'), Type.Literal('display')]) }),
      },
    },
    async (request, reply) => {
      if (!LOOPBACK.test(request.ip)) return refused(reply, refuse('auth.forbidden'));
      const device = parts.hall.office.devices.find(({ kind }) => kind === request.params.kind);
      if (device === undefined) return refused(reply, refuse('device.unknown'));
      const pairing = await parts.desk.change('devices', {}, (db, now) => createPairing(db, device.id, now));
      if (isRefusal(pairing)) return refused(reply, pairing);
      return reply.redirect(`/pair/${pairing.code}`);
    },
  );
}
