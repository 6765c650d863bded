/** SPEC J30: the code of a slip finds every slip of a finger, however it is typed or scanned. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_BODY, CODE_MARK, CODE_SIGNS, completeCode, readCode, showCode } from '#server/domain/slip-code.ts';
import { makeSlipCode } from '#server/secrets.ts';
import { runs } from '#test/support/fc-settings.ts';

const sign = fc.constantFrom(...CODE_SIGNS);
const code = fc
  .array(sign, { minLength: CODE_BODY, maxLength: CODE_BODY })
  .map((signs) => completeCode(signs.join('')));

test('J30: as printed, scanned, typed in small letters and with spaces, it is the same code', () => {
  fc.assert(
    fc.property(code, (made) => {
      const forms = [
        made,
        showCode(made),
        CODE_MARK + made,
        showCode(made).toLowerCase(),
        ` ${made.replace(/(.)/g, '$1 ')}`,
      ];
      expect(forms.map(readCode)).toEqual(forms.map(() => made));
    }),
    runs(300),
  );
});

test('J30: one wrong sign, or two neighbours swapped, is no code', () => {
  const place = fc.integer({ min: 0, max: CODE_BODY });
  fc.assert(
    fc.property(code, place, sign, (made, at, other) => {
      const wrong = made.slice(0, at) + other + made.slice(at + 1);
      expect(readCode(wrong)).toBe(wrong === made ? made : undefined);
      const swapped = made.slice(0, at) + (made[at + 1] ?? '') + (made[at] ?? '') + made.slice(at + 2);
      expect(readCode(swapped)).toBe(swapped === made ? made : undefined);
    }),
    runs(500),
  );
});

test('J30: no sign is taken for another', () => {
  expect(CODE_SIGNS).not.toMatch(/[012BDGILOQSUZ]/);
  expect(new Set(CODE_SIGNS).size).toBe(CODE_SIGNS.length);
});

test('J30: codes are made by chance', () => {
  const made = new Set(Array.from({ length: 500 }, makeSlipCode));
  expect(made.size).toBe(500);
  for (const one of made) expect(readCode(one)).toBe(one);
});

test.each(['', 'LUOT', '045199000123||Nguyễn Thị Ví Dụ|05031999', 'K7M4P9XA', '000000000'])(
  '«%s» is no code',
  (typed) => {
    expect(readCode(typed)).toBeUndefined();
  },
);
