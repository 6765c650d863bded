/** Strips of numbers for a power cut: printed, printed again, and typed in afterwards (SPEC J84–J87). */
import type { FastifyRequest } from 'fastify';
import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import {
  StripBody,
  StripPrintAnswer,
  StripPrintBody,
  StripReturnAnswer,
  StripReturnBody,
  StripsAnswer,
} from '#common/contract/strips.ts';
import { momentOn } from '#server/domain/calendar.ts';
import type { StripUse } from '#server/domain/strips.ts';
import type { AuditEntry } from '#server/store/audit.ts';
import type { Db } from '#server/store/open.ts';
import type { Strip, StripStore } from '#server/store/strips.ts';
import { labelsOf, nameOf, reserveStrip, returnStrip, stripThatIsOut, stripView } from '#server/strips.ts';
import { byOf } from './by.ts';
import { IdempotencyHeaders, keyOf } from './idempotency.ts';
import { IdParams } from './params.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';

const operator = { access: ['operator'] } as const;
const tags = ['reception'];
/** Short pieces: none is so long that a printer's patience ends in the middle of it. */
const LABELS_A_JOB = 10;

export function stripRoutes(app: App, parts: QueueParts, strips: StripStore): void {
  const { hall, desk, toMoment } = parts;
  const stripParts = { ...parts, strips };
  const isOff = (): boolean => hall.office.settings.parts.reception !== true;

  app.get(
    '/api/strips',
    {
      config: operator,
      schema: { tags, summary: 'Strips that are out, and those of today', response: { 200: StripsAnswer } },
    },
    async (_request, reply) =>
      isOff()
        ? refused(reply, refuse('part.off'))
        : reply.send({ strips: strips.current(hall.businessDay).map((strip) => stripView(strip, toMoment)) }),
  );

  app.post(
    '/api/strips',
    {
      config: operator,
      schema: {
        tags,
        summary: 'Reserve numbers in a row and print them as a strip',
        headers: IdempotencyHeaders,
        body: StripBody,
        response: { 200: StripPrintAnswer, 201: StripPrintAnswer },
      },
    },
    async (request, reply) => {
      const { printerId, ...wish } = request.body;
      const by = byOf(request);
      const done = await desk.record<StripPrintAnswer>({ by, key: keyOf(request) }, (db, now, note) => {
        if (isOff()) return refuse('part.off');
        const strip = reserveStrip(stripParts, { ...wish, staffId: by.staffId }, now);
        if (isRefusal(strip)) return strip;
        const answer = print(db, request, strip, printerId, now, false);
        if (isRefusal(answer)) return answer;
        note(entry('strip.made', strip, { printerId }));
        return { result: answer, events: [] };
      });
      if (isRefusal(done)) return refused(reply, done);
      parts.onQueued();
      return reply.code(done.replay ? 200 : 201).send(done.answer);
    },
  );

  app.post(
    '/api/strips/:id/print',
    {
      config: operator,
      schema: {
        tags,
        summary: 'Print a strip again, the same numbers',
        params: IdParams,
        headers: IdempotencyHeaders,
        body: StripPrintBody,
        response: { 200: StripPrintAnswer },
      },
    },
    async (request, reply) => {
      const done = await desk.record<StripPrintAnswer>({ by: byOf(request), key: keyOf(request) }, (db, now, note) => {
        if (isOff()) return refuse('part.off');
        const { printerId } = request.body;
        const strip = stripThatIsOut(stripParts, request.params.id);
        if (isRefusal(strip)) return strip;
        const answer = print(db, request, strip, printerId, now, true);
        if (isRefusal(answer)) return answer;
        note(entry('strip.reprinted', strip, { printerId }));
        return { result: answer, events: [] };
      });
      if (isRefusal(done)) return refused(reply, done);
      parts.onQueued();
      return reply.send(done.answer);
    },
  );

  app.post(
    '/api/strips/:id/return',
    {
      config: operator,
      schema: {
        tags,
        summary: 'Type in what was handed out of a strip; the rest is void',
        params: IdParams,
        headers: IdempotencyHeaders,
        body: StripReturnBody,
        response: { 200: StripReturnAnswer },
      },
    },
    async (request, reply) => {
      const done = await desk.record<StripReturnAnswer>(
        { by: byOf(request), key: keyOf(request) },
        (_db, now, note) => {
          if (isOff()) return refuse('part.off');
          const back = returnStrip(stripParts, request.params.id, useOf(request.body, now), now);
          if (isRefusal(back)) return back;
          const { strip, events } = back;
          const { used = 0, served = 0 } = stripView(strip, toMoment);
          note(entry('strip.returned', strip, { used, served }));
          const labels = labelsOf(strip);
          const from = labels[used];
          const rest = from === undefined ? null : { from, to: labels.at(-1) ?? from };
          return {
            result: { strip: stripView(strip, toMoment), inLine: labels.slice(served, used), void: rest },
            events,
          };
        },
      );
      return isRefusal(done) ? refused(reply, done) : reply.send(done.answer);
    },
  );

  /** Rough times are of today; without any all of them count from now. */
  function useOf({ used, served = 0, firstAt, lastAt }: StripReturnBody, now: number): StripUse {
    const at = (clock: string): number => momentOn(hall.businessDay, clock, parts.timeZone);
    const first = firstAt === undefined ? now : at(firstAt);
    return { used, served, firstAt: first, lastAt: lastAt === undefined ? Math.max(first, now) : at(lastAt) };
  }

  /** Inside the transaction: a few labels a job, in their order. */
  function print(
    db: Db,
    request: FastifyRequest,
    strip: Strip,
    printerId: string,
    now: number,
    again: boolean,
  ): StripPrintAnswer | Refusal {
    const { settings, services, printers } = hall.office;
    if (!printers.some(({ id }) => id === printerId)) return refuse('printer.unknown', { field: 'printerId' });
    const { name, place } = settings;
    const { deviceId } = byOf(request);
    const labels = labelsOf(strip);
    const same = {
      kind: 'strip',
      language: 'vi',
      timeZone: parts.timeZone,
      office: { name, place },
      service: services.find(({ id }) => id === strip.serviceId)?.name ?? { vi: '', en: '' },
      whole: { from: labels[0] ?? '', to: labels.at(-1) ?? '' },
      printedAt: now,
      again,
    } as const;
    const jobIds: string[] = [];
    for (let begin = 0; begin < labels.length; begin += LABELS_A_JOB) {
      const content = { ...same, labels: labels.slice(begin, begin + LABELS_A_JOB) };
      jobIds.push(parts.printJobs.queue(db, { ticketId: null, deviceId, printerId, content, at: now }));
    }
    return { strip: stripView(strip, toMoment), print: { jobIds, state: 'queued' } };
  }
}

function entry(act: AuditEntry['act'], strip: Strip, after: NonNullable<AuditEntry['after']>): AuditEntry {
  return { act, subject: { kind: 'strip', id: strip.id, name: nameOf(strip) }, after };
}
