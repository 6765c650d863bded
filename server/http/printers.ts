/** `/api/printers`: settings, state and a test slip. */
import { Type } from 'typebox';
import { PrinterBody, PrinterState } from '#common/contract/office.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { Id } from '#common/contract/text.ts';
import { noteChange, noteRemoval } from '#server/store/audit-notes.ts';
import {
  changePrinter,
  createPrinter,
  listPrinters,
  type Printer,
  printerById,
  removePrinter,
} from '#server/store/printers.ts';
import { byStaff } from './by.ts';
import { closed, IdParams } from './params.ts';
import type { App, AppParts } from './parts.ts';
import { refused } from './problem.ts';

const admins = { access: ['admin'] } as const;
const tags = ['printers'];

const PrinterAnswer = Type.Object({ id: Id, ...PrinterBody.properties, state: PrinterState });

export function printerRoutes(app: App, parts: AppParts): void {
  const { db, desk } = parts;
  const { data } = parts.config;
  const withState = (printer: Printer) => ({ ...printer, state: parts.printerState(printer.id) });

  app.route({
    method: 'GET',
    url: '/api/printers',
    config: { access: ['operator'] },
    schema: {
      summary: 'All printers, with their state',
      tags,
      response: { 200: Type.Object({ printers: Type.Array(PrinterAnswer) }) },
    },
    handler: async (_request, reply) => reply.send({ printers: listPrinters(db).map(withState) }),
  });

  app.route({
    method: 'POST',
    url: '/api/printers',
    config: admins,
    schema: { summary: 'Make a printer', tags, body: PrinterBody, response: { 201: PrinterAnswer } },
    handler: async (request, reply) => {
      const printer = await desk.change('printers', byStaff(request), (tx, _now, note) =>
        noteChange(note, 'printer', null, createPrinter(tx, request.body, data)),
      );
      return isRefusal(printer) ? refused(reply, printer) : reply.code(201).send(withState(printer));
    },
  });

  app.route({
    method: 'PATCH',
    url: '/api/printers/:id',
    config: admins,
    schema: {
      summary: 'Change a printer',
      tags,
      params: IdParams,
      body: Type.Partial(PrinterBody, closed),
      response: { 200: PrinterAnswer },
    },
    handler: async (request, reply) => {
      const { id } = request.params;
      const printer = await desk.change('printers', byStaff(request), (tx, _now, note) =>
        noteChange(note, 'printer', printerById(tx, id), changePrinter(tx, id, request.body, data)),
      );
      return isRefusal(printer) ? refused(reply, printer) : reply.send(withState(printer));
    },
  });

  app.route({
    method: 'DELETE',
    url: '/api/printers/:id',
    config: admins,
    schema: { summary: 'Remove a printer', tags, params: IdParams },
    handler: async (request, reply) => {
      const { id } = request.params;
      const removed = await desk.change('printers', byStaff(request), (tx, now, note) =>
        noteRemoval(note, 'printer', printerById(tx, id), removePrinter(tx, id, now)),
      );
      return isRefusal(removed) ? refused(reply, removed) : reply.code(204).send();
    },
  });

  app.route({
    method: 'POST',
    url: '/api/printers/:id/test',
    config: admins,
    schema: { summary: 'Print a test slip', tags, params: IdParams, response: { 202: Type.Object({ jobId: Id }) } },
    handler: async (request, reply) => {
      const { id } = request.params;
      if (printerById(db, id) === undefined) return refused(reply, refuse('printer.unknown'));
      const job = await parts.printTest(id, byStaff(request));
      return isRefusal(job) ? refused(reply, job) : reply.code(202).send({ jobId: job });
    },
  });
}
