/** Words of the public page of procedures. */

const UNITS = { hour: 'giờ', day: 'ngày', 'working-day': 'ngày làm\u00a0việc' } as const;

export const papersPage = {
  productName: 'Lượt',
  title: 'Giấy tờ cần chuẩn bị',
  otherLanguage: 'English',
  switchLanguage: 'Đổi sang tiếng Anh',
  loading: 'Đang mở danh sách…',
  failed: 'Xin kiểm tra mạng rồi thử\u00a0lại',
  again: 'Thử lại',
  off: 'Xin hỏi giấy tờ tại\u00a0trung\u00a0tâm',
  offWhy: 'Trung tâm chưa mở trang này.',
  heading: 'Cần mang giấy\u00a0tờ\u00a0gì?',
  gone: 'Xin tìm lại trong danh sách: trung tâm không còn thủ tục của liên kết này.',
  search: 'Tìm theo tên việc cần làm',
  example: 'Ví dụ: khai sinh',
  found: (count: number): string => `Thấy ${count} thủ tục`,
  none: 'Chưa thấy việc này. Xin gõ ít chữ hơn, hoặc chọn theo lĩnh vực.',
  byField: 'Hoặc chọn theo lĩnh vực',
  empty: 'Xin hỏi trung tâm: danh sách chưa có thủ tục nào.',
  count: (count: number): string => `${count} thủ\u00a0tục`,
  back: 'Tất cả thủ tục',
  papers: 'Giấy tờ cần có',
  noPapers: 'Thủ tục này không cần giấy tờ.',
  tick: 'Đánh dấu giấy tờ đã có. Dấu chỉ lưu trên máy này.',
  complete: 'Đã đủ giấy tờ.',
  missing: (count: number): string => `Còn thiếu ${count}:`,
  fee: 'Lệ phí',
  time: 'Thời hạn giải quyết',
  limit: (unit: keyof typeof UNITS, limit: number, cutoff: string | null): string => {
    const base = limit === 0 ? 'Trong ngày' : `${limit} ${UNITS[unit]}`;
    return cutoff === null ? base : `${base}; nộp sau ${cutoff}: ngày làm việc tiếp theo`;
  },
  forms: 'Mẫu để điền trước',
  source: (source: string): string => `Căn cứ: ${source}`,
  code: (code: string): string => `Mã thủ tục: ${code}`,
  illustrative: 'Dữ liệu minh họa, xin hỏi lại tại quầy.',
  print: 'In trang này',
};
