/** J22, J23: the checklist on a number's slip, and the list that is printed without one; on three widths of paper. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark } from '#server/printing/sheet.ts';
import { layOut } from '#server/printing/slip.ts';
import type { PaperDots, PapersSlip, SlipContent, TicketSlip } from '#server/printing/types.ts';
import { fonts } from '#test/printing/print-room.ts';
import { birthSlip, longSlip, papersListSlip } from '#test/printing/sample-slips.ts';

const WIDTHS: readonly PaperDots[] = [576, 512, 384];
const textOf = (mark: Mark): string => (mark.kind === 'text' ? mark.runs.map((run) => run.text).join('') : '');
const wholeText = (slip: SlipContent, dots: PaperDots = 576): string =>
  layOut(slip, dots, fonts)
    .marks.map(textOf)
    .filter((line) => line !== '')
    .join(' ')
    .replaceAll('\u00a0', ' ');
const boxesOf = (slip: SlipContent): number =>
  layOut(slip, 576, fonts).marks.filter(({ kind }) => kind === 'box').length;
const codesOf = (slip: SlipContent, dots: PaperDots = 576): number =>
  layOut(slip, dots, fonts).marks.filter(({ kind }) => kind === 'code').length;

describe('J22: the slip of a number', () => {
  it('lists all papers to tick when nobody was asked, as ever', () => {
    expect(wholeText(birthSlip)).toContain('Đăng ký khai sinh: giấy tờ cần có');
    expect(boxesOf(birthSlip)).toBe(3);
  });

  it('lists what is missing to tick, and names what is there', () => {
    const slip: TicketSlip = { ...birthSlip, missing: [0, 2] };
    const text = wholeText(slip);
    expect(text).toContain('Đăng ký khai sinh: còn thiếu 2 giấy tờ');
    expect(text).toContain('Đã có: Giấy chứng sinh.');
    expect(boxesOf(slip)).toBe(2);
    expect(wholeText({ ...slip, language: 'en' })).toContain('Registration of birth: 2 papers missing');
  });

  it('says so when nothing is missing', () => {
    const slip: TicketSlip = { ...birthSlip, missing: [] };
    expect(wholeText(slip)).toContain('Đăng ký khai sinh: đã đủ giấy tờ');
    expect(boxesOf(slip)).toBe(0);
  });

  it('has a code for each form, and the source', () => {
    const { procedure } = papersListSlip;
    const slip: TicketSlip = { ...birthSlip, procedure };
    expect(codesOf(slip) - codesOf(birthSlip)).toBe(procedure.forms?.length);
    expect(wholeText(slip)).toContain('Căn cứ: Luật Hộ tịch');
  });
});

describe('J23: the list alone', () => {
  it('has papers, fee, time limit, forms, source and the page; no number, and it says that it is none', () => {
    const text = wholeText(papersListSlip);
    const parts = [
      'Giấy tờ cần chuẩn bị',
      'Hộ tịch',
      'Đăng ký khai sinh: còn thiếu 1 giấy tờ',
      'Giấy chứng sinh',
      'Đã có: Tờ khai; Giấy tờ tùy thân.',
      'Lệ phí: 0 đ',
      'Căn cứ: Luật Hộ tịch',
      'Mẫu: Tờ khai đăng ký khai sinh',
      'Xem lại trên điện thoại',
      'Phiếu này không phải là số thứ tự.',
      'In lúc 08:43, thứ Hai, 23/11/2026',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text).not.toMatch(/Số của ông\/bà|Nếu lỡ lượt/);
    expect(wholeText({ ...papersListSlip, language: 'en' })).toContain('This slip is not a number.');
  });

  it('lies on the paper on every width, with long names and any set of missing papers', () => {
    const papers = longSlip.procedure?.papers ?? [];
    fc.assert(
      fc.property(
        fc.constantFrom(...WIDTHS),
        fc.subarray(papers.map((_, index) => index)),
        fc.constantFrom('vi' as const, 'en' as const),
        (dots, missing, language) => {
          const procedure =
            longSlip.procedure === null
              ? papersListSlip.procedure
              : { ...papersListSlip.procedure, ...longSlip.procedure };
          const slip: PapersSlip = { ...papersListSlip, language, service: longSlip.service, procedure, missing };
          const page = layOut(slip, dots, fonts);
          const off = page.marks.filter(({ x, width, y }) => x < 0 || x + width > dots || y >= page.height);
          expect(off).toEqual([]);
          for (const mark of page.marks) if (mark.kind === 'text') expect(mark.size).toBeGreaterThanOrEqual(24);
        },
      ),
      { numRuns: 40 },
    );
  });
});
