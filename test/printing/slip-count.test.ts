/** J129: how many dossiers a number stands for, on its slip. */
import { expect, it } from 'vitest';
import type { Mark } from '#server/printing/sheet.ts';
import { layOut } from '#server/printing/slip.ts';
import type { PaperDots, TicketSlip } from '#server/printing/types.ts';
import { fonts } from '#test/printing/print-room.ts';
import { birthSlip } from '#test/printing/sample-slips.ts';

const textOf = (mark: Mark): string => (mark.kind === 'text' ? mark.runs.map((run) => run.text).join('') : '');
const marksOf = (slip: TicketSlip, dots: PaperDots) => layOut(slip, dots, fonts).marks;
const COUNT = /^\d+\u00a0(hồ\u00a0sơ|dossiers)$/;

it.each([576, 512, 384] as const)('stands large under the number, on %i dots, and nothing sticks out', (dots) => {
  const marks = marksOf({ ...birthSlip, dossiers: 12 }, dots);
  const [label, count] = [
    marks.find((mark) => textOf(mark) === 'B009'),
    marks.find((mark) => COUNT.test(textOf(mark))),
  ];
  expect(count?.y).toBeGreaterThan(label?.y ?? Number.NaN);
  for (const mark of marks) expect(mark.x + mark.width).toBeLessThanOrEqual(dots);
});

it('is said in each language, and not at all for one', () => {
  const said = (slip: TicketSlip): string[] =>
    marksOf(slip, 576)
      .map(textOf)
      .filter((text) => COUNT.test(text));
  expect(said({ ...birthSlip, dossiers: 99 })).toEqual(['99\u00a0hồ\u00a0sơ']);
  expect(said({ ...birthSlip, dossiers: 2, language: 'en' })).toEqual(['2\u00a0dossiers']);
  expect(said({ ...birthSlip, dossiers: 2, language: 'fr' })).toEqual(['2\u00a0dossiers']);
  expect(said(birthSlip)).toEqual([]);
});
