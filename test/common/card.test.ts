/** What is read of a citizen card's QR (SPEC J125): two fields of seven or more, and only of a card. */
import { describe, expect, it } from 'vitest';
import { ageOn, readCard } from '#common/web/card.ts';

describe('J125: a citizen card', () => {
  it.each([
    ['as it is printed', '045199000123||Nguyễn Thị Ví Dụ|05031999|Nữ|Khu phố 1, Phường Đông Hà, Quảng Trị|10052021'],
    ['with an old number and more fields at its end', '045199000123|197123456|x|05031999|x|x|10052021|x|x|x'],
    ['its letters not taken in', '045199000123||xxxxxxxxxxx|05031999|xx|xxxxx|10052021'],
  ])('%s', (_name, text) => {
    expect(readCard(text)).toEqual({ number: '045199000123', bornOn: '1999-03-05' });
  });

  it.each([
    '',
    '045199000123',
    '04519900012||x|05031999|x|x|x',
    '0451990001234||x|05031999|x|x|x',
    '045199000123|x|05031999',
    'LUOTK7M4P9XAC',
  ])('is none: %s', (text) => expect(readCard(text)).toBeUndefined());

  it.each(['00001950', '1950', ''])('a date of birth that is none is none: %s', (born) => {
    expect(readCard(`045199000123||x|${born}|x|x|x`)).toEqual({ number: '045199000123', bornOn: undefined });
  });

  it.each([
    ['1951-11-23', 75],
    ['1951-11-24', 74],
    ['1952-02-29', 74],
  ])('born on %s: %i years on 23 November 2026', (bornOn, years) => expect(ageOn(bornOn, '2026-11-23')).toBe(years));
});
