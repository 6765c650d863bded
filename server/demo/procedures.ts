/** The procedures of the demo office. Figures marked illustrative were not verified: shown as «dữ liệu minh họa». */
import type { Procedure, TimeLimit } from '#common/contract/office.ts';
import type { Bilingual } from '#common/contract/text.ts';

const text = (vi: string, en: string): Bilingual => ({ vi, en });
const paper = (vi: string, en: string, hint?: Bilingual): Procedure['papers'][number] => ({
  name: text(vi, en),
  ...(hint === undefined ? {} : { hint }),
});

const FORM_HERE = text('Có mẫu tại bàn hướng dẫn', 'Blank forms at the help desk');
const SHOW_ONLY = text('Chỉ xuất trình', 'To be shown only');
const FREE = text('0 đ', '0 đ');
const SAME_DAY: TimeLimit = { unit: 'day', limit: 0, cutoff: '15:00' };
const workingDays = (limit: number): TimeLimit => ({ unit: 'working-day', limit, cutoff: null });
const days = (limit: number): TimeLimit => ({ unit: 'day', limit, cutoff: null });

/** Of the time limit; other procedures have no source here, since none was verified. */
const CERTIFICATION = 'Nghị định 23/2015/NĐ-CP, Điều 7 (thời hạn)';

const identity = paper('Giấy tờ tùy thân', 'Identity document', SHOW_ONLY);
const declaration = paper('Tờ khai', 'Declaration form', FORM_HERE);

/** By the prefix of the service that handles them. */
export const DEMO_PROCEDURES: Readonly<Record<string, readonly Procedure[]>> = {
  A: [
    {
      code: '2.000815',
      name: text('Chứng thực bản sao từ bản chính', 'Certified copies of originals'),
      papers: [paper('Bản chính', 'The original'), paper('Bản sao', 'The copies')],
      fee: text(
        '2.000 đ/trang; từ trang 3: 1.000 đ; nhiều nhất 200.000 đ/bản',
        '2,000 đ a page; from page 3: 1,000 đ; at most 200,000 đ a copy',
      ),
      timeLimit: SAME_DAY,
      source: CERTIFICATION,
      illustrative: false,
    },
    {
      code: '2.000884',
      name: text('Chứng thực chữ ký', 'Certified signature'),
      papers: [identity, paper('Văn bản cần chứng thực', 'The document to be signed')],
      fee: text('10.000 đ/trường hợp', '10,000 đ a case'),
      timeLimit: SAME_DAY,
      source: CERTIFICATION,
      illustrative: false,
    },
  ],
  B: [
    {
      code: '1.001193',
      name: text('Đăng ký khai sinh', 'Birth registration'),
      papers: [declaration, paper('Giấy chứng sinh', 'Certificate of birth from the hospital'), identity],
      fee: FREE,
      timeLimit: SAME_DAY,
      illustrative: false,
    },
    {
      code: '1.000656',
      name: text('Đăng ký khai tử', 'Death registration'),
      papers: [declaration, paper('Giấy báo tử hoặc giấy tờ thay thế', 'Notice of death, or a paper in its place')],
      fee: FREE,
      timeLimit: { unit: 'working-day', limit: 0, cutoff: '15:00' },
      illustrative: false,
    },
    {
      code: '1.000894',
      name: text('Đăng ký kết hôn', 'Marriage registration'),
      papers: [
        declaration,
        paper(
          'Giấy xác nhận tình trạng hôn nhân',
          'Certificate of marital status',
          text('Nếu thường trú ở nơi khác', 'If resident elsewhere'),
        ),
        paper('Hai bên cùng có mặt', 'Both persons present'),
      ],
      fee: FREE,
      timeLimit: { unit: 'working-day', limit: 0, cutoff: null },
      illustrative: false,
    },
    {
      code: '1.004873',
      name: text('Cấp giấy xác nhận tình trạng hôn nhân', 'Certificate of marital status'),
      papers: [
        declaration,
        paper(
          'Bản án ly hôn hoặc trích lục khai tử',
          'Divorce judgment or death certificate',
          text('Nếu có', 'If there is one'),
        ),
      ],
      fee: text('15.000 đ', '15,000 đ'),
      timeLimit: workingDays(3),
      illustrative: true,
    },
    {
      code: '2.000635',
      name: text('Cấp bản sao trích lục hộ tịch', 'Copy of a civil status record'),
      papers: [declaration, identity],
      fee: text('8.000 đ/bản', '8,000 đ a copy'),
      timeLimit: { unit: 'day', limit: 0, cutoff: null },
      illustrative: false,
    },
    {
      code: '1.004859',
      name: text('Thay đổi, cải chính, bổ sung hộ tịch', 'Change or correction of a civil status record'),
      papers: [declaration, paper('Giấy tờ liên quan', 'Related papers')],
      fee: text('15.000 đ', '15,000 đ'),
      timeLimit: workingDays(3),
      illustrative: true,
    },
  ],
  C: [
    {
      code: '1.013225',
      name: text('Cấp giấy phép xây dựng nhà ở riêng lẻ', 'Building permit for a private house'),
      papers: [
        paper('Đơn đề nghị', 'Application', FORM_HERE),
        paper('Giấy tờ đất', 'Land papers'),
        paper('Bản vẽ', 'Drawings'),
      ],
      fee: text('75.000 đ', '75,000 đ'),
      timeLimit: days(15),
      illustrative: true,
    },
  ],
  D: [
    {
      code: '1.001612',
      name: text('Đăng ký thành lập hộ kinh doanh', 'Household business registration'),
      papers: [paper('Giấy đề nghị', 'Application', FORM_HERE), identity],
      fee: text('100.000 đ', '100,000 đ'),
      timeLimit: workingDays(3),
      illustrative: true,
    },
  ],
  E: [
    {
      code: '1.001776',
      name: text('Trợ cấp xã hội hằng tháng', 'Monthly social allowance'),
      papers: [declaration],
      fee: FREE,
      timeLimit: workingDays(10),
      illustrative: true,
    },
    {
      code: '1.014027',
      name: text('Trợ cấp hưu trí xã hội', 'Social pension'),
      papers: [paper('Văn bản đề nghị', 'Written request', FORM_HERE)],
      fee: FREE,
      timeLimit: workingDays(10),
      illustrative: true,
    },
    {
      code: '1.001699',
      name: text('Xác định mức độ khuyết tật', 'Assessment of disability'),
      papers: [paper('Đơn đề nghị', 'Application', FORM_HERE), paper('Giấy tờ y tế', 'Medical papers')],
      fee: FREE,
      timeLimit: days(25),
      illustrative: true,
    },
    {
      code: '1.001731',
      name: text('Hỗ trợ chi phí mai táng', 'Funeral allowance'),
      papers: [paper('Giấy đề nghị', 'Request', FORM_HERE), paper('Trích lục khai tử', 'Death certificate')],
      fee: FREE,
      timeLimit: workingDays(10),
      illustrative: true,
    },
    {
      code: '1.011607',
      name: text('Công nhận hộ nghèo, cận nghèo', 'Recognition as a poor or near-poor household'),
      papers: [paper('Giấy đề nghị', 'Application', FORM_HERE)],
      fee: FREE,
      timeLimit: days(15),
      illustrative: true,
    },
  ],
};
