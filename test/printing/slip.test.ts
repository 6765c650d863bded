/** DOMAIN "The slip": content and order, on three widths of paper, in both languages; long names wrap, nothing is cut. */
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FONT_FAMILY, type Weight } from '#server/printing/fonts.ts';
import { LEAST_MODULE } from '#server/printing/qr.ts';
import type { Mark } from '#server/printing/sheet.ts';
import { layOut } from '#server/printing/slip.ts';
import { widthOf } from '#server/printing/text.ts';
import type { Bitmap, PaperDots, SlipContent, TicketSlip } from '#server/printing/types.ts';
import { draw, fonts } from '#test/printing/print-room.ts';
import { birthSlip, longSlip, shortSlip, testSlip } from '#test/printing/sample-slips.ts';

const WIDTHS: readonly PaperDots[] = [576, 512, 384];

const textOf = (mark: Mark): string => (mark.kind === 'text' ? mark.runs.map((run) => run.text).join('') : '');

function linesOf(slip: SlipContent, dots: PaperDots): string[] {
  const texts = layOut(slip, dots, fonts).marks.filter((mark) => mark.kind === 'text');
  return texts.map((mark) => textOf(mark).replaceAll('\u00a0', ' '));
}

const wholeText = (slip: SlipContent, dots: PaperDots): string => linesOf(slip, dots).join(' ');

