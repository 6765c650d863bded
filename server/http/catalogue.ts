/** `/api/catalogue`: the procedures as a sheet, out and in again (SPEC J24). */
import { CatalogueComparison, CatalogueImport, CatalogueImported } from '#common/contract/catalogue.ts';
import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { compare, imported, versionOf } from '#server/catalogue/compare.ts';
import { readTable } from '#server/catalogue/read-table.ts';
import { readWorkbook, writeWorkbook, XLSX } from '#server/catalogue/workbook.ts';
import { writeRow } from '#server/catalogue/write-row.ts';
import { noteChange } from '#server/store/audit-notes.ts';
import { readOffice } from '#server/store/office.ts';
import type { Db } from '#server/store/open.ts';
import { allServices, changeService } from '#server/store/services.ts';
import { byStaff } from './by.ts';
import type { App, AppParts } from './parts.ts';
import { refused } from './problem.ts';

const BYTES_AT_MOST = 1024 * 1024;
const tags = ['papers'];
const admins = { access: ['admin'] } as const;

export function catalogueRoutes(app: App, { db, desk }: AppParts): void {
  app.addContentTypeParser(XLSX, { parseAs: 'buffer', bodyLimit: BYTES_AT_MOST }, (_request, body, done) =>
    done(null, body),
  );

  app.route({
    method: 'GET',
    url: '/api/catalogue',
    config: { access: ['supervisor'] },
    schema: { summary: 'All procedures as a sheet (.xlsx), one a row', tags },
    handler: async (_request, reply) => {
      if (isOff(db)) return refused(reply, refuse('part.off'));
      const rows = allServices(db).flatMap(({ prefix, procedures }) =>
        procedures.map((procedure) => writeRow(prefix, procedure)),
      );
      const file = await writeWorkbook(rows);
      return reply
        .header('content-type', XLSX)
        .header('content-disposition', 'attachment; filename="thu-tuc.xlsx"')
        .send(file);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/catalogue/compare',
    bodyLimit: BYTES_AT_MOST,
    config: admins,
    schema: {
      summary: 'What a sheet would change; changes nothing',
      description: 'Faults name row and column in both languages; while there is one, nothing of the sheet is taken.',
      tags,
      response: { 200: CatalogueComparison },
    },
    handler: async (request, reply) => {
      if (isOff(db)) return refused(reply, refuse('part.off'));
      const raw = Buffer.isBuffer(request.body) ? await readWorkbook(request.body) : undefined;
      if (raw === undefined) return refused(reply, refuse('sheet.unreadable'));
      const fields = allServices(db);
      const { rows, faults } = readTable(raw, fields);
      const version = versionOf(fields);
      if (faults.length > 0) {
        return reply.send({ version, faults: [...faults], rows: [], added: [], changed: [], absent: [], same: 0 });
      }
      return reply.send({ version, faults: [], rows: [...rows], ...compare(fields, rows) });
    },
  });

  app.route({
    method: 'POST',
    url: '/api/catalogue',
    bodyLimit: BYTES_AT_MOST,
    config: admins,
    schema: {
      summary: 'Take over what was compared, all of it at once',
      description: 'Refused with catalogue.changed when somebody has changed a procedure since the comparison.',
      tags,
      body: CatalogueImport,
      response: { 200: CatalogueImported },
    },
    handler: async (request, reply) => {
      const { body } = request;
      const done = await desk.change<CatalogueImported>('services', byStaff(request), (tx, _now, note) => {
        if (isOff(tx)) return refuse('part.off');
        const fields = allServices(tx);
        if (versionOf(fields) !== body.version) return refuse('catalogue.changed');
        const wrong = strangers(body, new Set(fields.map(({ id }) => id)));
        if (wrong !== undefined) return wrong;
        const told = compare(fields, body.rows);
        let removed = 0;
        for (const field of fields) {
          const procedures = imported(field, body);
          removed += field.procedures.filter(({ code }) => !procedures.some((kept) => kept.code === code)).length;
          if (JSON.stringify(procedures) === JSON.stringify(field.procedures)) continue;
          const changed = noteChange(note, 'service', field, changeService(tx, field.id, { procedures }));
          if (isRefusal(changed)) return changed;
        }
        // Nothing to do is no change by anybody.
        note(undefined);
        return { added: told.added.length, changed: told.changed.length, removed };
      });
      return isRefusal(done) ? refused(reply, done) : reply.send(done);
    },
  });
}

const isOff = (db: Db): boolean => !readOffice(db).settings.parts.papers;

/** A row of a field that this office does not have. */
function strangers({ rows }: CatalogueImport, known: ReadonlySet<string>): Refusal | undefined {
  const index = rows.findIndex(({ serviceId }) => !known.has(serviceId));
  return index < 0 ? undefined : refuse('service.unknown', { field: `rows/${index}/serviceId` });
}
