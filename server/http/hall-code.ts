/**
 * A number on one's own phone, in the hall: the screen's code, the pass that it gives, the number (SPEC J120–J123). Guessing is
 * held back by the limit of all requests (SPEC A11): two of 148 million codes are right at a time.
 */
import { IssueAnswer } from '#common/contract/commands.ts';
import { HallCodeAnswer, HallPassAnswer, HallPassBody, HallTicketBody } from '#common/contract/hall-code.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { ORDINARY, UNSPECIFIED } from '#server/domain/classes.ts';
import { openingView } from '#server/feed/views/parts.ts';
import { hallCodes } from '#server/hall-codes.ts';
import { byOf } from './by.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';
import { baseUrl, issueAnswer } from './tickets.ts';

export function hallCodeRoutes(app: App, parts: QueueParts): void {
  const codes = hallCodes();
  const isOff = (): boolean => parts.hall.office.settings.parts.hallCode !== true;
  const now = (): number => parts.context().now;

  app.get(
    '/api/hall-code',
    {
      config: { access: ['display', 'operator'] },
      schema: {
        tags: ['hall'],
        summary: 'The code that a lobby screen shows now, and when it changes',
        response: { 200: HallCodeAnswer },
      },
    },
    async (request, reply) => {
      if (isOff()) return refused(reply, refuse('part.off'));
      const moment = now();
      const { code, until } = codes.at(moment);
      return { code, url: `${baseUrl(parts, request)}/lay-so#${code}`, changesInMs: until - moment };
    },
  );

  app.post(
    '/api/hall-passes',
    {
      config: { access: 'anybody' },
      schema: {
        tags: ['hall'],
        summary: 'A pass for one number, for the code on the lobby screen',
        body: HallPassBody,
        response: { 200: HallPassAnswer },
      },
    },
    async (request, reply) => {
      if (isOff()) return refused(reply, refuse('part.off'));
      const moment = now();
      if (!codes.accepts(request.body.code, moment)) return refused(reply, refuse('hall.code', { field: 'code' }));
      const { pass, until } = codes.makePass(moment);
      const { settings, services } = parts.hall.office;
      const counts = settings.parts.dossierCounts === true;
      // Nobody comes to the lane but with a count (SPEC J131).
      const lane = counts ? settings.dossierLane?.serviceId : undefined;
      const { open } = openingView(parts.context());
      return {
        pass,
        goodForMs: until - moment,
        office: { name: settings.name, place: settings.place, brandColor: settings.brandColor },
        services: services
          .filter(({ active, id }) => active && id !== lane)
          .map(({ id, prefix, name }) => ({ id, prefix, name, open, waiting: parts.hall.waitingCount(id) })),
        ...(counts ? { dossiers: true } : {}),
      };
    },
  );

  app.post(
    '/api/hall-tickets',
    {
      config: { access: 'anybody' },
      schema: {
        tags: ['hall'],
        summary: 'Take a number with a pass',
        description: 'A pass gives one number: asked again, it answers the same.',
        body: HallTicketBody,
        response: { 200: IssueAnswer, 201: IssueAnswer },
      },
    },
    async (request, reply) => {
      if (isOff()) return refused(reply, refuse('part.off'));
      const { pass, serviceId, priority = false, language = 'vi', dossiers = 1 } = request.body;
      const nonce = codes.readPass(pass, now());
      if (nonce === undefined) return refused(reply, refuse('hall.pass', { field: 'pass' }));
      const ticketId = parts.newId();
      const priorityClass = priority ? UNSPECIFIED : ORDINARY;
      const done = await parts.desk.execute(
        { type: 'issue', ticketId, serviceId, procedureCode: null, priorityClass, language, dossiers },
        {
          by: byOf(request),
          // The pass is the key: whatever is touched a second time, it is the same number (SPEC J121).
          key: { actor: 'hall', key: nonce, fingerprint: 'hall' },
          answer: () => issueAnswer(parts, ticketId, request),
        },
      );
      if (isRefusal(done)) return refused(reply, done);
      return reply.code(done.replay ? 200 : 201).send(done.answer);
    },
  );
}