describe('the content', () => {
  it('stands in the order in which it is needed', () => {
    const text = wholeText(birthSlip, 576);
    const parts = [
      'Trung tâm Phục vụ hành chính công',
      'Phường Đông Hà, tỉnh Quảng Trị',
      'Hộ tịch',
      'Số của ông/bà',
      'B009',
      'Quầy 5 hoặc 6',
      'Trước ông/bà 4 người',
      'Chờ khoảng 15–25 phút',
      'Lấy số lúc 08:43, thứ Hai, 23/11/2026',
      'Theo dõi lượt trên điện thoại',
      'Đăng ký khai sinh: giấy tờ cần có',
      'Tờ khai (có mẫu tại bàn hướng dẫn)',
      'Giấy chứng sinh',
      'Lệ phí: 0 đ · Trong ngày; nộp sau 15:00: ngày làm việc tiếp theo',
      'Nếu lỡ lượt: xin báo bàn hướng dẫn.',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('J103: is complete in a further language, and every letter of it is in the font', () => {
    const text = wholeText({ ...birthSlip, language: 'fr' }, 384);
    for (const part of ['Civil status', 'Votre numéro', 'Guichet 5 ou 6', '4 personnes', 'lundi, 23/11/2026']) {
      expect(text).toContain(part);
    }
    expect(() => draw({ ...birthSlip, language: 'fr' }, 384)).not.toThrow();
  });

  it('is complete in English too, with the names of the place as they are', () => {
    const text = wholeText({ ...birthSlip, language: 'en' }, 576);
    for (const part of [
      'Civil status',
      'Your number',
      'Counter 5 or 6',
      '4 people',
      '15–25 min',
      'Monday, 23/11/2026',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('If you miss your turn: please tell the help desk.');
  });

  it('falls back to Vietnamese where a translation is empty', () => {
    const service = { vi: 'Hộ tịch', en: '' };
    expect(linesOf({ ...birthSlip, language: 'en', service }, 576)).toContain('Hộ tịch');
  });

  it('shows the number at 196 dots, and smaller only when it would not fit', () => {
    const sizeOf = (slip: TicketSlip, dots: PaperDots): number => {
      const mark = layOut(slip, dots, fonts).marks.find((one) => textOf(one) === slip.label);
      return mark?.kind === 'text' ? mark.size : 0;
    };
    expect(sizeOf(birthSlip, 576)).toBe(196);
    expect(sizeOf(longSlip, 576)).toBeLessThan(196);
    expect(sizeOf(longSlip, 576)).toBeGreaterThan(130);
    expect(sizeOf(birthSlip, 384)).toBeGreaterThan(140);
  });

  it('keeps letters at 24 dots or more on every paper: narrow paper does not make eyes better', () => {
    for (const dots of WIDTHS) {
      for (const slip of [birthSlip, longSlip, testSlip]) {
        for (const mark of layOut(slip, dots, fonts).marks) {
          if (mark.kind === 'text') expect(mark.size).toBeGreaterThanOrEqual(24);
        }
      }
    }
  });

  it('leaves out what is not known, and says what to do instead', () => {
    const text = wholeText({ ...shortSlip, counters: [] }, 576);
    expect(text).toContain('Trước ông/bà không có ai');
    expect(text).toContain('xin xem màn hình');
    expect(text).not.toContain('Chờ khoảng');
    expect(text).not.toContain('Lệ phí');
  });

  it('says on a reprint when it was printed again, and keeps the time of the number', () => {
    const text = wholeText(longSlip, 576);
    expect(text).toContain('Lấy số lúc 08:43, thứ Hai, 23/11/2026');
    expect(text).toContain('In lại lúc 09:10');
    expect(wholeText(birthSlip, 576)).not.toContain('In lại');
  });

  it('marks illustrative figures, and tells long fees apart from the time limit', () => {
    const text = wholeText(longSlip, 576);
    expect(text).toContain('Dữ liệu minh họa');
    expect(text).toContain('Thời hạn: 25 ngày');
  });

  it("shows times in the office's zone, whatever the machine's", () => {
    const west = { ...birthSlip, timeZone: 'America/Lima' };
    expect(wholeText(west, 576)).toContain('Lấy số lúc 20:43, Chủ nhật, 22/11/2026');
  });

  it('draws every letter of Vietnamese on a test slip, and bars at the very edges', () => {
    for (const dots of WIDTHS) {
      const text = wholeText(testSlip, dots);
      for (const letter of 'ẠẶẬẸỆỊỌỘỢỤỰỴạặậẹệịọộợụựỵĐđẲỄỖỮ') expect(text).toContain(letter);
      expect(text).toContain('Máy in cửa chính');
      const bars = layOut(testSlip, dots, fonts).marks.filter((mark) => mark.kind === 'bar');
      expect(bars.some((bar) => bar.x === 0)).toBe(true);
      expect(bars.some((bar) => bar.x + bar.width === dots)).toBe(true);
    }
  });

  it('gives the code modules of at least five dots, a long link too', () => {
    for (const dots of WIDTHS) {
      for (const slip of [birthSlip, longSlip]) {
        const code = layOut(slip, dots, fonts).marks.find((mark) => mark.kind === 'code');
        if (code?.kind !== 'code') throw new Error('no code');
        const shortest = Math.min(...[...code.path.matchAll(/v(\d+)/g)].map(([, height]) => Number(height)));
        expect(shortest).toBeGreaterThanOrEqual(LEAST_MODULE);
        expect(code.x).toBeGreaterThanOrEqual(4 * LEAST_MODULE);
        expect(code.x + code.width).toBeLessThanOrEqual(dots - 4 * LEAST_MODULE);
      }
    }
  });
});

describe('nothing is cut', () => {
  it('measures as the renderer draws', () => {
    const sample = 'Đăng ký khai sinh – Quầy 5 hoặc 6 (có mẫu tại bàn hướng dẫn)';
    for (const weight of [400, 700, 800] as const satisfies readonly Weight[]) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="60"><text y="40" font-family="${FONT_FAMILY}" font-weight="${weight}" font-size="28">${sample}</text></svg>`;
      const drawn = new Resvg(svg, { font: { fontFiles: [...fonts.files], loadSystemFonts: false } }).getBBox();
      const measured = widthOf(sample, weight, 28, fonts);
      expect(Math.abs((drawn?.width ?? 0) - measured)).toBeLessThan(measured * 0.02);
    }
  });

  it('keeps the marks of capitals that stand on top of one another', async () => {
    const stacked = 'ĐĂNG KÝ THƯỜNG TRÚ – TRỢ CẤP HƯU TRÍ, ẾỀỂỄỆ ỮỰ';
    for (const dots of WIDTHS) {
      const slip = {
        ...shortSlip,
        service: { vi: stacked, en: '' },
        office: { ...shortSlip.office, name: { vi: stacked, en: '' } },
      };
      const whole = await draw(slip, dots);
      // The first line of the slip: nothing touches the upper edge, and no line of text touches the next.
      expect(inkIn(whole, 0, 4)).toBe(0);
      const lines = layOut(slip, dots, fonts).marks.filter(
        (mark) => mark.kind === 'text' && stacked.includes(textOf(mark).split(' ')[0] ?? ''),
      );
      expect(lines.length).toBeGreaterThan(1);
      for (const line of lines) {
        if (line.kind !== 'text') continue;
        const above = Math.floor(line.y - line.size * 1.07);
        expect(inkIn(whole, above - 1, above)).toBe(0);
      }
    }
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.stringMatching(/^[A-ZĐẾỮẰa-zđếữằ]{1,200}$/u),
    fc
      .array(fc.constantFrom('Đăng', 'ký', 'khai', 'sinh', '–', 'ẾỀỂỄỆ', 'http://a.b/c?d=e&f=<g>'), { maxLength: 60 })
      .map((words) => words.join(' ')),
  );
  const anySlip = fc.record({
    name: anyText,
    service: anyText,
    label: fc.stringMatching(/^[A-Z0-9]{1,12}$/),
    counters: fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 30 }),
    ahead: fc.nat(99_999),
    high: fc.nat(99_999),
    url: fc.webUrl({ size: 'large' }),
    dots: fc.constantFrom(...WIDTHS),
    language: fc.constantFrom('vi' as const, 'en' as const),
  });

  it('holds for any text: every mark lies on the paper, below the mark before the page ends', () => {
    fc.assert(
      fc.property(anySlip, ({ name, service, label, counters, ahead, high, url, dots, language }) => {
        const both = { vi: name || 'x', en: name };
        const slip: TicketSlip = {
          ...longSlip,
          language,
          label,
          counters,
          ahead,
          estimate: { low: 0, high },
          followUrl: url,
          office: { name: both, place: both },
          service: { vi: service || 'x', en: service },
          procedure: {
            ...(longSlip.procedure ?? never()),
            name: both,
            fee: both,
            papers: [{ name: both, hint: both }],
          },
        };
        const page = layOut(slip, dots, fonts);
        expect(page.width).toBe(dots);
        const onPaper = (mark: Mark): boolean => mark.x >= 0 && mark.x + mark.width <= dots && mark.y < page.height;
        expect(page.marks.filter((mark) => !onPaper(mark))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  it('draws any text to exactly the width of the paper, a name of nothing but odd signs too', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.constantFrom(...WIDTHS), async (text, dots) => {
        const both = { vi: text || 'x', en: text };
        const drawn = await draw({ ...shortSlip, service: both }, dots);
        expect(drawn.width).toBe(dots);
        expect(drawn.rows).toHaveLength((dots / 8) * drawn.height);
      }),
      { numRuns: 8 },
    );
  }, 20_000);

  it('puts a sign in the place of a letter that the font lacks, so that nothing vanishes silently', () => {
    expect(linesOf({ ...shortSlip, service: { vi: 'Hộ 籍 tịch', en: '' } }, 576)).toContain('Hộ ? tịch');
  });

  it('composes decomposed text, which would print its marks beside the letters', () => {
    const service = { vi: 'Chứng thực'.normalize('NFD'), en: '' };
    expect(linesOf({ ...shortSlip, service }, 576)).toContain('Chứng thực');
  });
});

function inkIn({ width, rows }: Bitmap, top: number, bottom: number): number {
  const bytes = width / 8;
  return rows.subarray(Math.max(0, top) * bytes, Math.max(0, bottom) * bytes).filter((byte) => byte !== 0).length;
}

function never(): never {
  throw new Error('the sample has a procedure');
}
