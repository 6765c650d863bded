/** The code of a slip, scanned at a kiosk or typed anywhere: it says what is, and gives a number where one is due. */
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type SlipAnswer, SlipAnswer as SlipAnswerSchema, SlipCodeBody } from '#common/contract/dossiers.ts';
import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { Language } from '#common/contract/text.ts';
import { startOfDay } from '#server/domain/calendar.ts';
import { isKnownClass, ORDINARY } from '#server/domain/classes.ts';
import type { Command } from '#server/domain/commands.ts';
import { readCode } from '#server/domain/slip-code.ts';
import type { TicketRow } from '#server/domain/ticket.ts';
import { apologyFor } from '#server/dossier-slips.ts';
import { type Lead, leadOfDossier, leadOfRequest } from '#server/slip-answer.ts';
import { byAppointmentCode } from '#server/store/appointments.ts';
import { changeDossier, type DossierRow, dossierByCode } from '#server/store/dossiers.ts';
import { keepLaterTicket, type PaperRequest, paperRequestByCode } from '#server/store/paper-requests.ts';
import { isOff } from './appointments.ts';
import { byOf } from './by.ts';
import { checkIn } from './check-in.ts';
import { IdempotencyHeaders, keyOf } from './idempotency.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';
import { issueAnswer } from './tickets.ts';

type Issue = Extract<Command, { type: 'issue' }>;
type Known =
  | { readonly kind: 'dossier'; readonly dossier: DossierRow }
  | { readonly kind: 'request'; readonly request: PaperRequest; readonly ticket: TicketRow };

const access = ['kiosk', 'operator'] as const;
const Printed = Type.Object({ printed: Type.Boolean() });
/** Where results are handed out, unless the office has chosen another field. */
const RESULTS_PREFIX = 'R';

