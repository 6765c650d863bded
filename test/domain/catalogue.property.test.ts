/** J24: what the sheet says of a procedure is all there is: written and read back it is the same one. */
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { Procedure } from '#common/contract/office.ts';
import { COLUMNS, headOf } from '#server/catalogue/columns.ts';
import { compare, imported, versionOf } from '#server/catalogue/compare.ts';
import { readRow } from '#server/catalogue/read-row.ts';
import { readTable } from '#server/catalogue/read-table.ts';
import { readWorkbook, writeWorkbook } from '#server/catalogue/workbook.ts';
import { writeRow } from '#server/catalogue/write-row.ts';
import { DEMO_PROCEDURES } from '#server/demo/procedures.ts';

/** As a form has it: one line, no space at either end, no bar. */
const words = fc
  .array(
    fc.constantFrom('Giấy', 'tờ', 'khai', 'sinh', 'ẾỀ', '15.000 đ', '–', '"x"', '<b>', '=1+1', '(nếu có)', '0123'),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(' '));
const english = fc.oneof(words, fc.constant(''));
const bilingual = fc.record({ vi: words, en: english });

const procedures: fc.Arbitrary<Procedure> = fc.record(
  {
    code: fc.stringMatching(/^[0-9]\.[0-9]{6}$/),
    name: bilingual,
    papers: fc.uniqueArray(fc.record({ name: bilingual, hint: bilingual }, { requiredKeys: ['name'] }), {
      maxLength: 5,
      selector: ({ name }) => name.vi,
    }),
    fee: bilingual,
    timeLimit: fc.record({
      unit: fc.constantFrom('hour' as const, 'day' as const, 'working-day' as const),
      limit: fc.integer({ min: 0, max: 400 }),
      cutoff: fc.constantFrom(null, '15:00', '07:05', '00:00'),
    }),
    forms: fc.array(
      fc.record({ name: bilingual, url: fc.constantFrom('https://a.vn/x?y=1|2'.replace('|', '%7C'), 'http://b.vn/') }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    source: words,
    illustrative: fc.boolean(),
  },
  { requiredKeys: ['code', 'name', 'papers', 'fee', 'timeLimit', 'illustrative'] },
);

describe('J24: a row', () => {
  it('reads as what was written', () => {
    fc.assert(
      fc.property(procedures, (procedure) => {
        expect(Value.Check(Procedure, procedure)).toBe(true);
        expect(readRow(writeRow('B', procedure))).toEqual(procedure);
      }),
    );
  });

  it('survives a real sheet', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(procedures, { minLength: 1, maxLength: 4, selector: ({ code }) => code }),
        async (list) => {
          const table = await readWorkbook(await writeWorkbook(list.map((procedure) => writeRow('B', procedure))));
          const { rows, faults } = readTable(table ?? [], [{ id: 'b', prefix: 'B' }]);
          expect(faults).toEqual([]);
          expect(rows.map(({ procedure }) => procedure)).toEqual(list);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('may hold anything: it is a procedure of the contract, or it is told what is wrong', () => {
    const cell = fc.oneof(words, fc.string(), fc.constantFrom('', '1.001193', 'giờ', '15:00', '5', 'x | y', 'x\ny'));
    fc.assert(
      fc.property(fc.tuple(...COLUMNS.map(() => cell)), (cells) => {
        const heads = COLUMNS.map(headOf);
        const { rows, faults } = readTable([heads, cells], [{ id: 'b', prefix: 'B' }]);
        for (const { procedure } of rows) expect(Value.Check(Procedure, procedure)).toBe(true);
        for (const { message } of faults) expect([message.vi, message.en]).not.toContain('');
        if (cells.some((one) => one.trim() !== '')) expect(rows.length + faults.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('J24: an import', () => {
  const field = (list: readonly Procedure[]) => ({ id: 'b', prefix: 'B', procedures: list });

  it('of anything leaves just what was shown: kept, changed, new, and gone only if it was ticked', () => {
    const list = fc.uniqueArray(procedures, { maxLength: 5, selector: ({ code }) => code });
    fc.assert(
      fc.property(list, list, fc.infiniteStream(fc.boolean()), (before, sheet, ticks) => {
        const rows = sheet.map((procedure) => ({ serviceId: 'b', procedure }));
        const { added, changed, absent, same } = compare([field(before)], rows);
        const remove = absent.filter(() => ticks.next().value).map(({ code }) => ({ serviceId: 'b', code }));
        const after = imported(field(before), { rows, remove });
        expect(added.length + changed.length + same).toBe(sheet.length);
        expect(after).toHaveLength(before.length + added.length - remove.length);
        for (const procedure of sheet) expect(after).toContainEqual(procedure);
        const again = compare([field(after)], rows);
        expect([again.added, again.changed]).toEqual([[], []]);
      }),
    );
  });

  it('of the same sheet changes nothing, not even the name of the catalogue', () => {
    const before = field(DEMO_PROCEDURES.B ?? []);
    const rows = before.procedures.map((procedure) => ({
      serviceId: 'b',
      procedure: readRow(writeRow('B', procedure)) as Procedure,
    }));
    const after = field(imported(before, { rows, remove: [] }));
    expect(versionOf([after])).toBe(versionOf([before]));
  });
});
