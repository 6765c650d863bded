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
  dossiers: (count: number): string => `${count}\u00a0hồ\u00a0sơ`,
  goesOnTo: (names: readonly string[]): string => `Sau đó: ${names.join(', rồi ')}. Giữ số này, không lấy số\u00a0mới.`,
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
  missing: (procedure: string, count: number): string => `${procedure}: còn thiếu ${count}\u00a0giấy\u00a0tờ`,
  complete: (procedure: string): string => `${procedure}: đã đủ giấy\u00a0tờ`,
  there: (papers: string): string => `Đã có: ${papers}.`,
  source: (source: string): string => `Căn\u00a0cứ: ${source}`,
  form: (name: string): string => `Mẫu: ${name}`,
  formHow: 'Quét mã để tải mẫu về và điền trước.',
  listTitle: 'Giấy tờ cần chuẩn\u00a0bị',
  readAgain: 'Xem lại trên điện\u00a0thoại',
  noNumber: 'Phiếu này không phải là số thứ\u00a0tự.',
  noNumberDo: 'Khi đã đủ giấy\u00a0tờ, xin đến trung\u00a0tâm và lấy\u00a0số.',
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
  forms: {
    code: 'Mã hồ\u00a0sơ',
    slipCode: 'Mã phiếu',
    label: (label: string): string => `Số ${label}`,
    signed: '(ký, ghi rõ họ\u00a0tên)',
    receipt: {
      heading: 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      from: 'Tiếp nhận hồ sơ của:',
      address: 'Địa chỉ:',
      phone: 'Số điện thoại:',
      work: 'Nội dung yêu cầu giải\u00a0quyết:',
      papers: 'Thành phần hồ sơ nộp\u00a0gồm:',
      limit: 'Thời gian giải quyết:',
      received: 'Nhận hồ sơ lúc:',
      due: 'Hẹn trả kết quả',
      scan: 'Khi đến nhận kết\u00a0quả',
      scanHow: 'Đưa mã này vào máy lấy số: máy báo ngay đã có kết quả chưa và cấp số trả kết\u00a0quả.',
      giver: 'Người nộp hồ\u00a0sơ',
      taker: 'Người tiếp nhận',
    },
    missing: {
      heading: 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
      from: 'Hồ sơ của:',
      work: 'Nội dung yêu cầu giải\u00a0quyết:',
      papers: 'Giấy tờ cần bổ\u00a0sung:',
      made: 'Lập phiếu lúc:',
      keep: 'Ông/bà không phải lấy số\u00a0lại',
      keepHow: (label: string, day: string): string =>
        `Đủ giấy tờ, ông/bà đưa mã này vào máy lấy số hoặc đọc mã tại quầy. Trong ngày, số ${label} giữ nguyên chỗ; ngày khác, ông/bà được gọi trước. Phiếu dùng đến hết ${day}.`,
      guide: 'Người hướng dẫn',
    },
    apology: {
      heading: 'PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ',
      to: 'Kính gửi ông/bà:',
      body: (accepted: string, office: string, procedure: string, due: string): string =>
        `Ngày ${accepted}, ${office} tiếp nhận hồ sơ của ông/bà: ${procedure}. Thời gian hẹn trả kết quả: ${due}.`,
      late: 'Đến nay chúng tôi chưa trả kết quả đúng hẹn.',
      reason: 'Lý do:',
      sorry:
        'Sự chậm trễ này đã gây phiền hà, tốn kém cho ông/bà. Chúng tôi chân thành xin lỗi ông/bà và sẽ trả kết quả vào',
      thanks: 'Rất mong ông/bà thông cảm.',
      again: 'Khi đến nhận kết\u00a0quả',
      againHow: 'Đưa mã này, hoặc mã trên giấy hẹn cũ, vào máy lấy\u00a0số.',
    },
    reasons: {
      verification: 'cần xác minh thêm',
      'other-agency': 'chờ cơ quan khác trả lời',
      workload: 'hồ sơ nhiều, giải quyết không kịp',
      system: 'hệ thống thông tin gặp sự cố',
      other: 'lý do khác, xin hỏi nhân viên',
    },
  },
  strip: {
    heading: 'Số dự phòng khi mất điện',
    whole: (from: string, to: string): string => `Từ ${from} đến ${to}`,
    goesOn: (from: string, to: string): string => `Tiếp theo dải ${from} – ${to}`,
    how: 'Xé từ trên xuống, phát đúng thứ tự người đến. Có điện lại: mở trang Tiếp dân, chọn dải này và nhập số đã phát.',
    keep: 'Xin giữ số này. Quầy gọi theo thứ tự.',
    again: 'In lại: bỏ bản cũ.',
  },
  test: {
    heading: 'Phiếu in thử',
    printedAt: (time: string, weekday: string, date: string): string => `In lúc\u00a0${time}, ${weekday},\u00a0${date}`,
    letters: 'Chữ cái tiếng\u00a0Việt',
    paper: (dots: number): string => `Khổ in ${dots}\u00a0chấm`,
    edges: 'Hai vạch đen ở hai mép phải hiện đủ. Nếu bị cắt, xin chọn khổ in nhỏ hơn.',
  },
};