export function slipCodeRoutes(app: App, parts: QueueParts): void {
  const { hall, db, desk, timeZone } = parts;

  app.post(
    '/api/slip-codes',
    {
      config: { access },
      schema: {
        tags: ['dossiers'],
        summary:
          'What the code of a slip says now; a result that is ready, or a paper that was brought, gets its place',
        headers: IdempotencyHeaders,
        body: SlipCodeBody,
        response: { 200: SlipAnswerSchema },
      },
    },
    async (request, reply) => {
      const booked = await takeAppointment(request);
      if (booked !== undefined) return isRefusal(booked) ? refused(reply, booked) : reply.send(booked);
      const first = await answerTo(request);
      // The same code at another kiosk, or at a counter, in the same moment: the second is told what the first has made.
      const answer = isRefusal(first) && first.code === 'dossier.state' ? await answerTo(request) : first;
      return isRefusal(answer) ? refused(reply, answer) : reply.send(answer);
    },
  );

  app.post(
    '/api/slip-codes/apology',
    {
      config: { access: ['kiosk'] },
      schema: {
        tags: ['dossiers'],
        summary: 'Print the apology (form 04) at this kiosk, once a supervisor has signed it',
        headers: IdempotencyHeaders,
        body: SlipCodeBody,
        response: { 200: Printed },
      },
    },
    async (request, reply) => {
      const known = find(request.body.code);
      if (isRefusal(known)) return refused(reply, known);
      const printerId = printerOf(request);
      const done = await desk.record({ by: byOf(request), key: keyOf(request) }, (tx, now, note) => {
        note(undefined);
        if (known.kind !== 'dossier') return refuse('slip.unknown');
        const dossier = dossierByCode(tx, known.dossier.code)?.dossier;
        if (dossier === undefined || dossier.newDueDay === null || dossier.signedAt === null)
          return refuse('dossier.state');
        if (leadOfDossier(dossier, undefined, hall.businessDay, true).kind !== 'say') return refuse('dossier.state');
        if (printerId === null) return { result: { printed: false }, events: [] };
        const content = apologyFor(parts, { ...dossier, newDueDay: dossier.newDueDay }, request.body.language ?? 'vi');
        const { deviceId } = byOf(request);
        parts.printJobs.queue(tx, { ticketId: dossier.ticketId, deviceId, printerId, content, at: now });
        return { result: { printed: true }, events: [] };
      });
      if (isRefusal(done)) return refused(reply, done);
      parts.onQueued();
      return reply.send(done.answer);
    },
  );

  async function answerTo(request: FastifyRequest<{ Body: SlipCodeBody }>): Promise<SlipAnswer | Refusal> {
    const known = find(request.body.code);
    if (isRefusal(known)) return known;
    const lead = leadOf(known, request);
    if (lead.kind === 'say') return withDossier(lead.answer, known, request);
    if (lead.kind === 'expired') return refuse('slip.expired');
    const answer = await act(known, lead, request, request.body.language);
    return isRefusal(answer) ? answer : withDossier(answer, known, request);
  }

  /** The number of an appointment, when the code is one of today's (SPEC J53). */
  async function takeAppointment(
    request: FastifyRequest<{ Body: SlipCodeBody }>,
  ): Promise<SlipAnswer | Refusal | undefined> {
    const code = readCode(request.body.code);
    if (code === undefined || isOff(parts) || byAppointmentCode(db, hall.businessDay, code) === undefined)
      return undefined;
    const done = await checkIn(parts, request, code);
    return isRefusal(done) ? done : { kind: 'number', issued: done.answer, why: 'appointment' };
  }

  /** A code of a part that is off is no code. */
  function find(typed: string): Known | Refusal {
    const { results, returns } = hall.office.settings.parts;
    if (!results && !returns && isOff(parts)) return refuse('part.off');
    const code = readCode(typed);
    if (code === undefined) return refuse('slip.unknown', { field: 'code' });
    const dossier = results ? dossierByCode(db, code)?.dossier : undefined;
    if (dossier !== undefined) return { kind: 'dossier', dossier };
    const request = returns ? paperRequestByCode(db, code) : undefined;
    const ticket = request === undefined ? undefined : parts.tickets.byId(request.laterTicketId ?? request.ticketId);
    if (request === undefined || ticket === undefined) return refuse('slip.unknown', { field: 'code' });
    return { kind: 'request', request, ticket };
  }

  function printerOf(request: FastifyRequest): string | null {
    const { deviceId } = byOf(request);
    return hall.office.devices.find(({ id }) => id === deviceId)?.printerId ?? null;
  }

  function leadOf(known: Known, request: FastifyRequest): Lead {
    const today = hall.businessDay;
    if (known.kind === 'request') return leadOfRequest(known.request, known.ticket, today);
    const { dossier } = known;
    const number = dossier.resultTicketId === null ? undefined : parts.tickets.byId(dossier.resultTicketId);
    return leadOfDossier(dossier, number, today, printerOf(request) !== null);
  }

  async function act(
    known: Known,
    lead: Exclude<Lead, { kind: 'say' | 'expired' }>,
    request: FastifyRequest,
    language: Language = 'vi',
  ): Promise<SlipAnswer | Refusal> {
    const why = known.kind === 'dossier' ? 'ready' : 'back';
    const options = { by: byOf(request), key: keyOf(request) };
    if (lead.kind === 'return') {
      const { id, label, serviceId } = lead.ticket;
      const done = await desk.execute<SlipAnswer>(
        { type: 'return', ticketId: id },
        { ...options, answer: () => ({ kind: 'in-line', label, serviceId, why }) },
      );
      return isRefusal(done) ? done : done.answer;
    }
    const command = known.kind === 'dossier' ? resultNumber(known.dossier, language) : laterNumber(known.ticket);
    if (isRefusal(command)) return command;
    const done = await desk.execute<SlipAnswer>(command, {
      ...options,
      // Read again in the transaction: only there nobody else gives a number for the same slip.
      before() {
        const again = find(known.kind === 'dossier' ? known.dossier.code : known.request.code);
        if (isRefusal(again)) return again;
        return leadOf(again, request).kind === lead.kind ? undefined : refuse('dossier.state');
      },
      answer() {
        const issued = issueAnswer(parts, command.ticketId, request);
        if (known.kind === 'dossier') changeDossier(db, known.dossier.id, { resultTicketId: command.ticketId });
        else keepLaterTicket(db, known.request.code, command.ticketId);
        return { kind: 'number', issued, why };
      },
    });
    return isRefusal(done) ? done : done.answer;
  }

  function resultNumber(dossier: DossierRow, language: Language): Issue | Refusal {
    const { services, settings } = hall.office;
    const chosen = settings.slips.resultsServiceId;
    const service = services.find(({ id, prefix }) => (chosen === null ? prefix === RESULTS_PREFIX : id === chosen));
    if (service === undefined) return refuse('service.closed');
    const known = service.procedures.some(({ code }) => code === dossier.procedureCode);
    return {
      type: 'issue',
      ticketId: parts.newId(),
      serviceId: service.id,
      procedureCode: known ? dossier.procedureCode : null,
      priorityClass: ORDINARY,
      language,
    };
  }

  /** On a later day the first of its line: nobody queues twice for one dossier (SPEC J33). */
  function laterNumber(ticket: TicketRow): Issue {
    const { services, settings } = hall.office;
    const asked = services.find(({ id, active }) => id === ticket.cameFor && active);
    const service = asked ?? services.find(({ id }) => id === ticket.serviceId);
    const known = service?.procedures.some(({ code }) => code === ticket.procedureCode) === true;
    return {
      type: 'issue',
      ticketId: parts.newId(),
      serviceId: service?.id ?? ticket.serviceId,
      procedureCode: known ? ticket.procedureCode : null,
      priorityClass: isKnownClass(settings.priorityClasses, ticket.priorityClass) ? ticket.priorityClass : ORDINARY,
      language: ticket.language,
      ...(settings.parts.dossierCounts === true ? { dossiers: ticket.dossiers } : {}),
      backSince: startOfDay(hall.businessDay, timeZone),
    };
  }
}

/** Staff may mark the result as handed out where they see it. */
function withDossier(answer: SlipAnswer, known: Known, { actor }: FastifyRequest): SlipAnswer {
  if (known.kind !== 'dossier' || actor.kind !== 'staff') return answer;
  if (answer.kind !== 'number' && answer.kind !== 'in-line') return answer;
  return { ...answer, dossierId: known.dossier.id };
}
