import type { PapersSlip, TestSlip, TicketSlip } from '#server/printing/types.ts';

const office = {
  name: { vi: 'Trung tâm Phục vụ hành chính công', en: 'Public Administration Service Centre' },
  place: { vi: 'Phường Đông Hà, tỉnh Quảng Trị', en: 'Đông Hà ward, Quảng Trị province' },
};

const timeZone = 'Asia/Ho_Chi_Minh';

/** Monday 23/11/2026, 08:43 in Đông Hà: the slip of the reference picture. */
export const birthSlip: TicketSlip = {
  kind: 'ticket',
  language: 'vi',
  timeZone,
  office,
  label: 'B009',
  service: { vi: 'Hộ tịch', en: 'Civil status' },
  counters: [5, 6],
  ahead: 4,
  estimate: { low: 15, high: 25 },
  issuedAt: Date.parse('2026-11-23T08:43:00+07:00'),
  printedAt: Date.parse('2026-11-23T08:43:00+07:00'),
  followUrl: 'http://192.168.1.10:8080/t/Qm9uam91ci1MdW9uZy1Mb',
  procedure: {
    name: { vi: 'Đăng ký khai sinh', en: 'Registration of birth' },
    papers: [
      {
        name: { vi: 'Tờ khai', en: 'Application form' },
        hint: { vi: 'có mẫu tại bàn hướng dẫn', en: 'forms at the help desk' },
      },
      { name: { vi: 'Giấy chứng sinh', en: 'Certificate of birth' } },
      { name: { vi: 'Giấy tờ tùy thân', en: 'Identity papers' }, hint: { vi: 'xuất trình', en: 'to be shown' } },
    ],
    fee: { vi: '0 đ', en: '0 đ' },
    timeLimit: { unit: 'working-day', limit: 0, cutoff: '15:00' },
    illustrative: false,
  },
};

/** The same procedure without a number, one paper missing; forms and source are invented. */
export const papersListSlip: PapersSlip = {
  kind: 'papers',
  language: 'vi',
  timeZone,
  office,
  service: birthSlip.service,
  procedure: {
    name: { vi: 'Đăng ký khai sinh', en: 'Registration of birth' },
    papers: [
      { name: { vi: 'Tờ khai', en: 'Application form' } },
      { name: { vi: 'Giấy chứng sinh', en: 'Certificate of birth' } },
      { name: { vi: 'Giấy tờ tùy thân', en: 'Identity papers' } },
    ],
    fee: { vi: '0 đ', en: '0 đ' },
    timeLimit: { unit: 'working-day', limit: 0, cutoff: '15:00' },
    forms: [
      {
        name: { vi: 'Tờ khai đăng ký khai sinh', en: 'Declaration of birth' },
        url: 'https://dichvucong.gov.vn/mau/khai-sinh',
      },
    ],
    source: 'Luật Hộ tịch (ví dụ của bài thử), Điều 16',
    illustrative: false,
  },
  missing: [1],
  pageUrl: 'http://192.168.1.10:8080/giay-to#1.001193',
  printedAt: birthSlip.printedAt,
};

/** Nothing but the number: no procedure, no estimate, nobody before. */
export const shortSlip: TicketSlip = {
  ...birthSlip,
  label: '1001',
  service: { vi: 'Trả kết quả', en: 'Collection of results' },
  counters: [3],
  ahead: 0,
  estimate: null,
  procedure: null,
};

/** Long names, many counters, a long link: everything that wraps. */
export const longSlip: TicketSlip = {
  ...birthSlip,
  kind: 'reprint',
  label: 'CD1204',
  office: {
    name: {
      vi: 'Trung tâm Phục vụ hành chính công phường Nam Đông Hà và các xã lân cận',
      en: 'Public Administration Service Centre of Nam Đông Hà ward and the neighbouring communes',
    },
    place: {
      vi: 'Số 12 đường Nguyễn Huệ, phường Nam Đông Hà, tỉnh Quảng Trị',
      en: '12 Nguyễn Huệ street, Nam Đông Hà ward, Quảng Trị province',
    },
  },
  service: {
    vi: 'Bảo trợ xã hội – Người có công với cách mạng – Giảm nghèo',
    en: 'Social protection – People of merit – Poverty reduction',
  },
  counters: [1, 2, 3, 4, 5, 12, 15, 21, 24],
  ahead: 128,
  estimate: { low: 120, high: 185 },
  printedAt: Date.parse('2026-11-23T09:10:00+07:00'),
  followUrl: 'https://hanhchinhcong.namdongha.quangtri.example.gov.vn:8443/t/Qm9uam91ci1MdW9uZy1Mb2MtZGEteQ',
  procedure: {
    name: {
      vi: 'Xác định, xác định lại mức độ khuyết tật và cấp Giấy xác nhận khuyết tật',
      en: 'Assessment and re-assessment of the degree of disability and issue of the certificate',
    },
    papers: [
      {
        name: { vi: 'Đơn đề nghị theo mẫu số 01', en: 'Application, form 01' },
        hint: { vi: 'ký trước mặt cán bộ tiếp nhận', en: 'signed before the clerk' },
      },
      {
        name: {
          vi: 'Giấy tờ y tế chứng minh tình trạng khuyết tật: bệnh án, giấy tờ khám, điều trị, phẫu thuật',
          en: 'Medical papers that show the disability: records of examination, treatment, surgery',
        },
      },
    ],
    fee: {
      vi: '2.000 đ/trang, từ trang 3: 1.000 đ, không quá 200.000 đ/bản',
      en: '2,000 đ a page, from page 3 1,000 đ, at most 200,000 đ a copy',
    },
    timeLimit: { unit: 'day', limit: 25, cutoff: null },
    illustrative: true,
  },
};

export const testSlip: TestSlip = {
  kind: 'test',
  language: 'vi',
  timeZone,
  office,
  printerName: 'Máy in cửa chính',
  printedAt: Date.parse('2026-11-23T07:20:00+07:00'),
};
