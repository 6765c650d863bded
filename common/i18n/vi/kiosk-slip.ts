/** Words of the kiosk for who holds a slip: an appointment for a result, or a request for papers. */
export const kioskSlip = {
  key: 'Tôi có mã\u00a0phiếu',
  asking: 'Đang xem phiếu…',
  end: 'Xong',
  seconds: (count: number): string => `${count} giây`,
  typeAgain: 'Nhập lại mã',
  code: {
    heading: 'Nhập mã trên\u00a0phiếu',
    hint: 'Mã có 9 ký tự, in gần mã QR. Có máy quét: đưa mã QR vào là được.',
    soFar: (typed: string): string => (typed === '' ? 'Chưa nhập ký tự nào' : `Đã nhập ${Array.from(typed).join(' ')}`),
    takeBack: 'Xóa một ký tự',
  },
  notYet: {
    lead: 'Hẹn trả kết quả',
    why: 'Kết quả chưa có. Hôm nay ông/bà không cần lấy số chờ.',
    today: 'Hẹn trả trong hôm nay, kết quả chưa có. Xin quay lại cuối giờ hoặc hỏi nhân viên.',
  },
  late: {
    heading: 'Chúng tôi xin\u00a0lỗi ông/bà',
    body: (procedure: string, day: string): string => `${procedure}: hẹn trả ${day}, nhưng đến nay chưa xong.`,
    reason: (reason: string): string => `Lý do: ${reason}.`,
    lead: 'Chúng tôi sẽ trả kết quả vào',
    thanks: 'Rất mong ông/bà thông cảm. Hôm nay ông/bà không cần lấy số chờ.',
    apology: {
      no: 'In phiếu xin lỗi và hẹn lại',
      sending: 'Đang in…',
      sent: 'Phiếu ra ở khe bên dưới màn hình',
      failed: 'Chưa in được, bấm lại',
    },
  },
  inLine: {
    ready: { lead: 'Ông/bà đã có số', why: 'Xin chờ gọi đến quầy trả kết quả.' },
    back: {
      lead: 'Số của ông/bà đã vào lại hàng\u00a0chờ',
      why: 'Số giữ nguyên chỗ cũ. Xin chờ gọi, không phải lấy số lại.',
    },
  },
  done: {
    collected: 'Kết quả đã được trả',
    posted: 'Kết quả đã gửi qua bưu\u00a0điện',
    why: 'Nếu ông/bà chưa nhận được, xin hỏi nhân viên.',
  },
  askStaff: {
    heading: 'Xin gặp nhân\u00a0viên',
    why: 'Nhân viên sẽ xem hồ sơ cho ông/bà ngay. Ông/bà không phải lấy số.',
  },
  over: { heading: 'Xin gặp nhân\u00a0viên', why: 'Số của phiếu này đang hoặc đã được phục vụ.' },
  refused: {
    'slip.unknown': { heading: 'Xin xem lại mã trên\u00a0phiếu', why: 'Máy không tìm thấy mã này.' },
    'slip.expired': { heading: 'Xin lấy số\u00a0mới', why: 'Phiếu bổ sung đã quá hạn.' },
    'appointment.early': { heading: 'Chưa đến giờ hẹn', why: 'Xin trở lại gần giờ hẹn: máy sẽ nhận mã này.' },
    'appointment.state': { heading: 'Xin lấy số\u00a0mới', why: 'Lịch hẹn này đã hủy hoặc đã quá giờ.' },
    'service.closed': { heading: 'Xin gặp nhân\u00a0viên', why: 'Hiện chưa cấp số trả kết quả.' },
    other: {
      heading: 'Xin gặp nhân\u00a0viên',
      why: 'Máy chưa xem được phiếu này. Ông/bà có thể thử lại sau ít phút.',
    },
  },
  reasons: {
    verification: 'cần xác minh thêm',
    'other-agency': 'chờ cơ quan khác trả lời',
    workload: 'hồ sơ nhiều, giải quyết không kịp',
    system: 'hệ thống thông tin gặp sự cố',
    other: 'lý do khác, xin hỏi nhân viên',
  },
};
