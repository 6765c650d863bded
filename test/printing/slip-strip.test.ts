/** J84: numbers to tear off while the power is gone; on three widths of paper. */
import { describe, expect, it } from 'vitest';
import type { Mark } from '#server/printing/sheet.ts';
import { layOut } from '#server/printing/slip.ts';
import type { PaperDots, StripSlip } from '#server/printing/types.ts';
import { fonts } from '#test/printing/print-room.ts';
import { birthSlip } from '#test/printing/sample-slips.ts';

const WIDTHS: readonly PaperDots[] = [576, 512, 384];
const labels = ['B801', 'B802', 'B803'];
const strip: StripSlip = {
  kind: 'strip',
  language: 'vi',
  timeZone: birthSlip.timeZone,
  office: birthSlip.office,
  service: birthSlip.service,
  labels,
  whole: { from: 'B801', to: 'B820' },
  printedAt: birthSlip.printedAt,
  again: false,
};
const textOf = (mark: Mark): string => (mark.kind === 'text' ? mark.runs.map((run) => run.text).join('') : '');
const whole = (slip: StripSlip): string =>
  layOut(slip, 576, fonts).marks.map(textOf).join(' ').replaceAll('\u00a0', ' ');

describe.each(WIDTHS)('on %i dots', (dots) => {
  it('each number stands alone, as large as on any slip, in order, and nothing sticks out', () => {
    const { marks, width } = layOut(strip, dots, fonts);
    const numbers = marks.filter((mark) => labels.includes(textOf(mark)));
    expect(numbers.map(textOf)).toEqual(labels);
    const large = numbers.map((mark) => (mark.kind === 'text' ? mark.size : 0));
    const ticket = layOut({ ...birthSlip, label: 'B801' }, dots, fonts).marks.find((mark) => textOf(mark) === 'B801');
    expect(new Set(large)).toEqual(new Set([ticket?.kind === 'text' ? ticket.size : 0]));
    expect(width).toBe(dots);
    for (const mark of marks) expect(mark.x + mark.width).toBeLessThanOrEqual(dots);
  });
});

it('says of which field each number is, and how the strip is used', () => {
  expect(whole(strip).match(/Hộ tịch/g)).toHaveLength(3);
  expect(whole(strip)).toContain('Từ B801 đến B820');
  expect(whole(strip)).toContain('Có điện lại: mở trang Tiếp dân');
  expect(whole(strip)).not.toContain('In lại');
});

it('a later piece says that it goes on, and a strip that is printed again says so', () => {
  const piece = whole({ ...strip, labels: ['B811'], again: true });
  expect(piece).toContain('Tiếp theo dải B801 – B820');
  expect(piece).toContain('In lại: bỏ bản cũ.');
});
