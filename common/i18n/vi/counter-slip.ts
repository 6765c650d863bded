/** Words of the counter for dossiers and slips. */
export const counterSlip = {
  dossier: {
    accept: (label: string): string => `Nhận hồ sơ của ${label}`,
    acceptHint: 'Chọn thủ tục: ghi hồ sơ và in giấy tiếp nhận, hẹn trả kết quả.',
    shifted: (days: number): string =>
      days > 0
        ? `Hẹn muộn hơn ${days} ngày làm việc so với quy định.`
        : `Hẹn sớm hơn ${-days} ngày làm việc so với quy định.`,
    reading: 'Đang tính ngày hẹn trả…',
    noProcedure: (service: string): string => `${service} chưa có thủ tục nào. Nhờ người quản trị thêm.`,
    due: (day: string): string => `hẹn trả ${day}`,
    later: 'Hẹn muộn hơn một ngày làm việc',
    earlier: 'Hẹn sớm hơn một ngày làm việc',
    recorded: (day: string): string => `Đã ghi hồ sơ, hẹn trả ${day}. Giấy hẹn đang in.`,
    missing: (label: string): string => `${label} thiếu giấy tờ nào?`,
    whichProcedure: 'Số này chưa chọn thủ tục. Chọn thủ tục trước.',
    noPapers: 'Thủ tục này không cần giấy tờ.',
    isMissing: 'thiếu',
    isThere: 'đã có',
    printMissing: (count: number, label: string): string => `In phiếu bổ sung ${count} giấy tờ, để ${label} sau`,
    asked: (label: string): string => `${label} giữ nguyên chỗ. Phiếu yêu cầu bổ sung đang in.`,
  },
  code: {
    heading: 'Nhập mã trên phiếu',
    hint: 'Mã giấy hẹn hoặc phiếu bổ sung. Gõ 9 ký tự hoặc dùng máy quét, rồi bấm Enter.',
    look: 'Xem',
    handOut: 'Đã trả kết quả',
    foot: 'Esc: quay lại.',
    says: {
      appointment: (label: string): string => `${label}: đã nhận lịch hẹn, được gọi khi đến giờ.`,
      ready: (label: string): string => `Đã có kết quả: số ${label} chờ trả kết quả.`,
      back: (label: string): string => `${label} đã vào lại hàng chờ, giữ nguyên chỗ.`,
      notYet: (procedure: string, day: string): string => `${procedure}: chưa có kết quả, hẹn trả ${day}.`,
      late: (procedure: string, day: string): string => `${procedure}: trễ hẹn, đã xin lỗi và hẹn lại ${day}.`,
      askStaff: 'Quá ngày hẹn mà chưa có kết quả. Báo người phụ trách hẹn lại ngày và ký xin lỗi ở trang «Hồ sơ».',
      collected: 'Kết quả đã được trả.',
      posted: 'Kết quả đã gửi qua bưu điện.',
      over: 'Số của phiếu này đang hoặc đã được phục vụ.',
    },
  },
};
