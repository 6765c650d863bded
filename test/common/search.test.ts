/** J21: a procedure is found by what people type, with or without accents. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findProcedures, plain } from '#common/web/search.ts';
import { DEMO_PROCEDURES } from '#server/demo/procedures.ts';

const NAMES: Readonly<Record<string, string>> = { A: 'Chứng thực', B: 'Hộ tịch', C: 'Đất đai – Xây dựng' };
const fields = Object.entries(DEMO_PROCEDURES).map(([prefix, procedures]) => ({
  prefix,
  name: { vi: NAMES[prefix] ?? prefix, en: '' },
  procedures,
}));
const codes = (query: string): string[] => findProcedures(fields, query).map(({ procedure }) => procedure.code);

describe('J21: the words without accents', () => {
  it.each([
    ['Đăng ký khai sinh', 'dang ky khai sinh'],
    ['ĐẤT ĐAI – Xây\u00a0dựng', 'dat dai xay dung'],
    ['  2.000815 ', '2 000815'],
    ['ẾỀỂỄỆ ỮỰ', 'eeeee uu'],
  ])('%s', (text, expected) => {
    expect(plain(text)).toBe(expected);
    // Keyboards send composed letters, some telephones decomposed ones.
    expect(plain(text.normalize('NFD'))).toBe(expected);
  });
});

describe('J21: the search', () => {
  it.each([
    ['khai sinh', ['1.001193']],
    ['KHAI SINH', ['1.001193']],
    ['khai sinh'.normalize('NFD'), ['1.001193']],
    ['Khai sính', ['1.001193']],
    ['khai s', ['1.001193']],
    ['chung thuc', ['2.000815', '2.000884']],
    ['ket hon', ['1.000894']],
    ['1.000894', ['1.000894']],
    ['birth reg', ['1.001193']],
    ['xay dung nha', ['1.013225']],
    ['khong co', []],
    ['', []],
    ['  –  ', []],
  ])('“%s”', (query, expected) => {
    expect(codes(query)).toEqual(expected);
  });

  it('lists a whole field by its name, those first that have the words in their own', () => {
    const found = codes('ho tich');
    expect(found.slice(0, 2)).toEqual(['2.000635', '1.004859']);
    expect(found).toHaveLength(6);
  });

  it('looks at papers only where nothing else has the words', () => {
    expect(codes('khai tu')).toEqual(['1.000656']);
    expect(codes('giay chung sinh')).toEqual(['1.001193']);
    expect(codes('ho tich ban an')).toEqual(['1.004873']);
  });

  it('finds every procedure by any of its own words, typed without accents, in any order', () => {
    const all = fields.flatMap(({ procedures }) => procedures);
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.integer({ min: 0, max: 20 }), ({ name, code }, turn) => {
        const words = plain(name.vi).split(' ');
        const turned = [...words.slice(turn % words.length), ...words.slice(0, turn % words.length)];
        expect(codes(turned.join(' '))).toContain(code);
      }),
    );
  });
});
