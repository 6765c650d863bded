import type { Desk } from '#server/desk.ts';
import type { OfficeClock } from '#server/office-clock.ts';
import { byStaff } from './by.ts';
import type { App } from './parts.ts';

/** `POST /api/clock/confirm`: an admin says that the machine's clock is right, whatever it costs (SPEC C7). */
export function clockRoute(app: App, { clock, desk }: { readonly clock: OfficeClock; readonly desk: Desk }): void {
  app.post(
    '/api/clock/confirm',
    {
      config: { access: ['admin'] },
      schema: { tags: ['office'], summary: "The clock of the server's machine is right: the office takes its time" },
    },
    async (request, reply) => {
      clock.confirm();
      if (clock.wentBack()) await desk.takeBackDay();
      await desk.change('clock', byStaff(request), (_db, _now, note) => {
        note({ act: 'clock.confirmed', subject: { kind: 'office', id: null, name: '' } });
        return null;
      });
      return reply.code(204).send();
    },
  );
}
