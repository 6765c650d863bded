/** Words of the phone page of one ticket. */

const UNITS = { hour: 'giờ', day: 'ngày', 'working-day': 'ngày làm việc' } as const;

const range = (low: number, high: number): string => (low === high ? `${high}` : `${low}–${high}`);

export const ticket = {
  productName: 'Lượt',
  switchLanguage: 'Đổi ngôn ngữ',
  yourNumber: 'Số của ông/bà',
  counter: 'Quầy',
  or: 'hoặc',
  after: (names: string): string => `Sau đó: ${names}`,
  booked: (time: string): string => `Có hẹn lúc ${time}: được gọi xen kẽ với người lấy số.`,
  waiting: {
    title: (label: string, ahead: number): string =>
      ahead === 0 ? `${label}: lượt kế tiếp` : `${label}: còn ${ahead} người`,
    ahead: 'Trước ông/bà còn',
    people: (_count: number): string => 'người',
    next: 'Ông/bà là người\u00a0kế\u00a0tiếp',
    passed: (count: number): string => `${count} đã gọi`,
    inLine: (count: number): string => `${count} đang chờ`,
    you: 'ông/bà',
    soon: 'Sắp đến lượt: xin vào gần quầy.',
    changed: 'Thứ tự có thể đổi khi có người được ưu tiên.',
    wait: 'Chờ khoảng',
    minutes: (low: number, high: number): string => (low === 0 ? `dưới ${high} phút` : `${range(low, high)} phút`),
    turnAt: (from: string, to: string): string =>
      from === to ? `Đến lượt vào khoảng ${to}.` : `Đến lượt vào khoảng ${from}\u2060–\u2060${to}.`,
    beBack: (time: string): string => `Xin có mặt trước ${time}.`,
    stay: 'Xin chờ gần quầy.',
    noEstimate: 'Chưa ước được thời gian chờ. Xin chờ gần quầy.',
  },
  called: {
    title: (label: string, counter: number): string => `${label}: mời đến quầy ${counter}`,
    at: (time: string): string => `Gọi lúc ${time}`,
    again: (time: string): string => `Gọi lại lúc ${time}`,
    heading: 'Đến lượt ông/bà',
    comeTo: 'Mời đến quầy',
    bring: (papers: string): string => `Xin mang theo ${papers}.`,
    and: ' và ',
    late: 'Chưa kịp đến, xin báo nhân viên: không phải lấy số lại trong ngày.',
  },
  serving: {
    title: (label: string): string => `${label}: đang phục vụ`,
    heading: 'Đang phục\u00a0vụ ông/bà',
    at: 'Tại quầy',
  },
  completed: {
    title: (label: string): string => `${label}: đã xong`,
    heading: 'Đã xong',
    thanks: 'Cảm ơn ông/bà.',
    at: (time: string): string => `Kết thúc lúc ${time}.`,
    newNumber: 'Cần làm việc khác, xin lấy số mới.',
  },
  missed: {
    title: (label: string): string => `${label}: xin báo nhân viên`,
    heading: 'Xin báo nhân\u00a0viên: không\u00a0phải lấy\u00a0số\u00a0lại',
    why: (counter: string, time: string): string => `Số này đã được gọi${counter}${time} nhưng chưa gặp ông/bà.`,
    atCounter: (number: number): string => ` đến quầy ${number}`,
    atTime: (time: string): string => ` lúc ${time}`,
    kept: 'Số còn dùng được trong ngày hôm nay.',
  },
  parked: {
    title: (label: string): string => `${label}: để sau`,
    heading: 'Xin quay\u00a0lại\u00a0quầy khi đã đủ giấy\u00a0tờ',
    why: 'Số này được để sau. Chỗ của ông/bà được giữ trong ngày: không phải lấy số lại.',
  },
  cancelled: {
    title: (label: string): string => `${label}: đã hủy`,
    heading: 'Số này đã hủy',
    next: 'Nếu vẫn cần làm thủ tục, xin lấy số mới.',
  },
  expired: {
    title: (label: string): string => `${label}: hết ngày`,
    heading: 'Số này đã hết ngày',
    next: 'Xin lấy số mới vào ngày làm việc. Số chỉ dùng trong ngày được lấy.',
  },
  unknown: {
    title: 'Không có số này',
    heading: 'Xin quét lại mã\u00a0QR trên\u00a0phiếu',
    why: 'Liên kết này không đúng hoặc đã hết hạn: mỗi số chỉ dùng trong ngày được lấy.',
    help: 'Cần giúp đỡ, xin hỏi nhân viên và đưa phiếu số.',
  },
  connecting: {
    title: 'Số của ông/bà',
    heading: 'Đang kết nối',
    slow: 'Chưa kết nối được. Xin kiểm tra mạng của điện thoại, hoặc nghe gọi số tại sảnh.',
  },
  lost: {
    waiting: 'Xin nghe gọi số tại sảnh',
    called: 'Xin vẫn đến quầy đã mời',
    other: 'Cần biết thêm, xin hỏi nhân\u00a0viên',
    why: (time: string, minutes: number): string =>
      `Mất kết nối, thông\u00a0tin dưới đây là của lúc ${time}${minutes === 0 ? '' : ` (${minutes} phút trước)`}. Trang đang tự kết nối lại.`,
  },
  updated: 'Cập nhật',
  ring: {
    both: 'Reo và rung khi đến lượt',
    sound: 'Reo khi đến lượt',
    vibration: 'Rung khi đến lượt',
    on: 'Đang bật',
    off: 'Bấm để bật',
    keepOpen: 'Xin giữ trang này mở để được báo.',
    notices: 'Điện thoại sẽ hiện thông báo khi sắp đến lượt.',
  },
  late: {
    button: 'Tôi đến muộn',
    ask: (places: number): string => `Nhường ${places} người đi trước?`,
    keeps: 'Số được giữ nguyên, không mất lượt.',
    left: (times: number): string =>
      times === 1 ? 'Đây là lần cuối số này được lùi.' : `Số này được lùi ${times} lần.`,
    yes: (places: number): string => `Nhường ${places} người`,
    no: 'Giữ chỗ cũ',
    done: 'Đã lùi chỗ, số vẫn được giữ.',
    usedUp: 'Số này đã lùi hai lần. Chưa kịp đến, xin báo nhân viên.',
  },
  giveUp: {
    button: 'Hủy số',
    ask: (label: string): string => `Hủy số ${label}?`,
    loses: 'Số đã hủy thì không được gọi nữa. Cần làm thủ tục, phải lấy số mới.',
    yes: 'Hủy số này',
    no: 'Không hủy',
    soon: (label: string): string => `Số ${label} sẽ được hủy`,
    seconds: (seconds: number): string => `sau ${seconds} giây`,
    undo: 'Không hủy nữa',
    kept: 'Số vẫn được giữ.',
    done: 'Đã hủy số.',
  },
  papers: {
    show: 'Giấy tờ cần có',
    hide: 'Ẩn giấy tờ',
    fee: 'Lệ phí',
    time: 'Thời hạn',
    limit: (unit: keyof typeof UNITS, limit: number, cutoff: string | null): string => {
      const base = limit === 0 ? 'Trong ngày' : `${limit} ${UNITS[unit]}`;
      return cutoff === null ? base : `${base}; nộp sau ${cutoff}: ngày làm việc tiếp theo`;
    },
    none: 'Thủ tục này không cần giấy tờ.',
    lookUp: 'Xem giấy tờ cần có',
    form: (name: string): string => `Mẫu để điền trước: ${name}`,
    tick: 'Đánh dấu giấy tờ đã có',
    source: (source: string): string => `Căn cứ: ${source}`,
    illustrative: 'Dữ liệu minh họa, xin hỏi lại tại quầy.',
  },
};
