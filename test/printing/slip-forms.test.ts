/** The slips of forms 01, 02 and 04: their content, a code that a scanner reads, room for a pen, nothing cut (SPEC J45, J31, J47). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completeCode, readCode, showCode } from '#server/domain/slip-code.ts';
import { toPng } from '#server/printing/encode.ts';
import { LEAST_MODULE } from '#server/printing/qr.ts';
import { layOut } from '#server/printing/slip.ts';
import type { ApologySlip, MissingSlip, PaperDots, ReceiptSlip, SlipContent } from '#server/printing/types.ts';
import { draw, fonts } from '#test/printing/print-room.ts';
import { birthSlip } from '#test/printing/sample-slips.ts';
import { readQr } from '#test/support/read-qr.ts';

const WIDTHS: readonly PaperDots[] = [576, 512, 384];
const code = completeCode('K7M4P9XA');
const { language, timeZone, office } = birthSlip;
const base = { language, timeZone, office, label: 'B009', code: showCode(code), qr: `LUOT${code}` } as const;
const procedure = { vi: 'Cấp giấy xác nhận tình trạng hôn nhân', en: 'Marital status certificate' };
const at = Date.parse('2026-11-23T08:43:00+07:00');

const receipt: ReceiptSlip = {
  ...base,
  kind: 'receipt',
  procedure: {
    name: procedure,
    papers: birthSlip.procedure?.papers ?? [],
    timeLimit: { unit: 'working-day', limit: 3, cutoff: '15:00' },
  },
  acceptedAt: at,
  dueDay: '2026-11-27',
};
const missing: MissingSlip = {
  ...base,
  kind: 'missing',
  procedure,
  papers: [
    { vi: 'Giấy chứng sinh', en: 'Certificate of birth' },
    { vi: 'Bản án ly hôn hoặc trích lục khai tử (nếu có)', en: 'Divorce or death record (if any)' },
  ],
  madeAt: at,
  lastDay: '2026-12-23',
};
const apology: ApologySlip = {
  ...base,
  label: null,
  kind: 'apology',
  procedure,
  acceptedAt: at,
  dueDay: '2026-11-27',
  newDueDay: '2026-12-03',
  reason: 'other-agency',
};
const FORMS = { receipt, missing, apology } as const;

const linesOf = (slip: SlipContent, dots: PaperDots): string[] =>
  layOut(slip, dots, fonts).marks.flatMap((mark) =>
    mark.kind === 'text'
      ? [
          mark.runs
            .map(({ text }) => text)
            .join('')
            .replaceAll('\u00a0', ' '),
        ]
      : [],
  );

describe.each(WIDTHS)('on paper of %i dots', (dots) => {
  it.each([
    [
      'receipt',
      [
        'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
        'Tiếp nhận hồ sơ của:',
        'Số điện thoại:',
        'Giấy chứng sinh',
        '3 ngày làm việc',
        'thứ Sáu, 27/11/2026',
        'Người nộp hồ sơ',
      ],
    ],
    [
      'missing',
      [
        'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
        'Giấy chứng sinh',
        'số B009',
        'thứ Tư, 23/12/2026',
        'Người hướng dẫn',
      ],
    ],
    [
      'apology',
      [
        'PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ',
        'thứ Sáu, 27/11/2026',
        'chờ cơ quan khác trả lời',
        'thứ Năm, 03/12/2026',
      ],
    ],
  ] as const)('%s says what its form says', (name, parts) => {
    const text = linesOf(FORMS[name], dots).join(' ');
    for (const part of [...parts, showCode(code)]) expect(text.replace(/\s+/g, ' ')).toContain(part);
  });

  it.each(['receipt', 'missing', 'apology'] as const)('%s: nothing is cut, in both languages', (name) => {
    for (const each of ['vi', 'en'] as const) {
      const page = layOut({ ...FORMS[name], language: each }, dots, fonts);
      for (const mark of page.marks) {
        expect(mark.x, JSON.stringify(mark)).toBeGreaterThanOrEqual(0);
        expect(mark.x + mark.width, JSON.stringify(mark)).toBeLessThanOrEqual(dots);
      }
    }
  });

  it.each(['receipt', 'missing', 'apology'] as const)('%s: a scanner reads its code', async (name) => {
    const picture = await draw(FORMS[name], dots);
    const png = toPng(picture);
    const folder = process.env.LUOT_SHOTS;
    if (folder !== undefined && folder !== '') {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/slip-${name}-${dots}.png`, png);
    }
    expect(readCode(readQr(png) ?? '')).toBe(code);
    const marks = layOut(FORMS[name], dots, fonts).marks.filter(({ kind }) => kind === 'code');
    expect(marks).toHaveLength(1);
    expect(marks[0]?.width).toBeGreaterThanOrEqual(21 * LEAST_MODULE);
  });
});
