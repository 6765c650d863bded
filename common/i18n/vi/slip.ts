/** Words that are printed on slips. No-break spaces hold compounds together. */

const UNITS = { hour: 'giờ', day: 'ngày', 'working-day': 'ngày làm\u00a0việc' } as const;

const range = (low: number, high: number): string => (low === high ? `${high}` : `${low}–${high}`);

export const slip = {
  weekdays: [
    'thứ\u00a0Hai',
    'thứ\u00a0Ba',
    'thứ\u00a0Tư',
    'thứ\u00a0Năm',
    'thứ\u00a0Sáu',
    'thứ\u00a0Bảy',
    'Chủ\u00a0nhật',
  ],
  yourNumber: 'Số của ông/bà',
  counters: (numbers: readonly number[]): string => {
    const last = numbers.at(-1);
    const others = numbers.slice(0, -1).join(', ');
    return others === '' ? `Quầy\u00a0${last}` : `Quầy\u00a0${others} hoặc\u00a0${last}`;
  },
  noCounters: 'Quầy: xin xem màn\u00a0hình',
  ahead: 'Trước ông/bà',
  people: (count: number): string => (count === 0 ? 'không có ai' : `${count}\u00a0người`),
  wait: 'Chờ khoảng',
  minutes: (low: number, high: number): string =>
    low === 0 ? `dưới ${high}\u00a0phút` : `${range(low, high)}\u00a0phút`,
  cutOff: 'Số lấy khi máy tạm mất kết\u00a0nối, sẽ\u00a0được gọi đúng\u00a0lượt.',
  takenAt: (time: string, weekday: string, date: string): string => `Lấy số lúc\u00a0${time}, ${weekday},\u00a0${date}`,
  printedAgainAt: (time: string): string => `In lại lúc\u00a0${time}`,
  follow: 'Theo dõi lượt trên điện\u00a0thoại',
  followHow: 'Mở máy\u00a0ảnh điện\u00a0thoại rồi đưa vào mã.',
  papers: (procedure: string): string => `${procedure}: giấy\u00a0tờ cần\u00a0có`,
  noPapers: 'Thủ\u00a0tục này không cần giấy\u00a0tờ.',
  fee: 'Lệ\u00a0phí:',
  time: (limit: string): string => `Thời\u00a0hạn: ${limit.charAt(0).toLowerCase()}${limit.slice(1)}`,
  limit: (unit: keyof typeof UNITS, limit: number, cutoff: string | null): string => {
    const base = limit === 0 ? 'Trong\u00a0ngày' : `${limit}\u00a0${UNITS[unit]}`;
    return cutoff === null ? base : `${base}; nộp sau\u00a0${cutoff}: ngày làm\u00a0việc tiếp\u00a0theo`;
  },
  illustrative: 'Dữ\u00a0liệu minh\u00a0họa, xin hỏi lại tại quầy.',
  missed: 'Nếu lỡ lượt:',
  missedDo: 'xin báo bàn hướng\u00a0dẫn. Trong\u00a0ngày, ông/bà không phải lấy số lại.',
  test: {
    heading: 'Phiếu in thử',
    printedAt: (time: string, weekday: string, date: string): string => `In lúc\u00a0${time}, ${weekday},\u00a0${date}`,
    letters: 'Chữ cái tiếng\u00a0Việt',
    paper: (dots: number): string => `Khổ in ${dots}\u00a0chấm`,
    edges: 'Hai vạch đen ở hai mép phải hiện đủ. Nếu bị cắt, xin chọn khổ in nhỏ hơn.',
  },
};
