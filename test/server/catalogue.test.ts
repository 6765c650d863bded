/** The catalogue as a sheet over real HTTP: out, compared, in again (SPEC J24, Y1). */
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeSheet from 'write-excel-file/node';
import type { AuditAnswer } from '#common/contract/audit.ts';
import { CatalogueComparison, CatalogueImported } from '#common/contract/catalogue.ts';
import type { Procedure } from '#common/contract/office.ts';
import { XLSX } from '#server/catalogue/workbook.ts';
import { expectAnswer, expectProblem } from '../support/answers.ts';
import { type Running, run } from '../support/running.ts';
import type { Client } from '../support/running-http.ts';

type Row = (string | number | boolean | Date | null)[];

let office: Running;
let admin: Client;
beforeAll(async () => {
  office = await run();
  admin = office.signedIn('admin');
});
afterAll(() => office.stop());

const proceduresOf = (prefix: string): readonly Procedure[] =>
  office.server.core.hall.office.services.find((service) => service.prefix === prefix)?.procedures ?? [];

/** The bytes of the export: the test client reads text, so this one is asked by `fetch`. */
async function exported(): Promise<Row[]> {
  const answer = await fetch(`${office.origin}/api/catalogue`, { headers: admin.handshake });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe(XLSX);
  expect(answer.headers.get('content-disposition')).toContain('thu-tuc.xlsx');
  // Of a cell the library says only that it is something; what it is, is what the tests look at.
  return (await readSheet(Buffer.from(await answer.arrayBuffer()))) as unknown as Row[];
}

const fileOf = (rows: readonly Row[]): Promise<Buffer> =>
  writeSheet(
    rows.map((row) => row.map((cell) => (cell instanceof Date ? { value: cell, type: Date, format: 'hh:mm' } : cell))),
  ).toBuffer();

const upload = (bytes: Uint8Array) =>
  admin.ask('/api/catalogue/compare', { method: 'POST', body: bytes, headers: { 'content-type': XLSX } });

async function compared(rows: readonly Row[]): Promise<CatalogueComparison> {
  return expectAnswer(await upload(await fileOf(rows)), 200, CatalogueComparison);
}

/** The row of a procedure in an exported sheet. */
function rowOf(rows: readonly Row[], code: string): Row {
  const found = rows.find((row) => row[1] === code);
  if (found === undefined) throw new Error(`no row of ${code}`);
  return found;
}

describe('the export', () => {
  it('J24: one row a procedure, papers one a line, and comes back as it went', async () => {
    const rows = await exported();
    expect(rows).toHaveLength(16);
    expect(rowOf(rows, '1.001193').slice(0, 5)).toEqual([
      'B',
      '1.001193',
      'Đăng ký khai sinh',
      'Birth registration',
      'Tờ khai | Có mẫu tại bàn hướng dẫn\nGiấy chứng sinh\nGiấy tờ tùy thân | Chỉ xuất trình',
    ]);
    const { faults, added, changed, absent, same } = await compared(rows);
    expect({ faults, added, changed, absent, same }).toEqual({
      faults: [],
      added: [],
      changed: [],
      absent: [],
      same: 15,
    });
  });
});

describe('the import', () => {
  it('J24: shows what would change field by field, changes nothing before it is told to, then all at once', async () => {
    const rows = await exported();
    rowOf(rows, '1.001193')[6] = '5.000 đ';
    const fresh = [...rowOf(rows, '1.000656')];
    fresh[1] = '1.004870';
    fresh[2] = 'Đăng ký giám hộ';
    const sheet = [...rows.filter((row) => row[1] !== '1.001731'), fresh];
    const comparison = await compared(sheet);
    expect(comparison.added.map(({ code }) => code)).toEqual(['1.004870']);
    expect(comparison.absent.map(({ code }) => code)).toEqual(['1.001731']);
    expect(comparison.changed).toMatchObject([
      {
        prefix: 'B',
        code: '1.001193',
        differences: [{ column: { vi: 'Lệ phí', en: 'Fee' }, before: '0 đ', after: '5.000 đ' }],
      },
    ]);
    expect(proceduresOf('B')).toHaveLength(6);

    const { version } = comparison;
    const kept = { version, rows: comparison.rows, remove: [] };
    const done = expectAnswer(await admin.post('/api/catalogue', kept), 200, CatalogueImported);
    expect(done).toEqual({ added: 1, changed: 1, removed: 0 });
    expect(
      proceduresOf('B')
        .map(({ code }) => code)
        .at(-1),
    ).toBe('1.004870');
    expect(proceduresOf('B').find(({ code }) => code === '1.001193')?.fee.vi).toBe('5.000 đ');
    // Not in the sheet and not ticked: it stays.
    expect(proceduresOf('E').map(({ code }) => code)).toContain('1.001731');
    // Only the field that changed has a row in the audit log.
    const { rows: log } = (await admin.ask('/api/audit?group=setup')).json as AuditAnswer;
    expect(log.filter(({ act }) => act === 'service.changed').map(({ subject }) => subject.name)).toEqual(['Hộ tịch']);
  });

  it('J24: takes away what was ticked, and refuses a comparison that is out of date', async () => {
    const rows = (await exported()).filter((row) => row[1] !== '1.001731');
    const { version, rows: taken, absent } = await compared(rows);
    const remove = absent.map(({ serviceId, code }) => ({ serviceId, code }));
    const body = { version, rows: taken, remove };
    expect(expectAnswer(await admin.post('/api/catalogue', body), 200, CatalogueImported).removed).toBe(1);
    expect(proceduresOf('E').map(({ code }) => code)).not.toContain('1.001731');
    expectProblem(await admin.post('/api/catalogue', body), 'catalogue.changed');
  });

  it('J24: names row and column of every fault in both languages, and takes nothing of such a sheet', async () => {
    const rows = await exported();
    const bad = [...rows.slice(0, 3)];
    const row = [...rowOf(rows, '1.001193')];
    bad.push(['Q', ...row.slice(1)], [...row.slice(0, 9), 'ba', ...row.slice(10)], [...row], [...row]);
    const { faults, rows: taken } = await compared(bad);
    expect(taken).toEqual([]);
    expect(faults).toEqual([
      {
        row: 4,
        column: { vi: 'Lĩnh vực', en: 'Field' },
        message: { vi: 'Trung tâm không có lĩnh vực «Q».', en: 'The office has no field “Q”.' },
      },
      {
        row: 5,
        column: { vi: 'Thời hạn', en: 'Time limit' },
        message: expect.objectContaining({ vi: expect.stringContaining('0 đến 400') }),
      },
      {
        row: 7,
        column: { vi: 'Mã thủ tục', en: 'Code' },
        message: { vi: expect.stringContaining('dòng 6'), en: expect.stringContaining('Row 6') },
      },
    ]);
  });

  it('J24: understands what a spreadsheet makes of codes, times and ticks', async () => {
    const rows = await exported();
    const row = rowOf(rows, '1.004870');
    row[1] = 1.00487;
    row[9] = 2;
    row[10] = new Date(Date.UTC(1899, 11, 30, 9, 5));
    row[13] = true;
    const { faults, changed } = await compared(rows);
    expect(faults).toEqual([]);
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({ code: '1.004870' });
    expect(changed[0]?.differences.map(({ after }) => after)).toEqual(['2', '09:05', 'có']);
  });

  it('J24: heads in one language are enough, columns of one’s own are passed over', async () => {
    const [, ...body] = await exported();
    const heads = ['Code', 'Field', 'Notes', 'Name in Vietnamese', 'Fee', 'Unit of the time limit', 'Time limit'];
    const { faults, changed } = await compared([
      heads,
      ['1.000656', 'b', 'ours', 'Đăng ký khai tử', 'Free', 'Days', 3],
    ]);
    expect([faults, changed.length, body.length]).toEqual([[], 1, 15]);
  });

  it.each([
    ['no sheet', new TextEncoder().encode('hello')],
    ['half a sheet', undefined],
    ['an empty file', new Uint8Array()],
  ])('J24: refuses %s', async (_what, bytes) => {
    const half = (await fileOf([['x']])).subarray(0, 400);
    expectProblem(await upload(bytes ?? half), 'sheet.unreadable');
  });

  it('J24: refuses a file that would unpack to more than any catalogue', async () => {
    const file = await fileOf([['x']]);
    const end = file.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
    file.writeUInt32LE(1_000_000_000, file.readUInt32LE(end + 16) + 24);
    expectProblem(await upload(file), 'sheet.unreadable');
  });

  it('is for administrators; supervisors may take it out', async () => {
    const ngoc = office.signedIn('ngoc');
    expect((await ngoc.ask('/api/catalogue')).headers['content-type']).toBe(XLSX);
    expectProblem(await ngoc.post('/api/catalogue', { version: '', rows: [], remove: [] }), 'auth.forbidden');
    expectProblem(await office.signedIn('lan').ask('/api/catalogue'), 'auth.forbidden');
  });
});
